import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { MailEventLog } from '../../../spool/index.js';
import { SendingRecordsRepository } from '../../record/index.js';
import { RequestReview } from '../../reviews/index.js';

const PAGE = 5_000;
const NAME = 'count-mail-events';

/** Reads the log of mail events into the sending records, each event once whoever runs it. */
@Injectable()
export class CountMailEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: MailEventLog,
    private readonly records: SendingRecordsRepository,
    private readonly reviews: RequestReview,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(MINUTE_MS, NAME, RANK.delivery + 5, clock, () => this.run()));
  }

  async run(): Promise<void> {
    for (;;) {
      const from = await this.records.unscopedCursor();
      // Outside the transaction: an open one would keep the log's horizon from moving on.
      const { upTo, tallies } = await this.log.tallyAfter(from, PAGE);
      if (upTo === from) return;
      const counted = await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.records.unscopedAdvance(tx, from, upTo))) return false;
        await this.records.unscopedAdd(tx, tallies);
        await this.flagLargeDays(tx, [...new Set(tallies.map((tally) => tally.accountId))]);
        return true;
      });
      if (!counted) return;
    }
  }

  /** The first day with much mail says most about a new sender. */
  private async flagLargeDays(tx: Tx, accountIds: string[]): Promise<void> {
    for (const accountId of await this.records.unscopedNoteLargeDays(tx, accountIds)) {
      await this.reviews.flagIn(tx, accountScope(accountId), ['first_large_day'], NAME);
    }
  }
}
