import { accountBehaviour, type Behaviour, type Decline, TEST_TOKENS } from './fake-stripe-behaviours.js';
import { branch, type Params, text } from './fake-stripe-form.js';
import { invalid, missing, Refusal, type Store, type Thing } from './fake-stripe-objects.js';
import type { FakeStripeWebhooks } from './fake-stripe-webhooks.js';

/** Cards, accounts and what becomes of them: the part of the fake that knows how money behaves. */
export class FakeStripeBank {
  private readonly behaviours = new Map<string, Behaviour>();

  constructor(
    private readonly store: Store,
    private readonly webhooks: FakeStripeWebhooks,
  ) {}

  /** How a way to pay behaves from now on. */
  scriptCharges(method: string, change: Partial<Behaviour>): void {
    this.behaviours.set(method, { ...this.behaviourOf(method), ...change });
  }

  behaviourOf(method: unknown): Behaviour {
    return this.behaviours.get(String(method)) ?? TEST_TOKENS['pm_card_visa']!;
  }

  /** The way to pay that a request names or describes; a test token becomes an object of its own at each use. */
  methodFrom(params: Params, allowed: readonly string[]): Thing {
    const id = text(params, 'payment_method');
    const method = id === undefined ? this.describe(branch(params, 'payment_method_data')) : this.named(id);
    const type = String(method['type']);
    if (!allowed.includes(type)) {
      throw invalid('payment_intent_incompatible_payment_method', `The payment method type "${type}" is not allowed.`);
    }
    return method;
  }

  private named(id: string): Thing {
    const known = this.store.find('payment_method', id);
    if (known) return known;
    const behaviour = Object.hasOwn(TEST_TOKENS, id) ? TEST_TOKENS[id] : undefined;
    if (!behaviour) throw missing('PaymentMethod', id);
    const { brand, last4 } = behaviour;
    const details = {
      brand,
      last4,
      country: 'US',
      exp_month: 8,
      exp_year: 2037,
      funding: 'credit',
      display_brand: brand,
    };
    return this.make(behaviour, { card: details });
  }

  private describe(data: Params): Thing {
    const type = text(data, 'type');
    if (type === 'paypal') return this.make({ type: 'paypal' }, { paypal: { payer_email: null, payer_id: null } });
    if (type === 'customer_balance') return this.make({ type }, { customer_balance: {} });
    if (type !== 'sepa_debit')
      throw invalid('parameter_missing', 'Missing required param: payment_method.', 'payment_method');
    const iban = text(data, 'sepa_debit', 'iban') ?? '';
    const behaviour = accountBehaviour(iban);
    if (behaviour === null)
      throw invalid('invalid_bank_account_iban', 'The IBAN you provided is invalid.', 'sepa_debit[iban]');
    const billing = branch(data, 'billing_details');
    if (!text(billing, 'name') || !text(billing, 'email')) {
      throw invalid('parameter_missing', 'Missing required param: billing_details[email].', 'billing_details');
    }
    const details = { bank_code: '37040044', branch_code: '', country: iban.slice(0, 2), last4: behaviour.last4 };
    return this.make(behaviour, { sepa_debit: details, billing_details: billing });
  }

  private make(behaviour: Behaviour, fields: Record<string, unknown>): Thing {
    const method = this.store.create('payment_method', { type: behaviour.type, ...fields });
    this.behaviours.set(method.id, behaviour);
    return method;
  }

  /** What the debtor agreed to; Stripe makes the mandate's reference. */
  mandateFor(method: Thing, params: Params): Thing {
    const acceptance = branch(branch(params, 'mandate_data'), 'customer_acceptance');
    const online = branch(acceptance, 'online');
    if (text(acceptance, 'type') !== 'online' || !text(online, 'ip_address') || !text(online, 'user_agent')) {
      throw invalid('parameter_missing', 'Missing required param: mandate_data.', 'mandate_data');
    }
    const type = String(method['type']);
    const details = { type, [type]: { reference: `FAKE${method.id.slice(-12).toUpperCase()}`, url: '' } };
    return this.store.create('mandate', {
      customer_acceptance: { accepted_at: method.created, type: 'online', online },
      payment_method: method.id,
      payment_method_details: details,
    });
  }

  attach(method: Thing, customer: unknown): void {
    if (method['customer'] !== null && method['customer'] !== customer) {
      throw invalid(
        'payment_method_unexpected_state',
        'The payment method belongs to another customer.',
        'payment_method',
      );
    }
    method['customer'] = customer;
  }

  /** A charge of the intent, with what the bank said of it. */
  private chargeOf(intent: Thing, fields: Record<string, unknown>): Thing {
    const { amount, currency, customer, payment_method, metadata } = intent;
    const charge = this.store.create('charge', {
      ...{ amount, currency, customer, payment_method, metadata },
      payment_intent: intent.id,
      ...fields,
    });
    intent['latest_charge'] = charge.id;
    return charge;
  }

