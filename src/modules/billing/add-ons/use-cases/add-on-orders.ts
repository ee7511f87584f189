import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Order, OrderSubject } from '../../invoices/index.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import { BeginMonths } from './begin-months.js';
import { ADD_ON_STATES, type AddOn } from '../rules/add-on.js';

export const ADD_ON = 'add_on';

/** An add-on begins with its invoice, and once, however often the payment is told. */
@Injectable()
export class AddOnOrders implements OrderSubject {
  readonly name = ADD_ON;

  constructor(
    private readonly addOns: AddOnsRepository,
    private readonly months: BeginMonths,
    private readonly outbox: Outbox,
  ) {}

  async paidIn(tx: Tx, order: Order): Promise<void> {
    await this.beginIn(tx, await this.ordered(tx, order), order);
  }

  async refusedIn(tx: Tx, order: Order): Promise<'drop'> {
    await this.refuseIn(tx, await this.ordered(tx, order));
    return 'drop';
  }

  async beginIn(tx: Tx, addOn: AddOn, order: Order): Promise<void> {
    if (!ADD_ON_STATES.mayBecome(addOn.status, 'active')) return;
    const { id, accountId, subscriptionId, kind, quantity } = addOn;
    await this.addOns.update(tx, addOn, { status: 'active', invoiceId: order.invoiceId, activatedAt: tx.now });
    if (addOn.period === 'month') await this.months.in(tx, addOn, order);
    await this.outbox.publish(tx, 'add_on.activated.v1', {
      accountId,
      aggregateId: id,
      payload: { addOnId: id, subscriptionId, kind, quantity },
    });
  }

  async refuseIn(tx: Tx, addOn: AddOn): Promise<void> {
    if (!ADD_ON_STATES.mayBecome(addOn.status, 'refused')) return;
    await this.addOns.update(tx, addOn, { status: 'refused' });
  }

  private async ordered(tx: Tx, order: Order): Promise<AddOn> {
    const addOn = await this.addOns.lock(tx, accountScope(order.accountId), order.subjectId);
    if (addOn === null) throw new Error('an order is for an add-on that does not exist');
    return addOn;
  }
}
