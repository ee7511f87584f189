import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type CountryYield, ReadRates, yieldsOf } from '../../rates/index.js';
import { PacksRepository } from '../data/packs.repository.js';
import { type Expiry, expiryOf } from '../rules/credit-expiry.js';
import type { SmsPack } from '../rules/pack.js';
import { ReadSmsTerms } from './sms-terms.query.js';

export interface PackOnSale {
  pack: SmsPack;
  yields: CountryYield[];
  /** When its credits would end if they were bought now. */
  expiry: Expiry;
}

/** What an account can buy, what it sends, and until when. */
@Injectable()
export class ListPacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly packs: PacksRepository,
    private readonly rates: ReadRates,
    private readonly terms: ReadSmsTerms,
  ) {}

  /** In the operator's order; nothing where the account's offers do not include SMS. */
  async run(scope: AccountScope, country: string | null): Promise<PackOnSale[]> {
    const { validity, emailTerms } = await this.terms.run(scope);
    if (validity === null) return [];
    return this.unitOfWork.run(scope, async (tx) => {
      const rates = await this.rates.todayIn(tx, country === null ? null : [country]);
      const expiry = expiryOf({ validity, purchasedAt: tx.now }, emailTerms, tx.now);
      const packs = await this.packs.find(tx, { active: true });
      return packs.map((pack) => ({ pack, yields: yieldsOf(pack.credits, rates), expiry }));
    });
  }
}
