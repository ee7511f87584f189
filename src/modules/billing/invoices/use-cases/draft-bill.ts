import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { CustomersFacade } from '../../customers/index.js';
import { TransferAddresses } from '../../payments/index.js';
import { TaxFacade } from '../../tax/index.js';
import type { Bill } from '../rules/bill.js';
import { type BillRequest, composeBill, netOfAll } from '../rules/compose-bill.js';
import { SELLER_ZONE } from '../rules/numbering.js';

/** What something will cost this customer today, as the invoice will say it. Refused while the customer is not known. */
@Injectable()
export class DraftBill {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly customers: CustomersFacade,
    private readonly tax: TaxFacade,
    private readonly accounts: AccountsFacade,
    private readonly clock: Clock,
    private readonly addresses: TransferAddresses,
  ) {}

  async run(scope: AccountScope, request: BillRequest): Promise<Bill> {
    const now = this.clock.now();
    const taxDate = localDate(now, SELLER_ZONE);
    const { accountId } = scope;
    const { decision, address } = await this.unitOfWork.run(scope, async (tx) => {
      const details = await this.customers.requireForPurchaseIn(tx, scope);
      const question = { accountId, taxDate, net: netOfAll(request.lines), details };
      const decision = await this.tax.previewIn(tx, question);
      return { decision, address: await this.addresses.in(tx, scope) };
    });
    const language = (await this.accounts.ownerContact(accountId))?.locale ?? 'en';
    const seller = { ...decision.seller, bankAccount: address ?? decision.seller.bankAccount };
    return composeBill(request, { seller, decision, language, now });
  }
}
