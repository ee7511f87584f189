import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { MailIntakeModule } from '../../mail-intake/index.js';
import { AttachmentsModule } from '../attachments/index.js';
import { HelpModule } from '../help/index.js';
import { LiveModule } from '../live/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ByMailParts } from './by-mail-parts.js';
import { TakeMailWhenItIsReceived } from './consumers/take-mail-when-it-is-received.js';
import { AnswerMailsRepository } from './data/answer-mails.repository.js';
import { SupportMailsRepository } from './data/support-mails.repository.js';
import { AdminSupportMailsController } from './http/admin-support-mails.controller.js';
import { SupportMailLocator } from './http/support-mail.locator.js';
import { TicketMail } from './ticket-mail.js';
import { AnswerSender } from './use-cases/answer-sender.js';
import { FileMail } from './use-cases/file-mail.js';
import { FindSender } from './use-cases/find-sender.js';
import { FollowAnswers } from './use-cases/follow-answers.js';
import { KeepFiles } from './use-cases/keep-files.js';
import { RecogniseMail } from './use-cases/recognise-mail.js';
import { TakeMail } from './use-cases/take-mail.js';
import { TicketMailIds } from './use-cases/ticket-mail-ids.js';
import { TicketThreads } from './use-cases/ticket-threads.js';
import { WriteIntoTicket } from './use-cases/write-into-ticket.js';

/** Mail to the support address, and the mails that its tickets are answered with. */
@Module({
  imports: [AccountsModule, AttachmentsModule, BillingModule, HelpModule, LiveModule, MailIntakeModule, TicketsModule],
  controllers: [AdminSupportMailsController],
  providers: [
    SupportMailsRepository,
    AnswerMailsRepository,
    TicketMailIds,
    FindSender,
    RecogniseMail,
    AnswerSender,
    KeepFiles,
    WriteIntoTicket,
    FollowAnswers,
    FileMail,
    TakeMail,
    TakeMailWhenItIsReceived,
    TicketThreads,
    TicketMail,
    SupportMailLocator,
    ByMailParts,
  ],
  exports: [TicketMail],
})
export class ByMailModule {}
