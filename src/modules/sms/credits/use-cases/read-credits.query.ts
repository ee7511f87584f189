import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DepartedAccounts } from '../../../../platform/outbox/departed-accounts.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { endedWithItsAccount, type Expiry, expiryOf, ReadSmsTerms } from '../../packs/index.js';
import { type Credits, sumOfCredits } from '../../rules/credits.js';
import type { LedgerEntry, SmsLot } from '../rules/lot.js';
import { inOrderOfUse } from '../rules/order-of-use.js';

export interface DatedLot extends SmsLot {
  expiry: Expiry;
}

export interface SmsCredits {
  available: Credits;
  /** What messages under way have taken. */
  reserved: Credits;
  /** Those that can be used in the order in which they will be; then those that ended. */
  lots: DatedLot[];
}

@Injectable()
export class ReadCredits {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lots: SmsLotsRepository,
    private readonly terms: ReadSmsTerms,
    private readonly departed: DepartedAccounts,
  ) {}

  async run(scope: AccountScope): Promise<SmsCredits> {
    return this.unitOfWork.run(scope, async (tx) => {
      const dated = await this.datedIn(tx, scope, await this.lots.all(tx, scope));
      const usable = dated.filter(({ expiry }) => !expiry.expired);
      return {
        available: sumOfCredits(usable.map(({ remaining }) => remaining)),
        reserved: sumOfCredits(dated.map(({ reserved }) => reserved)),
        lots: [...usable, ...dated.filter(({ expiry }) => expiry.expired)],
      };
    });
  }

  /** In the order in which they are used. Also as a worker. */
  async datedIn(tx: Tx, scope: AccountScope, lots: readonly SmsLot[]): Promise<DatedLot[]> {
    const emailTerms = await this.terms.emailTermsIn(tx, scope);
    return inOrderOfUse(lots.map((lot) => ({ ...lot, expiry: expiryOf(lot, emailTerms, tx.now) })));
  }

  /** What holds something, in the order of use. The plans of an account that was purged are gone: nothing brings its credits back. */
  async heldIn(tx: Tx, scope: AccountScope): Promise<DatedLot[]> {
    const held = await this.datedIn(tx, scope, await this.lots.held(tx, scope));
    if (!(await this.departed.isGoneIn(tx, scope.accountId))) return held;
    return held.map((lot) => ({ ...lot, expiry: endedWithItsAccount(lot.expiry, tx.now) }));
  }

  /** Newest first; one more than `limit` when there is more. */
  entries(scope: AccountScope, limit: number, before: string | null): Promise<LedgerEntry[]> {
    return this.unitOfWork.run(scope, (tx) => this.lots.entries(tx, scope, { limit: limit + 1, before }));
  }
}
