import { Injectable } from '@nestjs/common';
import { localDate } from '../../../kernel/time/calendar.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PriceListsRepository } from '../data/price-lists.repository.js';
import { type Expiry, expiryOf } from '../rules/credit-expiry.js';
import type { SmsPack } from '../rules/pack.js';
import { type CountryYield, ratesOn, type SmsRate, yieldsOf } from '../rules/rates.js';
import { ReadSmsTerms } from './sms-terms.query.js';

/** Where the installation's own days are counted. */
const ZONE = 'Europe/Paris';

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
    private readonly priceLists: PriceListsRepository,
    private readonly terms: ReadSmsTerms,
  ) {}

  /** In the operator's order; nothing where the account's offers do not include SMS. */
  async run(scope: AccountScope, country: string | null): Promise<PackOnSale[]> {
    const { validity, emailTerms } = await this.terms.run(scope);
    if (validity === null) return [];
    return this.unitOfWork.run(scope, async (tx) => {
      const rates = ratesOn(localDate(tx.now, ZONE), await this.priceLists.rates(tx, country));
      const expiry = expiryOf({ validity, purchasedAt: tx.now }, emailTerms, tx.now);
      const packs = await this.priceLists.packs(tx, { active: true });
      return packs.map((pack) => ({ pack, yields: yieldsOf(pack.credits, rates), expiry }));
    });
  }

  /** What one message costs today, by country. */
  rates(scope: AccountScope, country: string | null): Promise<SmsRate[]> {
    return this.unitOfWork.run(scope, async (tx) =>
      ratesOn(localDate(tx.now, ZONE), await this.priceLists.rates(tx, country)),
    );
  }
}
