import type { Decline } from './fake-stripe-behaviours.js';
import { declined, type FakeStripeBank } from './fake-stripe-bank.js';
import type { FakeStripeCash } from './fake-stripe-cash.js';
import { branch, list, type Params, text } from './fake-stripe-form.js';
import { invalid, type Store, type Thing } from './fake-stripe-objects.js';
import type { FakeStripeWebhooks } from './fake-stripe-webhooks.js';

const NEEDS_CLIENT: Decline = { code: 'authentication_required', decline_code: 'authentication_required' };
const CANCELLABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'];

/** The answer is the object, or it never comes although the request was carried out. */
export type Answer = Thing | 'silence';

/** Payment intents and setup intents, from their making to their end. */
export class FakeStripeIntents {
  constructor(
    private readonly store: Store,
    private readonly bank: FakeStripeBank,
    private readonly webhooks: FakeStripeWebhooks,
    private readonly cash: FakeStripeCash,
  ) {}

  createPayment(params: Params): Answer {
    const amount = Number(text(params, 'amount'));
    if (!Number.isInteger(amount) || amount < 1)
      throw invalid('parameter_invalid_integer', 'Invalid integer.', 'amount');
    if (amount > 99_999_999) throw invalid('amount_too_large', 'Amount must be no more than €999,999.99', 'amount');
    const intent = this.store.create('payment_intent', {
      ...this.common(params),
      amount,
      currency: text(params, 'currency'),
      setup_future_usage: text(params, 'setup_future_usage') ?? null,
    });
    this.webhooks.announce('payment_intent.created', intent);
    return text(params, 'confirm') === 'true' ? this.confirmPayment(intent.id, params) : intent;
  }

  confirmPayment(id: string, params: Params): Answer {
    const intent = this.store.get('payment_intent', id);
    if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(String(intent['status']))) {
      throw this.unexpected(intent, 'confirm');
    }
    if (params['payment_method'] !== undefined) {
      intent['payment_method'] = this.bank.methodFrom(params, intent['payment_method_types'] as string[]).id;
    }
    intent['setup_future_usage'] = text(params, 'setup_future_usage') ?? intent['setup_future_usage'];
    const method = this.store.get('payment_method', intent['payment_method']);
    const alone = text(params, 'off_session') === 'true';
    if (method['type'] === 'customer_balance') {
      this.cash.pay(intent, (paid) => this.bank.succeed(paid));
      return intent;
    }
    return method['type'] === 'card'
      ? this.chargeCard(intent, params, alone)
      : this.chargeOther(intent, method, params, alone);
  }

  cancelPayment(id: string, params: Params): Thing {
    const intent = this.store.get('payment_intent', id);
    if (!CANCELLABLE.includes(String(intent['status']))) throw this.unexpected(intent, 'cancel');
    const cancellation_reason = text(params, 'cancellation_reason') ?? null;
    Object.assign(intent, { status: 'canceled', next_action: null, canceled_at: intent.created, cancellation_reason });
    this.webhooks.announce('payment_intent.canceled', intent);
    return intent;
  }

  createSetup(params: Params): Answer {
    const method = this.bank.methodFrom(params, list(params, 'allowed_payment_method_types'));
    const mandate = params['mandate_data'] === undefined ? null : this.bank.mandateFor(method, params);
    if (method['type'] !== 'card' && mandate === null) throw invalid('parameter_missing', 'Missing mandate_data.');
    const setup = this.store.create('setup_intent', {
      ...this.common(params),
      payment_method: method.id,
      mandate: mandate?.id ?? null,
      usage: text(params, 'usage') ?? 'off_session',
      status: 'requires_confirmation',
    });
    this.webhooks.announce('setup_intent.created', setup);
    if (text(params, 'confirm') !== 'true') return setup;
    const { declines, authentication } = this.bank.behaviourOf(method.id);
    if (declines) {
      this.refuseSetup(setup, declines);
      throw declined(setup, declines);
    }
    if (method['type'] === 'paypal' || authentication) this.bank.sendAway(setup, text(params, 'return_url'));
    else this.completeSetup(setup);
    return setup;
  }

  completeSetup(setup: Thing): void {
    const method = this.store.get('payment_method', setup['payment_method']);
    this.bank.attach(method, setup['customer']);
    if (this.bank.behaviourOf(method.id).authentication === 'unless_set_up') {
      this.bank.scriptCharges(method.id, { authentication: undefined } as never);
    }
    Object.assign(setup, { status: 'succeeded', next_action: null, last_setup_error: null });
    this.webhooks.announce('setup_intent.succeeded', setup);
  }

  refuseSetup(setup: Thing, decline: Decline): void {
    const last_setup_error = { type: 'card_error', message: 'Refused.', ...decline };
    Object.assign(setup, { status: 'requires_payment_method', next_action: null, last_setup_error });
    this.webhooks.announce('setup_intent.setup_failed', setup);
  }

  private chargeCard(intent: Thing, params: Params, alone: boolean): Answer {
    const behaviour = this.bank.behaviourOf(intent['payment_method']);
    if (behaviour.silent) {
      this.bank.process(intent);
      return 'silence';
    }
    if (behaviour.authentication && alone) return this.refuse(intent, NEEDS_CLIENT);
    if (behaviour.authentication) this.bank.sendAway(intent, text(params, 'return_url'));
    else {
      const decline = behaviour.declines ?? behaviour.declinesCharges;
      if (decline) return this.refuse(intent, decline);
      this.bank.succeed(intent);
    }
    return intent;
  }

  private chargeOther(intent: Thing, method: Thing, params: Params, alone: boolean): Answer {
    const { declinesCharges } = this.bank.behaviourOf(method.id);
    if (declinesCharges) return this.refuse(intent, declinesCharges);
    if (method['type'] === 'sepa_debit') {
      const mandate = this.store.find('mandate', text(params, 'mandate'));
      if (mandate?.['status'] !== 'active')
        throw invalid('payment_intent_mandate_invalid', 'The mandate is not active.');
      this.bank.process(intent);
    } else if (!alone) {
      this.bank.mandateFor(method, params);
      this.bank.sendAway(intent, text(params, 'return_url'));
    } else if (method['customer'] === null) return this.refuse(intent, { code: 'payment_method_provider_decline' });
    else this.bank.succeed(intent);
    return intent;
  }

  private refuse(intent: Thing, decline: Decline): never {
    this.bank.refuse(intent, decline);
    throw declined(intent, decline);
  }

  private common(params: Params): Record<string, unknown> {
    const customer = this.store.get('customer', text(params, 'customer')).id;
    const types = list(params, 'allowed_payment_method_types');
    const isNamed = params['payment_method'] !== undefined || params['payment_method_data'] !== undefined;
    const named = isNamed && !('usage' in params) ? this.bank.methodFrom(params, types) : null;
    return {
      customer,
      allowed_payment_method_types: types,
      payment_method_types: types,
      payment_method: named?.id ?? null,
      status: named === null ? 'requires_payment_method' : 'requires_confirmation',
      metadata: branch(params, 'metadata'),
    };
  }

  private unexpected(intent: Thing, wish: string): Error {
    const message = `You cannot ${wish} this PaymentIntent because it has a status of ${String(intent['status'])}.`;
    return invalid('payment_intent_unexpected_state', message);
  }
}
