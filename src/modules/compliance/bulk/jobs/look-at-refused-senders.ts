import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { SenderRefusals } from '../../../sending/index.js';
import { MISMATCH_THRESHOLDS, type MismatchThreshold, tooManyMismatches } from '../rules/sender-mismatch.table.js';
import { FlagForReview } from '../use-cases/flag-for-review.js';

const NAME = 'look-at-refused-senders';

/** Sees who tries again and again to write in a name that is not his; once a day per account. */
@Injectable()
export class LookAtRefusedSenders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refusals: SenderRefusals,
    private readonly flag: FlagForReview,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, NAME, RANK.delivery + 7, clock, (at) => this.run(at)));
  }

  async run(at: Instant): Promise<void> {
    const counts = new Map<string, Map<number, number>>();
    for (const { hours, refusals } of MISMATCH_THRESHOLDS) {
      // Whole hours, the one that runs included.
      const from = addMs(at, (1 - hours) * HOUR_MS);
      for (const found of await this.refusals.unscopedSince(from, refusals)) {
        const ofAccount = counts.get(found.accountId) ?? new Map<number, number>();
        counts.set(found.accountId, ofAccount.set(hours, found.refusals));
      }
    }
    for (const [accountId, inHours] of counts) {
      const refusalsIn = (hours: number) => inHours.get(hours) ?? 0;
      const threshold = tooManyMismatches(refusalsIn);
      if (threshold) await this.flagOne(accountId, threshold, refusalsIn(threshold.hours));
    }
  }

  private async flagOne(accountId: string, { hours }: MismatchThreshold, refusals: number): Promise<void> {
    await this.unitOfWork.runAsWorker((tx) => {
      const about = `sender_mismatch:${accountId}:${localDate(tx.now, 'UTC')}`;
      return this.flag.in(tx, accountId, { kind: 'sender_mismatch', about, detail: { refusals, hours }, rule: NAME });
    });
  }
}
