import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { AlertStaff } from './alert-staff.js';

@Injectable()
export class AlertStaffWhenMoneyIsTakenBack implements EventConsumer<'payment.returned.v1'> {
  readonly name = 'alert-staff-when-money-is-taken-back';
  readonly event = 'payment.returned.v1';
  readonly queue = 'events';
  readonly afterPurge = true;

  constructor(
    consumers: Consumers,
    private readonly payments: PaymentsRepository,
    private readonly alerts: AlertStaff,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'payment.returned.v1'>, tx: Tx): Promise<void> {
    const payment = await this.payments.unscopedFind(tx, payload.paymentId);
    if (payment === null) return;
    const { id, amount, kind, purpose } = payment;
    const facts = { amount: formatAmount(amount), currency: amount.currency, kind, purpose, reason: payload.reason };
    await this.alerts.runIn(tx, { kind: 'money_taken_back', subject: id, paymentId: id, facts });
  }
}
