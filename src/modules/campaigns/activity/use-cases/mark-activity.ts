import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DepartedAccounts } from '../../../../platform/outbox/departed-accounts.js';
import { type ContactActivity, ContactsFacade } from '../../../audience/index.js';
import { MailEventCursors, MailEventLog } from '../../../spool/index.js';
import { activityOf, TELLING } from '../rules/activity-of.js';

const CURSOR = 'contact-activity';
const PAGE = 5_000;
/** A run ends after as many pages, so that a long backlog keeps nothing else of the schedule waiting. */
const PAGES = 40;

/** Reads the log of mail events into what contacts did last: each event once, whoever reads and whenever he dies. */
@Injectable()
export class MarkActivity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: MailEventCursors,
    private readonly events: MailEventLog,
    private readonly contacts: ContactsFacade,
    private readonly departed: DepartedAccounts,
  ) {}

  /** Answers how many events it went past. */
  async run(pageSize = PAGE): Promise<number> {
    const begin = await this.cursors.positionOf(CURSOR);
    let from = begin;
    for (let page = 0; page < PAGES; page += 1) {
      // Outside the transaction: an open one would keep the log's horizon from moving on.
      const { upTo, heads } = await this.events.headsAfter(from, pageSize, { types: TELLING });
      if (upTo === from) break;
      const told = heads.filter(({ accountId }) => accountId !== SYSTEM_ACCOUNT_ID);
      const activities = (await this.events.unscopedOf(told)).map(activityOf).filter((one) => one !== null);
      const moved = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.cursors.advanceIn(tx, CURSOR, from, upTo))) return false;
        await this.contacts.markActivityIn(tx, await this.withoutDepartedIn(tx, activities));
        return true;
      });
      if (!moved) break;
      from = upTo;
    }
    return from - begin;
  }

  /** Nothing is written for an account that was purged between the reading and now. */
  private async withoutDepartedIn(tx: Tx, activities: readonly ContactActivity[]): Promise<ContactActivity[]> {
    const gone = new Set<string>();
    for (const id of [...new Set(activities.map(({ accountId }) => accountId))].sort())
      if (await this.departed.isGoneIn(tx, id)) gone.add(id);
    return activities.filter(({ accountId }) => !gone.has(accountId));
  }
}
