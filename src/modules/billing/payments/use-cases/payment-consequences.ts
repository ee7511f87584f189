import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { credit, debit, LedgerFacade } from '../../ledger/index.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { clearingOf } from '../rules/clearing.js';
import type { Payment } from '../rules/payment.js';
import { isGatewayKind } from '../rules/payment-kinds.js';
import { PaymentPurposes } from './payment-purposes.js';

/** What follows from a payment that has just come to a decision: the books, what was paid for, the news. */
@Injectable()
export class PaymentConsequences {
  constructor(
    private readonly purposes: PaymentPurposes,
    private readonly methods: PaymentMethodsRepository,
    private readonly ledger: LedgerFacade,
    private readonly outbox: Outbox,
  ) {}

  async runIn(tx: Tx, payment: Payment): Promise<void> {
    if (payment.state === 'pending' && payment.nextAction !== null) await this.wantedIn(tx, payment);
    if (payment.state === 'succeeded') await this.paidIn(tx, [payment]);
    if (payment.state === 'failed') await this.refusedIn(tx, payment);
    if (payment.state === 'returned') await this.returnedIn(tx, payment);
  }

  /** Who is there is answered what to do; who is not is written to. */
  private async wantedIn(tx: Tx, { id, accountId, payerPresent }: Payment): Promise<void> {
    if (payerPresent) return;
    const payload = { paymentId: id };
    await this.outbox.publish(tx, 'payment.action_required.v1', { accountId, aggregateId: id, payload });
  }

  /** Any number that have just been paid, together. */
  async paidIn(tx: Tx, payments: readonly Payment[]): Promise<void> {
    const postings = payments.flatMap((payment) => postingOf(payment) ?? []);
    await this.ledger.postAllIn(tx, postings);
    await this.methods.unscopedAgreed(
      tx,
      payments.flatMap(({ methodId }) => methodId ?? []),
    );
    await this.purposes.paidIn(tx, payments);
    for (const { id, accountId } of payments) {
      await this.outbox.publish(tx, 'payment.succeeded.v1', { accountId, aggregateId: id, payload: { paymentId: id } });
    }
  }

  private async refusedIn(tx: Tx, payment: Payment): Promise<void> {
    const { id, accountId, failure } = payment;
    await this.purposes.of(payment).refusedIn(tx, payment);
    await this.outbox.publish(tx, 'payment.failed.v1', {
      accountId,
      aggregateId: id,
      payload: { paymentId: id, failure: failure ?? 'card_declined' },
    });
  }

  /** The customer owes it again; staff must look, because what was paid for has been used since. */
  private async returnedIn(tx: Tx, payment: Payment): Promise<void> {
    const { id, accountId, failure } = payment;
    await this.ledger.reverseIn(tx, { reason: 'payment_returned', about: `payment:${id}` });
    await this.purposes.of(payment).returnedIn(tx, payment);
    await this.outbox.publish(tx, 'payment.returned.v1', {
      accountId,
      aggregateId: id,
      payload: { paymentId: id, reason: failure ?? 'disputed' },
    });
  }
}

/** Null for what came out of the wallet: that was booked with the wallet's own entry. */
function postingOf({ id, accountId, kind, amount }: Payment) {
  if (!isGatewayKind(kind)) return null;
  const entries = [debit(clearingOf(kind), amount), credit({ purpose: 'receivable', accountId }, amount)];
  return { reason: 'payment_received', about: `payment:${id}`, entries };
}
