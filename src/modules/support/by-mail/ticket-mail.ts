import { Injectable } from '@nestjs/common';
import { FollowAnswers } from './use-cases/follow-answers.js';
import { TicketThreads } from './use-cases/ticket-threads.js';

/** What the mails of support are to who writes and follows them. */
@Injectable()
export class TicketMail {
  constructor(
    readonly threads: TicketThreads,
    readonly answers: FollowAnswers,
  ) {}
}
