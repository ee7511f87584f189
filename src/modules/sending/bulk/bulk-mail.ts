import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { AcceptedPage, BulkPageRequest, NewBulk, PreparedBulk } from './bulk.types.js';
import type { BulkCounts } from './data/bulks.repository.js';
import { AcceptPage } from './use-cases/accept-page.js';
import { ForgetCopies } from './use-cases/forget-copies.js';
import { NameLinks } from './use-cases/name-links.js';
import { PrepareBulk } from './use-cases/prepare-bulk.js';
import { SteerBulks } from './use-cases/steer-bulks.js';

/** Mail to many: said once, taken a page of recipients at a time, written for each of them when it leaves. */
@Injectable()
export class BulkMail {
  constructor(
    private readonly prepare: PrepareBulk,
    private readonly pages: AcceptPage,
    private readonly steering: SteerBulks,
    private readonly forgetting: ForgetCopies,
    private readonly naming: NameLinks,
  ) {}

  /**
   * Freezes what is said. Throws what is wrong with it, word by word where it is the content, or 403, 422 where the account
   * may not send in that name.
   */
  prepareIn(tx: Tx, scope: AccountScope, bulk: NewBulk): Promise<PreparedBulk> {
    return this.prepare.in(tx, scope, bulk);
  }

  /**
   * Takes recipients in their order, as many as there is room for. In the caller's worker transaction, whose commit makes it
   * happen: what the caller must remember of the page is written in the same. Call it late in it: until the commit other
   * mail of the account waits for its quota.
   */
  acceptPageIn(tx: Tx, scope: AccountScope, page: BulkPageRequest): Promise<AcceptedPage> {
    return this.pages.in(tx, scope, page);
  }

  /** From the commit on nothing of these begins to leave; how many bulks that changed. */
  pauseIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<number> {
    return this.steering.pauseIn(tx, scope, bulkIds);
  }

  /** What waits goes on, at the account's pace; how many bulks that changed. */
  resumeIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<number> {
    return this.steering.resumeIn(tx, scope, bulkIds);
  }

  /** Ends what waits, for good: nothing of these begins to leave after the commit. How many deliveries wait, and will end. */
  cancelIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<number> {
    return this.steering.cancelIn(tx, scope, bulkIds);
  }

  /** Nothing more is accepted of these: what they say is kept for as long as a copy of it is. */
  endIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<void> {
    return this.steering.endIn(tx, scope, bulkIds);
  }

  /** Takes what these copies alone say out of their messages; of how many messages. */
  forgetIn(tx: Tx, scope: AccountScope, copies: readonly { messageId: string; deliveryId: string }[]): Promise<number> {
    return this.forgetting.in(tx, scope, copies);
  }

  /** By address, what a link of its copies is called where clicks are counted: the same for all readers. */
  linkNames(bulkId: string): Promise<(url: string) => string> {
    return this.naming.of(bulkId);
  }

  /** How many were accepted and how many were cancelled, kept with them: nothing is counted for it. */
  countsIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<BulkCounts[]> {
    return this.steering.countsIn(tx, scope, bulkIds);
  }
}
