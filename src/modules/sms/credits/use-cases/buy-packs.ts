import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Actor } from '../../../accounts/index.js';
import { InvoicesFacade, type PlacedOrder } from '../../../billing/index.js';
import { SmsPurchasesRepository } from '../data/purchases.repository.js';
import type { SmsPurchase } from '../rules/purchase.js';
import { SMS_PURCHASE } from './grant-credits.js';
import { type DatedPurchase, ReadPurchases } from './read-purchases.query.js';
import { SellSmsPacks, type WantedPack } from './sell-sms-packs.js';
import { ReadSmsTerms } from '../../packs/index.js';

export interface PackOrder extends WantedPack {
  /** Null: the newest one. */
  paymentMethodId: string | null;
  requestKey: Buffer | null;
  actor: Actor;
}

export interface BoughtPacks extends DatedPurchase {
  payment: PlacedOrder['payment'];
}

/** Buys packs of one kind by themselves: one order, one payment, one invoice. */
@Injectable()
export class BuyPacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly selling: SellSmsPacks,
    private readonly invoices: InvoicesFacade,
    private readonly purchases: SmsPurchasesRepository,
    private readonly reading: ReadPurchases,
    private readonly terms: ReadSmsTerms,
  ) {}

  async run(scope: AccountScope, wanted: PackOrder, keep: BeforeCommit<BoughtPacks>): Promise<BoughtPacks> {
    const before = await this.invoices.placedBefore(scope, wanted.requestKey);
    const { subjectId, orderId } = before ?? (await this.place(scope, wanted));
    const { emailTerms } = await this.terms.run(scope);
    let bought: BoughtPacks | undefined;
    await this.invoices.pay(orderId, async (tx, { payment, invoice }) => {
      const purchase = { ...(await this.required(tx, scope, subjectId)), invoiceId: invoice?.id ?? null };
      bought = { ...this.reading.dateOne(purchase, emailTerms), payment };
      await keep(tx, bought);
    });
    if (!bought) throw new Error(`order ${orderId} was settled without an answer`);
    return bought;
  }

  private async place(scope: AccountScope, wanted: PackOrder): Promise<{ subjectId: string; orderId: string }> {
    const drafted = await this.selling.draft(scope, [wanted]);
    const subjectId = drafted.ids[0]!;
    const bill = await this.invoices.draft(scope, drafted.bills[0]!);
    return this.unitOfWork.run(scope, async (tx) => {
      const method = await this.invoices.methodIn(tx, scope, wanted.paymentMethodId, 'paymentMethod');
      await drafted.requirePayableIn(tx, method.kind);
      const { requestKey, actor } = wanted;
      const order = { subject: SMS_PURCHASE, subjectId, bill, method, requestKey, actor };
      const placed = await this.invoices.placeIn(tx, scope, order);
      await drafted.placeIn(tx, placed);
      return { subjectId, orderId: placed.orderId };
    });
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<SmsPurchase> {
    const purchase = await this.purchases.find(tx, scope, id);
    if (purchase === null) throw new Error('a pack that was ordered is gone');
    return purchase;
  }
}