  succeed(intent: Thing): void {
    const method = this.store.get('payment_method', intent['payment_method']);
    const captured = { amount_captured: intent['amount'], captured: true, paid: true, status: 'succeeded' };
    const known = this.store.find('charge', intent['latest_charge']);
    const charge = known?.['status'] === 'pending' ? Object.assign(known, captured) : this.chargeOf(intent, captured);
    const more = {
      status: 'succeeded',
      amount_received: intent['amount'],
      next_action: null,
      last_payment_error: null,
    };
    Object.assign(intent, more, { processing: null });
    if (intent['setup_future_usage'] === 'off_session') this.attach(method, intent['customer']);
    this.webhooks.announce('charge.succeeded', charge);
    this.webhooks.announce('payment_intent.succeeded', intent);
    const { disputes } = this.behaviourOf(method.id);
    if (disputes) this.dispute(intent, disputes);
  }

  /** The bank says no: the intent waits for another way to pay, which nobody will offer. */
  refuse(intent: Thing, decline: Decline): void {
    const failure = {
      failure_code: decline.decline_code ?? decline.code,
      failure_message: 'Refused.',
      status: 'failed',
    };
    const known = this.store.find('charge', intent['latest_charge']);
    if (known?.['status'] === 'pending') Object.assign(known, failure);
    else if (!decline.code.includes('authentication')) this.chargeOf(intent, failure);
    Object.assign(intent, {
      status: 'requires_payment_method',
      next_action: null,
      processing: null,
      last_payment_error: { type: 'card_error', message: 'Refused.', ...decline },
    });
    this.webhooks.announce('payment_intent.payment_failed', intent);
  }

  /** At the bank for days. */
  process(intent: Thing): void {
    this.chargeOf(intent, { status: 'pending' });
    Object.assign(intent, { status: 'processing', next_action: null, processing: { type: 'card' } });
    this.webhooks.announce('payment_intent.processing', intent);
  }

  sendAway(intent: Thing, returnUrl: string | undefined): void {
    if (returnUrl === undefined) throw invalid('parameter_missing', 'You must provide a `return_url`.', 'return_url');
    const url = `https://hooks.stripe.test/redirect/authenticate/${intent.id}`;
    Object.assign(intent, {
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } },
    });
    this.webhooks.announce(`${intent.object}.requires_action`, intent);
  }

  dispute(intent: Thing, status: string, reason = 'fraudulent'): Thing {
    const charge = this.store.get('charge', intent['latest_charge']);
    charge['disputed'] = true;
    const { amount, currency } = charge;
    const about = { amount, currency, charge: charge.id, payment_intent: intent.id };
    const dispute = this.store.create('dispute', { ...about, status, reason });
    this.webhooks.announce('charge.dispute.created', dispute);
    return dispute;
  }

  refund(params: Params): Thing {
    const intent = this.store.get('payment_intent', text(params, 'payment_intent'));
    const charge = this.store.find('charge', intent['latest_charge']);
    if (charge === null || charge['status'] !== 'succeeded') {
      throw invalid(
        'payment_intent_unexpected_state',
        'This PaymentIntent does not have a successful charge to refund.',
      );
    }
    if (charge['disputed'] === true) throw invalid('charge_disputed', 'Charge has been charged back; cannot refund.');
    const left = Number(charge['amount']) - Number(charge['amount_refunded']);
    const amount = Number(text(params, 'amount') ?? left);
    if (left === 0) throw invalid('charge_already_refunded', 'Charge has already been refunded.');
    if (amount > left) throw invalid(undefined, 'Refund amount is greater than unrefunded amount on charge.', 'amount');
    if (!(amount > 0)) throw invalid('parameter_invalid_integer', 'Amount must be at least 1.', 'amount');
    Object.assign(charge, { amount_refunded: Number(charge['amount_refunded']) + amount, refunded: amount === left });
    const about = { charge: charge.id, payment_intent: intent.id, currency: charge['currency'] };
    const refund = this.store.create('refund', { ...about, amount, metadata: branch(params, 'metadata') });
    this.webhooks.announce('refund.created', refund);
    this.webhooks.announce('charge.refunded', charge);
    return refund;
  }
}

/** Stripe answers a refusal of the bank with 402 and the intent as it then is. */
export function declined(intent: Thing, decline: Decline): Refusal {
  const about = intent.object === 'setup_intent' ? 'setup_intent' : 'payment_intent';
  return new Refusal(402, {
    type: 'card_error',
    message: 'Your card was declined.',
    ...decline,
    [about]: structuredClone(intent),
  });
}
