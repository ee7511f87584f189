import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { accountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MailEventCursors, MailEventLog } from '../../spool/index.js';
import { SupportFacade } from '../../support/index.js';

const CURSOR = 'answers-of-support';
const PAGE = 2_000;
/** A run ends after as many pages, so that a long backlog keeps nothing else of the schedule waiting. */
const PAGES = 40;

/** Reads from the log of mail events how the mails fared that carried answers of support. */
@Injectable()
export class ReadAnswerNews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: MailEventCursors,
    private readonly events: MailEventLog,
    private readonly support: SupportFacade,
  ) {}

  async run(): Promise<void> {
    let from = await this.cursors.positionOf(CURSOR);
    for (let page = 0; page < PAGES; page += 1) {
      // Outside the transaction: an open one would keep the log's horizon from moving on.
      const { upTo, heads } = await this.events.headsOf(accountScope(SYSTEM_ACCOUNT_ID), from, PAGE);
      if (upTo === from) return;
      const own = await this.events.unscopedOf(heads);
      const { answers } = this.support.mail;
      const news = await answers.concerned(
        own.map(({ messageId: mailId, type, at, detail }) => ({ mailId, type, at, reason: detail.class ?? null })),
      );
      const begin = from;
      const moved = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.cursors.advanceIn(tx, CURSOR, begin, upTo))) return false;
        await answers.markIn(tx, news);
        return true;
      });
      if (!moved) return;
      from = upTo;
    }
  }
}
