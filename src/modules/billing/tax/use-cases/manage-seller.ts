import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import { SellerRepository } from '../data/seller.repository.js';
import { yearOf } from '../rules/eu-turnover.js';
import { type Seller, storedSeller } from '../rules/seller.js';
import { ReadTaxTerms, type TaxTerms } from './read-tax-terms.query.js';

/** Calendar days of invoices are France's. */
const ZONE = 'Europe/Paris';

/** Who sells, and how it is taxed. */
@Injectable()
export class ManageSeller {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellers: SellerRepository,
    private readonly terms: ReadTaxTerms,
    private readonly accounts: AccountsFacade,
  ) {}

  get(): Promise<TaxTerms> {
    return this.unitOfWork.runAsWorker((tx) => this.readIn(tx));
  }

  change(changed: (seller: Seller) => Seller, by: { staffId: string; actor: Actor }): Promise<TaxTerms> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.sellers.lock(tx);
      const year = yearOf(localDate(tx.now, ZONE));
      const before = await this.sellers.current(tx, year);
      const seller = changed(before.seller);
      const changes = changesBetween<object>(storedSeller(before.seller), storedSeller(seller));
      if (Object.keys(changes).length === 0) return this.readIn(tx);
      const openingYear = 'euTurnoverOpening' in changes ? year : before.openingYear;
      await this.sellers.insert(tx, { version: before.version + 1, seller, openingYear }, by.staffId);
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'seller.changed',
        actor: by.actor,
        target: { type: 'seller', id: null },
        changes,
      });
      return this.readIn(tx);
    });
  }

  private readIn(tx: Tx): Promise<TaxTerms> {
    return this.terms.in(tx, localDate(tx.now, ZONE));
  }
}
