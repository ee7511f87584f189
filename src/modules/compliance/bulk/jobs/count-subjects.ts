import { Injectable } from '@nestjs/common';
import { MINUTE_MS, toIso } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { BillingFacade } from '../../../billing/index.js';
import { MailEventCursors, type SubjectTally, SubjectTallies } from '../../../spool/index.js';
import { SubjectHoursRepository } from '../data/subject-hours.repository.js';
import { isForReview, sameSubjectLimit } from '../rules/same-subject.js';
import { FlagForReview } from '../use-cases/flag-for-review.js';

const PAGE = 5_000;
const NAME = 'count-subjects';
const CURSOR = 'same-subject';

/** Where the log is read, and how far. */
@Injectable()
export class SubjectLog {
  constructor(
    readonly cursors: MailEventCursors,
    readonly tallies: SubjectTallies,
    readonly hours: SubjectHoursRepository,
  ) {}
}

/** Sees when somebody who may not send in bulk sends one thing to many: a person looks, the mail goes on. */
@Injectable()
export class CountSubjects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: SubjectLog,
    private readonly billing: BillingFacade,
    private readonly flag: FlagForReview,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, NAME, RANK.delivery + 6, clock, () => this.run()));
  }

  async run(): Promise<void> {
    for (;;) {
      const from = await this.log.cursors.positionOf(CURSOR);
      const { upTo, tallies } = await this.log.tallies.after(from, PAGE);
      if (upTo === from) return;
      const limits = await this.limitsOf(tallies);
      const counted = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.log.cursors.advanceIn(tx, CURSOR, from, upTo))) return false;
        await this.countIn(tx, tallies, limits);
        return true;
      });
      if (!counted) return;
    }
  }

  /** Of accounts whose subjects are counted at all. */
  private async limitsOf(tallies: readonly SubjectTally[]): Promise<Map<string, number>> {
    const accountIds = [...new Set(tallies.map((tally) => tally.accountId))];
    const sold = await this.billing.entitlementsOf(accountIds);
    const limits = accountIds.map((id) => [id, sameSubjectLimit(sold.get(id) ?? [])] as const);
    return new Map(limits.filter((entry): entry is [string, number] => entry[1] !== null));
  }

  private async countIn(tx: Tx, tallies: readonly SubjectTally[], limits: Map<string, number>): Promise<void> {
    const watched = tallies.filter(({ accountId }) => limits.has(accountId));
    for (const sum of await this.log.hours.unscopedAdd(tx, watched)) {
      const { accountId, messages, hour, subjectHash } = sum;
      const limit = limits.get(accountId) ?? null;
      if (!isForReview(messages, limit)) continue;
      const about = `same_subject:${accountId}:${toIso(hour)}:${subjectHash}`;
      const detail = { messages, limit, hour: toIso(hour) };
      await this.flag.in(tx, accountId, { kind: 'same_subject', about, detail, rule: NAME });
    }
  }
}
