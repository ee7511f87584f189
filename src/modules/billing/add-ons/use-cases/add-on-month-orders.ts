import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Plan } from '../../catalogue/index.js';
import type { Order, OrderSubject } from '../../invoices/index.js';
import { afterRefusal } from '../../subscriptions/index.js';
import { type AddOnMonth, AddOnMonthsRepository } from '../data/add-on-months.repository.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';
import { BeginMonths } from './begin-months.js';
import { EndAddOn } from './end-add-on.js';

export const ADD_ON_MONTH = 'add_on_month';

interface Ordered {
  month: AddOnMonth;
  addOn: AddOn;
}

/**
 * Another month of an add-on: it goes on when that is paid. A refusal is answered as one of the plan's own renewal is: an open
 * invoice and three more attempts while the service goes on, or the end, by the terms of the offer.
 */
@Injectable()
export class AddOnMonthOrders implements OrderSubject {
  readonly name = ADD_ON_MONTH;

  constructor(
    private readonly addOns: AddOnsRepository,
    private readonly months: AddOnMonthsRepository,
    private readonly beside: BeginMonths,
    private readonly end: EndAddOn,
    private readonly outbox: Outbox,
  ) {}

  async paidIn(tx: Tx, order: Order): Promise<void> {
    const { month, addOn } = await this.ordered(tx, order);
    const { id: addOnMonthId, accountId } = month;
    if (month.state !== 'open' || addOn.status !== 'active') {
      const payload = { addOnMonthId };
      return this.outbox.publish(tx, 'add_on_month.came_too_late.v1', {
        accountId,
        aggregateId: addOnMonthId,
        payload,
      });
    }
    await this.months.update(tx, month, { state: 'begun', invoiceId: order.invoiceId, retryPaymentId: null });
    await this.addOns.update(tx, addOn, { paidUntil: month.endAt, dueAt: month.endAt });
  }

  /** Also when its invoice was credited whole before anybody paid it: then nobody owes for what begins no more. */
  async refusedIn(tx: Tx, order: Order): Promise<'drop' | 'bill'> {
    const ordered = await this.ordered(tx, order);
    if (ordered.month.state !== 'open') return 'drop';
    if (order.state === 'open') return (await this.refuseIn(tx, ordered)) ? 'bill' : 'drop';
    await this.months.update(tx, ordered.month, { state: 'unpaid' });
    await this.end.in(tx, ordered.addOn, 'unpaid');
    return 'drop';
  }

  /** The scheduler's own charge is made anew when it never reached anybody. */
  async anewIn(tx: Tx, order: Order): Promise<boolean> {
    const { month, addOn } = await this.ordered(tx, order);
    if (month.state === 'open') await this.months.update(tx, month, { state: 'dropped' });
    if (addOn.status === 'active') await this.addOns.update(tx, addOn, { dueAt: tx.now });
    return true;
  }

  /** One more refusal of a locked month. True while it is tried again; else the add-on has ended. */
  async refuseIn(tx: Tx, { month, addOn }: Ordered): Promise<boolean> {
    const { plan } = await this.beside.besideIn(tx, addOn);
    const failedAttempts = month.failedAttempts + 1;
    const dueAt = retryAfter(plan, month.startAt, failedAttempts);
    const state = dueAt === null ? 'unpaid' : 'open';
    await this.months.update(tx, month, { failedAttempts, retryPaymentId: null, state });
    if (dueAt === null) await this.end.in(tx, addOn, 'unpaid');
    else await this.addOns.update(tx, addOn, { dueAt });
    return dueAt !== null;
  }

  private async ordered(tx: Tx, { accountId, subjectId }: Order): Promise<Ordered> {
    const scope = accountScope(accountId);
    const month = await this.months.lock(tx, scope, subjectId);
    const addOn = month && (await this.addOns.lock(tx, scope, month.addOnId));
    if (!month || !addOn) throw new Error('an order is for a month of an add-on that does not exist');
    return { month, addOn };
  }
}

/** When a month that begins then is tried again after so many refusals; null where it is given up. */
export function retryAfter({ policies }: Plan, start: Instant, refusals: number): Instant | null {
  const next = afterRefusal(policies, start, refusals, policies['quota.timezone']);
  return next.kind === 'retry' ? next.at : null;
}
