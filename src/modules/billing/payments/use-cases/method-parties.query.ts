import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { CustomersFacade } from '../../customers/index.js';
import { TaxFacade } from '../../tax/index.js';

/** Whom a way to pay is between, and in which words. */
export interface Parties {
  accountId: string;
  debtor: { name: string; email: string };
  isPublicBody: boolean;
  creditor: string;
  /** Its SEPA creditor identifier. */
  creditorId: string | null;
  language: Language;
}

/** Who a customer is, and who sells to him. */
@Injectable()
export class MethodParties {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersFacade,
    private readonly accounts: AccountsFacade,
    private readonly tax: TaxFacade,
  ) {}

  async run(scope: AccountScope): Promise<Parties> {
    const { accountId } = scope;
    const contact = await this.accounts.ownerContact(accountId);
    return this.unitOfWork.run(scope, async (tx) => {
      const details = await this.customers.currentIn(tx, scope);
      const { seller } = await this.tax.sellerIn(tx, localDate(tx.now, 'Europe/Paris'));
      const email = contact?.email ?? '';
      return {
        accountId,
        debtor: { name: details?.name ?? email, email },
        isPublicBody: details?.customerType === 'public_body',
        creditor: seller.legalName,
        creditorId: seller.creditorIdentifier,
        language: contact?.locale ?? 'en',
      };
    });
  }
}
