import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { CustomersFacade } from '../../customers/index.js';
import { TaxFacade } from '../../tax/index.js';
import type { ReceiptContent } from '../rules/deposit.js';
import { customerOf, sellerOf } from '../rules/receipt-parties.js';

/** Who paid whom, as a receipt of that day says it. */
@Injectable()
export class ReceiptParties {
  constructor(
    private readonly tax: TaxFacade,
    private readonly customers: CustomersFacade,
    private readonly accounts: AccountsFacade,
  ) {}

  async in(
    tx: Tx,
    scope: AccountScope,
    date: LocalDate,
  ): Promise<Pick<ReceiptContent, 'seller' | 'customer' | 'language' | 'platformId'>> {
    const { seller } = await this.tax.sellerIn(tx, date);
    const details = await this.customers.currentIn(tx, scope);
    return {
      seller: sellerOf(seller),
      customer: details === null ? null : customerOf(details),
      language: (await this.accounts.ownerContact(scope.accountId))?.locale ?? 'en',
      platformId: await this.accounts.platformIdOf(scope.accountId),
    };
  }
}
