import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Order, OrderSubject } from '../../../billing/index.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';
import { SmsPurchasesRepository } from '../data/purchases.repository.js';
import { timesCredits } from '../../rules/credits.js';
import { PURCHASE_STATES, type SmsPurchase } from '../rules/purchase.js';
import { CreditNotices } from './credit-notices.js';
import { ReadCredits } from './read-credits.query.js';

export const SMS_PURCHASE = 'sms_purchase';

/** Credits are there with the money that pays for them, and once, however often that is told. */
@Injectable()
export class GrantCredits implements OrderSubject {
  readonly name = SMS_PURCHASE;

  constructor(
    private readonly purchases: SmsPurchasesRepository,
    private readonly lots: SmsLotsRepository,
    private readonly purses: SmsPursesRepository,
    private readonly notices: CreditNotices,
    private readonly reading: ReadCredits,
  ) {}

  /** All packs of an order, whether it is theirs alone or a whole basket's. */
  async paidIn(tx: Tx, order: Order): Promise<void> {
    for (const purchase of await this.purchases.lockOfOrder(tx, accountScope(order.accountId), order.id)) {
      if (PURCHASE_STATES.mayBecome(purchase.status, 'active')) await this.grantIn(tx, purchase, order);
    }
  }

  async refusedIn(tx: Tx, order: Order): Promise<'drop'> {
    for (const purchase of await this.purchases.lockOfOrder(tx, accountScope(order.accountId), order.id)) {
      if (PURCHASE_STATES.mayBecome(purchase.status, 'refused'))
        await this.purchases.update(tx, purchase, { status: 'refused' });
    }
    return 'drop';
  }

  private async grantIn(tx: Tx, purchase: SmsPurchase, { invoiceId }: Order): Promise<void> {
    const { id: purchaseId, accountId, orderId, credits, quantity, validity } = purchase;
    await this.purchases.update(tx, purchase, { status: 'active', invoiceId, activatedAt: tx.now });
    const scope = accountScope(accountId);
    const purse = await this.purses.lockOrOpen(tx, scope);
    const amount = timesCredits(credits, quantity);
    const source = { accountId, purchaseId, orderId, invoiceId };
    await this.lots.grant(tx, { ...source, credits: amount, purchasedAt: tx.now, validity });
    const dated = await this.reading.datedIn(tx, scope, await this.lots.remaining(tx, scope));
    const usable = dated.filter(({ expiry }) => !expiry.expired);
    await this.notices.addedIn(tx, purse, usable, { purchaseId, credits: amount });
  }
}
