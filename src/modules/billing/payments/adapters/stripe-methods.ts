import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { wireId } from '../../../../kernel/ids.js';
import type { AttachedMethod, Attachment, AttachRequest, Consent } from './payment-gateway.port.js';
import { StripeBook } from './stripe-book.js';
import { RETRIES_WITH_PAYER, StripeClient, troubleOf } from './stripe-client.js';
import { StripeCustomers } from './stripe-customers.js';
import { failureBy } from './stripe-declines.table.js';
import { instrumentText } from './stripe-instrument.js';
import { actionOf, STRIPE_TYPES } from './stripe-outcomes.js';

/** What Stripe's pages hand to a customer's browser. It gets into a path, so its shape is checked first. */
const TOKEN = /^pm_[A-Za-z0-9_]{1,64}$/;

/** Leaves ways to pay with Stripe: a setup intent each, so that banks are asked for later charges now. */
@Injectable()
export class StripeMethods {
  constructor(
    private readonly client: StripeClient,
    private readonly book: StripeBook,
    readonly customers: StripeCustomers,
  ) {}

  async attach(request: AttachRequest): Promise<Attachment> {
    if ('token' in request && request.token !== null && !TOKEN.test(request.token)) return { kind: 'unknown' };
    const customer = await this.customers.of(request.accountId);
    const setup = await this.setUp(request, customer);
    if ('kind' in setup) return setup;
    if (setup.status === 'requires_payment_method' || setup.status === 'canceled') return refused(setup, request.kind);
    const method = setup.payment_method as Stripe.PaymentMethod;
    await this.book.keepMethod(method.id, request.reference);
    const attached = attachedMethod(setup, method, customer, request.consent);
    const nextAction = setup.status === 'requires_action' ? actionOf(setup.next_action) : null;
    if (nextAction === null) return { kind: 'attached', method: attached };
    return { kind: 'action_needed', method: attached, nextAction };
  }

  private async setUp(request: AttachRequest, customer: string): Promise<Stripe.SetupIntent | Attachment> {
    try {
      return await this.client.api.setupIntents.create(
        {
          customer,
          confirm: true,
          usage: 'off_session',
          allowed_payment_method_types: [STRIPE_TYPES[request.kind]],
          return_url: this.client.returnUrl,
          metadata: { payment_method: wireId('pm', request.reference) },
          expand: ['payment_method', 'mandate'],
          ...wayOf(request),
        },
        { idempotencyKey: `attach:${request.reference}`, maxNetworkRetries: RETRIES_WITH_PAYER },
      );
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'declined') {
        const { code, decline_code: decline } = trouble.error;
        return { kind: 'refused', failure: failureBy([decline, code], request.kind) };
      }
      if (trouble.kind === 'missing' || trouble.kind === 'invalid') return { kind: 'unknown' };
      throw error;
    }
  }
}

/** Stripe wants the words of a mandate to have been agreed to from somewhere. */
export function acceptance({
  ip,
  userAgent,
}: Pick<Consent, 'ip' | 'userAgent'>): Stripe.SetupIntentCreateParams.MandateData {
  const online = { ip_address: ip || '0.0.0.0', user_agent: userAgent || 'unknown' };
  return { customer_acceptance: { type: 'online', online } };
}

function wayOf(request: AttachRequest): Partial<Stripe.SetupIntentCreateParams> {
  if (request.kind === 'card') return { payment_method: request.token };
  const mandate_data = acceptance(request.consent);
  if (request.kind === 'paypal') {
    if (request.token !== null) return { payment_method: request.token, mandate_data };
    return { payment_method_data: { type: 'paypal' }, mandate_data };
  }
  const { iban, holder } = request;
  return {
    payment_method_data: { type: 'sepa_debit', sepa_debit: { iban }, billing_details: holder },
    mandate_data,
  };
}

function refused(setup: Stripe.SetupIntent, kind: AttachRequest['kind']): Attachment {
  const { code, decline_code: decline } = setup.last_setup_error ?? {};
  return { kind: 'refused', failure: failureBy([decline, code], kind) };
}

function attachedMethod(
  setup: Stripe.SetupIntent,
  { id, card, sepa_debit: account }: Stripe.PaymentMethod,
  customer: string,
  consent: Consent,
): AttachedMethod {
  const mandate = setup.mandate !== null && typeof setup.mandate === 'object' ? setup.mandate : null;
  return {
    instrument: instrumentText({
      customer,
      method: id,
      mandate: mandate?.id ?? null,
      ip: consent.ip,
      userAgent: consent.userAgent,
    }),
    brand: card?.brand ?? null,
    last4: card?.last4 ?? account?.last4 ?? null,
    expiryMonth: card?.exp_month ?? null,
    expiryYear: card?.exp_year ?? null,
    mandate: mandate?.payment_method_details.sepa_debit?.reference ?? null,
  };
}
