import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { MailEventTally } from '../../../spool/index.js';
import { SendingRecordsRepository } from '../../record/index.js';
import { RequestReview } from '../../reviews/index.js';

type PageListener = (tx: Tx, tallies: readonly MailEventTally[]) => Promise<void>;

/** Adds a page of counted events to the sending records. */
@Injectable()
export class AddToRecords {
  private readonly listeners: PageListener[] = [];

  constructor(
    private readonly records: SendingRecordsRepository,
    private readonly reviews: RequestReview,
  ) {}

  /** What else has to look at accounts whose sums have changed; in the transaction that changes them. */
  onPage(listener: PageListener): void {
    this.listeners.push(listener);
  }

  async unscopedIn(tx: Tx, tallies: readonly MailEventTally[], by: string): Promise<void> {
    await this.records.unscopedAdd(tx, tallies);
    await this.flagLargeDays(tx, [...new Set(tallies.map((tally) => tally.accountId))], by);
    for (const listener of this.listeners) await listener(tx, tallies);
  }

  /** The first day with much mail says most about a new sender. */
  private async flagLargeDays(tx: Tx, accountIds: string[], by: string): Promise<void> {
    for (const accountId of await this.records.unscopedNoteLargeDays(tx, accountIds)) {
      await this.reviews.flagIn(tx, accountScope(accountId), ['first_large_day'], by);
    }
  }
}
