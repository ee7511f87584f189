import { Injectable, Logger } from '@nestjs/common';
import { addMs } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { CustomersFacade } from '../../customers/index.js';
import type { PlacedOrder } from '../../invoices/index.js';
import { isGatewayKind, PaymentsFacade, type UsableMethod } from '../../payments/index.js';
import { BY_ITSELF, SubscriptionsRepository } from '../../subscriptions/index.js';
import { WaysToPay } from '../../ways-to-pay/index.js';
import { PlanOrdersRepository } from '../data/plan-orders.repository.js';
import { dueAct } from '../rules/renewal.js';
import { nextTermOf, UNDER_WAY_MS } from './charge-renewal.js';
import { PlacePlanOrder } from './place-plan-order.js';
import { orderOf, PlaceRenewal } from './place-renewal.js';
import { type LockedSubscription, SoldPlans } from './sold-plans.js';

/** What renewing a page touches. */
@Injectable()
export class TogetherTools {
  constructor(
    readonly plans: SoldPlans,
    readonly orders: PlanOrdersRepository,
    readonly subscriptions: SubscriptionsRepository,
    readonly placing: PlacePlanOrder,
    readonly renewal: PlaceRenewal,
  ) {}
}

interface Page {
  placed: PlacedOrder[];
  /** Those that are to be renewed by themselves. */
  alone: ReadonlySet<string>;
}

type Chargeable = LockedSubscription & { method: UsableMethod };

/**
 * Renews a page of subscriptions with the statements of one: ordered together in one transaction, charged a few at a time,
 * settled together in another. Only what is quite usual: something that may be charged through a gateway, and nothing ordered before.
 * Whatever else there is, and all of a page in which one thing is wrong, is left to be renewed one by one.
 */
@Injectable()
export class RenewTogether {
  private readonly log = new Logger('RenewTogether');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: TogetherTools,
    private readonly payments: PaymentsFacade,
    private readonly customers: CustomersFacade,
    private readonly ways: WaysToPay,
  ) {}

  /** Answers those that are left to be renewed one by one. */
  async run<Named extends { id: string }>(due: readonly Named[]): Promise<Named[]> {
    let page: Page;
    try {
      page = await this.unitOfWork.runAsWorker((tx) =>
        this.placeIn(
          tx,
          due.map(({ id }) => id),
        ),
      );
    } catch (error) {
      this.log.warn({ msg: 'a page of renewals could not be ordered together', renewals: due.length, err: error });
      return [...due];
    }
    await this.tools.placing.payAll(page.placed);
    return due.filter(({ id }) => page.alone.has(id));
  }

  private async placeIn(tx: Tx, ids: readonly string[]): Promise<Page> {
    const locked = [...(await this.tools.plans.unscopedLockAll(tx, ids)).values()];
    // What is not to be renewed any more was renewed, or changed, by somebody else meanwhile.
    const due = locked.filter(({ subscription }) => dueAct(subscription, tx.now) === 'renew');
    const chargeable = await this.chargeableIn(tx, due);
    const orders = await this.ordersIn(tx, chargeable);
    const ordered = new Set(orders.map(({ order }) => order.subscriptionId));
    const alone = new Set(due.map(({ subscription }) => subscription.id).filter((id) => !ordered.has(id)));
    if (orders.length === 0) return { placed: [], alone };
    await this.tools.subscriptions.unscopedPostponeAll(tx, [...ordered], addMs(tx.now, UNDER_WAY_MS));
    return { placed: await this.tools.placing.placeAllIn(tx, orders), alone };
  }

  /** Those that nothing was ordered for yet, and whose own means of payment is a gateway's. */
  private async chargeableIn(tx: Tx, due: readonly LockedSubscription[]): Promise<Chargeable[]> {
    const subscriptions = due.map(({ subscription }) => subscription);
    const open = await this.tools.orders.unscopedOpenOf(tx, subscriptions);
    const methodIds = subscriptions.flatMap(({ paymentMethodId }) => paymentMethodId ?? []);
    const methods = await this.payments.usableIn(tx, methodIds);
    return due.flatMap((locked) => {
      const { id, paymentMethodId } = locked.subscription;
      const method = paymentMethodId === null ? undefined : methods.get(paymentMethodId);
      return method && isGatewayKind(method.kind) && !open.has(id) ? { ...locked, method } : [];
    });
  }

  private async ordersIn(tx: Tx, chargeable: readonly Chargeable[]) {
    const customers = await this.customers.readyForPurchaseIn(
      tx,
      chargeable.map(({ subscription }) => subscription.accountId),
    );
    const nexts = await this.tools.renewal.nextTerms(chargeable);
    const renewed = chargeable.flatMap((one, i) => {
      const next = nexts[i]!;
      const customer = customers.get(one.subscription.accountId);
      const may = customer && this.ways.maySo(customer.customerType, { ...next, kind: one.method.kind });
      return may ? { ...one, next, term: nextTermOf(one, next.interval) } : [];
    });
    const bills = await this.tools.renewal.billsIn(tx, renewed);
    return renewed.flatMap(({ subscription: { id, accountId }, method, next, term }, i) => {
      const bill = bills[i];
      return bill ? { accountId, order: orderOf(id, { next, term, actor: BY_ITSELF }), bill, method } : [];
    });
  }
}
