import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { wireId } from '../../../../kernel/ids.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type { ChargeRequest } from './payment-gateway.port.js';
import { StripeBook } from './stripe-book.js';
import { RETRIES_WITH_PAYER, StripeClient, troubleOf } from './stripe-client.js';
import { readInstrument, type StripeInstrument } from './stripe-instrument.js';
import { acceptance } from './stripe-methods.js';
import { isDisputed, outcomeOf, STRIPE_TYPES } from './stripe-outcomes.js';

const EXPIRED: ChargeOutcome = { kind: 'failed', failure: 'expired' };

/**
 * Charges in two calls: an intent is made, its id is written down, and only then it is confirmed. So whoever dies in
 * between has charged nothing, and whatever was confirmed can be asked for by its id for ever.
 */
@Injectable()
export class StripeCharges {
  constructor(
    private readonly client: StripeClient,
    private readonly book: StripeBook,
  ) {}

  async charge(request: ChargeRequest): Promise<ChargeOutcome> {
    const instrument = readInstrument(request.instrument);
    const known = await this.book.begin(request.reference, instrument.method, request.amount);
    if (known.withdrawn) return EXPIRED;
    const intent = known.intent === null ? await this.create(request, instrument) : await this.retrieve(known.intent);
    if ('kind' in intent) return intent;
    const kept = await this.book.keepIntent(request.reference, intent.id);
    if (kept !== intent.id) return this.giveUp(intent.id, kept);
    if (intent.status !== 'requires_confirmation') return this.read(intent);
    return this.confirm(intent.id, request, instrument);
  }

  async inquire(reference: string): Promise<ChargeOutcome | null> {
    const known = await this.book.charge(reference);
    if (known === null) return null;
    if (known.intent === null) return known.withdrawn ? EXPIRED : null;
    return this.outcome(await this.retrieve(known.intent));
  }

  async cancel(reference: string): Promise<ChargeOutcome> {
    const { intent } = await this.book.withdraw(reference);
    return intent === null ? EXPIRED : this.withdraw(intent);
  }

  /** With the charge that was made last, which says why a debit failed and whether somebody disputes it. */
  async retrieve(intent: string): Promise<Stripe.PaymentIntent> {
    return this.asking(() => this.client.api.paymentIntents.retrieve(intent, { expand: ['latest_charge'] }));
  }

  async outcome(intent: Stripe.PaymentIntent): Promise<ChargeOutcome | null> {
    if (!isDisputed(intent)) return outcomeOf(intent);
    const list = () => this.client.api.disputes.list({ payment_intent: intent.id, limit: 100 });
    return outcomeOf(intent, (await this.asking(list)).data);
  }

  /** An outcome where there is no intent: what was to be charged is gone, or another call is making one. */
  private async create(
    request: ChargeRequest,
    instrument: StripeInstrument,
  ): Promise<Stripe.PaymentIntent | ChargeOutcome> {
    const { reference, accountId, kind, amount } = request;
    try {
      return await this.client.api.paymentIntents.create(
        {
          amount: Number(amount.minor),
          currency: amount.currency.toLowerCase(),
          customer: instrument.customer,
          payment_method: instrument.method,
          allowed_payment_method_types: [STRIPE_TYPES[kind]],
          metadata: { payment: wireId('pay', reference), account: wireId('acc', accountId) },
        },
        { idempotencyKey: reference, ...this.patience(request) },
      );
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'busy') return { kind: 'pending' };
      if (trouble.kind === 'missing') return { kind: 'failed', failure: 'mandate_invalid' };
      throw error;
    }
  }

  /** An intent that must not be confirmed: the charge was withdrawn meanwhile, or has another one. */
  private async giveUp(intent: string, kept: string | null): Promise<ChargeOutcome> {
    await this.withdraw(intent);
    return kept === null ? EXPIRED : this.read(await this.retrieve(kept));
  }

  private async confirm(intent: string, request: ChargeRequest, instrument: StripeInstrument): Promise<ChargeOutcome> {
    const { reference, kind } = request;
    const alone = kind === 'direct_debit' || !request.payerPresent || (await this.isAgreed(kind, instrument));
    const params = alone ? this.alonePart(kind, instrument) : this.payerPart(kind, instrument);
    const outcome = await this.confirmOnce(intent, params, `${reference}:confirm`, request);
    const needsPayer = outcome.kind === 'failed' && outcome.failure === 'authentication_required';
    if (!alone || !needsPayer || kind === 'direct_debit') return outcome;
    // The bank wants its client: the same intent again, with a page that he can be sent to.
    return this.confirmOnce(intent, this.payerPart(kind, instrument), `${reference}:present`, request);
  }

  private async confirmOnce(
    intent: string,
    params: Stripe.PaymentIntentConfirmParams,
    idempotencyKey: string,
    request: ChargeRequest,
  ): Promise<ChargeOutcome> {
    try {
      const confirmed = await this.client.api.paymentIntents.confirm(
        intent,
        { ...params, expand: ['latest_charge'] },
        { idempotencyKey, ...this.patience(request) },
      );
      return this.read(confirmed);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'busy') return { kind: 'pending' };
      if (trouble.kind === 'missing' || trouble.kind === 'invalid')
        return { kind: 'failed', failure: 'mandate_invalid' };
      return this.read(await this.retrieve(intent));
    }
  }

  private async withdraw(intent: string): Promise<ChargeOutcome> {
    const key = { idempotencyKey: `cancel:${intent}` };
    const cancelled = await this.client.api.paymentIntents
      .cancel(intent, { cancellation_reason: 'abandoned', expand: ['latest_charge'] }, key)
      .catch((error: unknown) => {
        const trouble = troubleOf(error);
        if (trouble.kind === 'wrong_state' || trouble.kind === 'busy') return this.retrieve(intent);
        throw error;
      });
    return this.read(cancelled);
  }

  /** Of an intent that was, or will never be, confirmed. */
  private async read(intent: Stripe.PaymentIntent): Promise<ChargeOutcome> {
    return (await this.outcome(intent)) ?? { kind: 'pending' };
  }

  /** A payer of PayPal's who agreed before need not be sent there again. */
  private async isAgreed(kind: ChargeRequest['kind'], { method }: StripeInstrument): Promise<boolean> {
    if (kind !== 'paypal') return false;
    return (await this.asking(() => this.client.api.paymentMethods.retrieve(method))).customer !== null;
  }

  private payerPart(kind: ChargeRequest['kind'], instrument: StripeInstrument): Stripe.PaymentIntentConfirmParams {
    const common = {
      payment_method: instrument.method,
      return_url: this.client.returnUrl,
      setup_future_usage: 'off_session',
    } as const;
    return kind === 'paypal' ? { ...common, mandate_data: acceptance(instrument) } : common;
  }

  private alonePart(kind: ChargeRequest['kind'], instrument: StripeInstrument): Stripe.PaymentIntentConfirmParams {
    const { method: payment_method, mandate } = instrument;
    const common = { payment_method, off_session: true, return_url: this.client.returnUrl } as const;
    return kind === 'direct_debit' && mandate !== null ? { ...common, mandate } : common;
  }

  private patience({ payerPresent }: ChargeRequest): Stripe.RequestOptions {
    return payerPresent ? { maxNetworkRetries: RETRIES_WITH_PAYER } : {};
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
