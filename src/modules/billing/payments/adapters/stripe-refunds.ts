import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { RefundOutcome, RefundRequest } from './payment-gateway.port.js';
import { StripeBook } from './stripe-book.js';
import { StripeCharges } from './stripe-charges.js';
import { StripeClient, troubleOf } from './stripe-client.js';

/** Gives money back once for a reference, also when the idempotency key is long forgotten. */
@Injectable()
export class StripeRefunds {
  constructor(
    private readonly client: StripeClient,
    private readonly book: StripeBook,
    private readonly charges: StripeCharges,
  ) {}

  async refund(request: RefundRequest): Promise<RefundOutcome> {
    const charge = await this.book.charge(request.payment);
    const intent = charge?.intent ?? null;
    if (intent === null) return { kind: 'refused', because: 'nothing_charged' };
    const known = await this.known(request, intent);
    if (known !== null) return outcomeOf(known);
    if ((await this.charges.retrieve(intent)).status !== 'succeeded') {
      return { kind: 'refused', because: 'nothing_charged' };
    }
    return this.create(request, intent);
  }

  /** What was asked under this reference before; Stripe itself is asked, lest an answer got lost on its way to us. */
  private async known(request: RefundRequest, intent: string): Promise<Stripe.Refund | null> {
    const { reference, payment, amount } = request;
    const refund = await this.book.beginRefund(reference, payment, amount);
    if (refund !== null) return this.asking(() => this.client.api.refunds.retrieve(refund));
    const list = () => this.client.api.refunds.list({ payment_intent: intent, limit: 100 });
    const found = (await this.asking(list)).data.find(({ metadata }) => metadata?.['refund'] === reference);
    if (found) await this.book.foundRefund(reference, found.id);
    return found ?? null;
  }

  private async create({ reference, amount }: RefundRequest, intent: string): Promise<RefundOutcome> {
    try {
      const refund = await this.client.api.refunds.create(
        { payment_intent: intent, amount: Number(amount.minor), metadata: { refund: reference } },
        { idempotencyKey: `refund:${reference}` },
      );
      await this.book.foundRefund(reference, refund.id);
      return outcomeOf(refund);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'busy') return { kind: 'pending' };
      if (trouble.kind !== 'invalid') throw error;
      const tooMuch =
        trouble.field === 'amount' || ['charge_already_refunded', 'amount_too_large'].includes(trouble.code);
      return { kind: 'refused', because: tooMuch ? 'too_much' : 'not_refundable' };
    }
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      troubleOf(error);
      throw error;
    }
  }
}

function outcomeOf({ status }: Stripe.Refund): RefundOutcome {
  if (status === 'succeeded') return { kind: 'refunded' };
  return status === 'failed' || status === 'canceled'
    ? { kind: 'refused', because: 'not_refundable' }
    : { kind: 'pending' };
}
