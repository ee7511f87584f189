import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Credits } from '../../rules/credits.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';
import { CreditNotices } from './credit-notices.js';
import { ReadCredits } from './read-credits.query.js';

/** Below how many credits the people of an account are told; null: a tenth of what was bought last. */
@Injectable()
export class LowMark {
  constructor(
    private readonly purses: SmsPursesRepository,
    private readonly lots: SmsLotsRepository,
    private readonly reading: ReadCredits,
    private readonly notices: CreditNotices,
  ) {}

  of(tx: Tx, scope: AccountScope): Promise<Credits | null> {
    return this.purses.lowAt(tx, scope);
  }

  /** Holds at once: who is below the new mark is told now, who is above it will be told again. As a worker. */
  async setIn(tx: Tx, scope: AccountScope, lowAt: Credits | null): Promise<void> {
    if ((await this.purses.lowAt(tx, scope)) === lowAt) return;
    const purse = { ...(await this.purses.lockOrOpen(tx, scope)), lowAt };
    await this.purses.change(tx, scope, { lowAt });
    const lots = await this.reading.datedIn(tx, scope, await this.lots.remaining(tx, scope));
    await this.notices.markedIn(
      tx,
      purse,
      lots.filter(({ expiry }) => !expiry.expired),
    );
  }
}
