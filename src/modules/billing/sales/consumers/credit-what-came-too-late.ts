import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { InvoicesFacade, StandingOrders } from '../../invoices/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { PLAN } from '../use-cases/place-plan-order.js';

/** Money for a term that cannot begin any more is not kept: its invoice is credited, and the wallet has it. */
@Injectable()
export class CreditWhatCameTooLate implements EventConsumer<'plan_order.came_too_late.v1'> {
  readonly name = 'credit-what-came-too-late';
  readonly event = 'plan_order.came_too_late.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly standing: StandingOrders,
    private readonly invoices: InvoicesFacade,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'plan_order.came_too_late.v1'>, tx: Tx): Promise<void> {
    const order = await this.standing.lockFor(tx, accountScope(accountId), PLAN, payload.planOrderId);
    if (!order?.invoice || order.invoice.status === 'credited') return;
    const reason = 'the money came after the subscription had ended';
    const { id: invoiceId } = order.invoice;
    await this.invoices.creditIn(tx, { invoiceId, reason, refund: 'wallet', actor: BY_ITSELF });
  }
}
