import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { InvoicesFacade, StandingOrders } from '../../invoices/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { ADD_ON_MONTH } from '../use-cases/add-on-month-orders.js';

/** Money for a month of what has ended is not kept: its invoice is credited, and the wallet has it. */
@Injectable()
export class CreditMonthThatCameTooLate implements EventConsumer<'add_on_month.came_too_late.v1'> {
  readonly name = 'credit-add-on-month-that-came-too-late';
  readonly event = 'add_on_month.came_too_late.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly standing: StandingOrders,
    private readonly invoices: InvoicesFacade,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'add_on_month.came_too_late.v1'>, tx: Tx): Promise<void> {
    const order = await this.standing.lockFor(tx, accountScope(accountId), ADD_ON_MONTH, payload.addOnMonthId);
    if (!order?.invoice || order.invoice.status === 'credited') return;
    const reason = 'the money came after it had ended';
    const { id: invoiceId } = order.invoice;
    await this.invoices.creditIn(tx, { invoiceId, reason, refund: 'wallet', actor: BY_ITSELF });
  }
}
