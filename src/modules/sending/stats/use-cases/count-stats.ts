import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DepartedAccounts } from '../../../../platform/outbox/departed-accounts.js';
import { MAIL_CLASS, MailEventCursors, type MailEventFact, MailEventFacts } from '../../../spool/index.js';
import { StatsHoursRepository } from '../data/stats-hours.repository.js';
import { INSTALLATION_ID, NONE } from '../rules/dimensions.js';
import { type Fact, type HourSum, sumFacts } from '../rules/sum-facts.js';

const CURSOR = 'stats';
/** Large: mail to many has the same domains again and again. */
const PAGE = 10_000;
/** A run ends after as many events, so that a long backlog keeps nothing else of the schedule waiting. */
const PAGES = 30;

const STREAM = new Map<number, string>(Object.entries(MAIL_CLASS).map(([name, number]) => [number, name]));

/** Reads the log of mail events into the sums: each event once, whoever counts and whenever he dies. */
@Injectable()
export class CountStats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: MailEventCursors,
    private readonly events: MailEventFacts,
    private readonly hours: StatsHoursRepository,
    private readonly departed: DepartedAccounts,
  ) {}

  /** Answers how many events it went past. */
  async run(pageSize = PAGE): Promise<number> {
    const begin = await this.cursors.positionOf(CURSOR);
    let from = begin;
    for (let page = 0; page < PAGES; page += 1) {
      // Outside the transaction: an open one would keep the log's horizon from moving on.
      const { upTo, facts } = await this.events.after(from, pageSize);
      if (upTo === from) break;
      const sums = sumFacts(facts.map(factOf));
      const counted = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.cursors.advanceIn(tx, CURSOR, from, upTo))) return false;
        await this.hours.unscopedAddIn(tx, await this.withoutDepartedIn(tx, sums));
        return true;
      });
      if (!counted) break;
      from = upTo;
    }
    return from - begin;
  }

  /** Nothing is written for an account that was purged between the reading and now. */
  private async withoutDepartedIn(tx: Tx, sums: readonly HourSum[]): Promise<HourSum[]> {
    const gone = new Set<string>();
    for (const id of [...new Set(sums.map(({ accountId }) => accountId))].sort()) {
      if (id !== INSTALLATION_ID && (await this.departed.isGoneIn(tx, id))) gone.add(id);
    }
    return sums.filter(({ accountId }) => !gone.has(accountId));
  }
}

function factOf({ mailClass, ...fact }: MailEventFact): Fact {
  return { ...fact, stream: STREAM.get(mailClass) ?? NONE };
}
