import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { CustomersFacade } from '../../customers/index.js';
import { PaymentsFacade } from '../../payments/index.js';
import type { Subscription } from '../../subscriptions/index.js';
import { type RenewalRoute, renewalRoute } from '../rules/renewal-route.js';
import { RequirePayable } from './require-payable.js';

/** How a subscription's next term is paid for, by who the customer is and how he pays. */
@Injectable()
export class RenewalRoutes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsFacade,
    private readonly customers: CustomersFacade,
    private readonly payable: RequirePayable,
  ) {}

  /** 422 where the own means of payment may not pay for the next term: nothing is fetched by it then. */
  requirePayableIn(
    tx: Tx,
    scope: AccountScope,
    { paymentMethodId }: Pick<Subscription, 'paymentMethodId'>,
    next: { plan: Plan; interval: Interval },
  ): Promise<void> {
    return this.payable.runIn(tx, scope, paymentMethodId, next);
  }

  of(scope: AccountScope, subscription: Pick<Subscription, 'paymentMethodId'>): Promise<RenewalRoute> {
    return this.unitOfWork.run(scope, (tx) => this.in(tx, scope, subscription));
  }

  async in(
    tx: Tx,
    scope: AccountScope,
    { paymentMethodId }: Pick<Subscription, 'paymentMethodId'>,
  ): Promise<RenewalRoute> {
    const kind = await this.payments.kindIn(tx, scope, paymentMethodId);
    if (kind === null) return 'charge';
    const customer = await this.customers.currentIn(tx, scope);
    return customer === null ? 'charge' : renewalRoute(kind, customer.customerType);
  }
}
