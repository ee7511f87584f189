import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { CustomersFacade } from '../../customers/index.js';
import { TransferAddresses } from '../../payments/index.js';
import { TaxFacade } from '../../tax/index.js';
import type { Bill } from '../rules/bill.js';
import { type BillRequest, composeBill, netOfAll } from '../rules/compose-bill.js';
import { SELLER_ZONE } from '../rules/numbering.js';

export type BillRequestOf = BillRequest & { accountId: string };

/** What many customers' purchases will cost them today; the same words as each by itself, in a handful of statements. */
@Injectable()
export class DraftBills {
  constructor(
    private readonly customers: CustomersFacade,
    private readonly tax: TaxFacade,
    private readonly accounts: AccountsFacade,
    private readonly addresses: TransferAddresses,
  ) {}

  /** In the order of the requests; null where the customer is not known well enough for an invoice. */
  async runIn(tx: Tx, requests: readonly BillRequestOf[]): Promise<(Bill | null)[]> {
    const accountIds = requests.map(({ accountId }) => accountId);
    const ready = await this.customers.readyForPurchaseIn(tx, accountIds);
    const sales = requests.flatMap((request) => {
      const details = ready.get(request.accountId);
      return details ? { request, details, net: netOfAll(request.lines) } : [];
    });
    const decisions = await this.tax.previewAllIn(tx, localDate(tx.now, SELLER_ZONE), sales);
    const addresses = await this.addresses.allIn(tx, accountIds);
    const owners = await this.accounts.ownerContacts(accountIds);
    const bills = new Map(
      sales.map(({ request }, i) => {
        const decision = decisions[i]!;
        const language = owners.get(request.accountId)?.locale ?? 'en';
        const bankAccount = addresses.get(request.accountId) ?? decision.seller.bankAccount;
        const seller = { ...decision.seller, bankAccount };
        return [request, composeBill(request, { seller, decision, language, now: tx.now })];
      }),
    );
    return requests.map((request) => bills.get(request) ?? null);
  }
}
