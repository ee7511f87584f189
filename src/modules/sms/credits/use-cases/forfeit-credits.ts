import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';
import { formatCredits, sumOfCredits } from '../../rules/credits.js';

/** Credits that are lost with an account that was closed for spam. What is reserved was taken already. */
@Injectable()
export class ForfeitCredits {
  constructor(
    private readonly lots: SmsLotsRepository,
    private readonly purses: SmsPursesRepository,
  ) {}

  /** As a worker. How many there were: `1000`, `0.8`. */
  async in(tx: Tx, scope: AccountScope): Promise<string> {
    await this.purses.lock(tx, scope);
    const lost = await this.lots.remaining(tx, scope);
    const total = sumOfCredits(lost.map(({ remaining }) => remaining));
    await this.lots.empty(tx, lost, 'adjust');
    return formatCredits(total);
  }
}
