import { Injectable } from '@nestjs/common';
import { type Money, money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PaymentsFacade } from '../../payments/index.js';
import { NextBill } from '../../sales/index.js';
import { type Subscription, SubscriptionsRepository } from '../../subscriptions/index.js';
import { WalletFacade } from '../../wallet/index.js';

/** What a wallet is to pay soon, and what is in it. */
@Injectable()
export class WalletNeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly payments: PaymentsFacade,
    private readonly bills: NextBill,
    private readonly wallet: WalletFacade,
  ) {}

  /** The subscription, if it is renewed by itself and paid from the wallet; null otherwise. */
  async prepaid(scope: AccountScope, subscriptionId: string): Promise<Subscription | null> {
    const all = await this.prepaidOf(scope);
    return all.find(({ id }) => id === subscriptionId) ?? null;
  }

  /** One wallet pays for all: what is renewed before counts too. */
  async of(scope: AccountScope, subscriptionId: string, until: Instant): Promise<{ needed: Money; balance: Money }> {
    const balance = await this.wallet.balance(scope);
    let minor = 0n;
    for (const subscription of await this.prepaidOf(scope)) {
      const { id, termEndAt } = subscription;
      if (id !== subscriptionId && (termEndAt === null || termEndAt > until)) continue;
      minor += (await this.bills.grossOf(scope, subscription)).minor;
    }
    return { needed: money(minor, balance.currency), balance };
  }

  private prepaidOf(scope: AccountScope): Promise<Subscription[]> {
    return this.unitOfWork.run(scope, async (tx) => {
      const renewing = (await this.subscriptions.running(tx, scope)).filter(
        ({ status, autoRenew, termEndAt }) => status === 'active' && autoRenew && termEndAt !== null,
      );
      const prepaid: Subscription[] = [];
      for (const subscription of renewing) {
        const kind = await this.payments.kindIn(tx, scope, subscription.paymentMethodId);
        if (kind === 'prepaid') prepaid.push(subscription);
      }
      return prepaid;
    });
  }
}
