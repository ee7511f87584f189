import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { CustomersFacade } from '../../customers/index.js';
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
  ) {}

  async run(scope: AccountScope, request: BillRequest): Promise<Bill> {
    const now = this.clock.now();
    const taxDate = localDate(now, SELLER_ZONE);
    const { accountId } = scope;
    const decision = await this.unitOfWork.run(scope, async (tx) => {
      const details = await this.customers.requireForPurchaseIn(tx, scope);
      return this.tax.previewIn(tx, { accountId, taxDate, net: netOfAll(request.lines), details });
    });
    const language = (await this.accounts.ownerContact(accountId))?.locale ?? 'en';
    return composeBill(request, { seller: decision.seller, decision, language, now });
  }
}
