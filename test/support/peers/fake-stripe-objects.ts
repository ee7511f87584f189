/** An object of Stripe's as it goes over the wire. */
export type Thing = Record<string, unknown> & { id: string; object: string; created: number };

/** A refusal in the shape of Stripe's errors. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: Record<string, unknown>,
  ) {
    super(String(error['message'] ?? error['code']));
  }
}

export function invalid(code: string | undefined, message: string, param?: string): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', code, message, param });
}

export function missing(kind: string, id: string): Refusal {
  const message = `No such ${kind}: '${id}'`;
  return new Refusal(404, { type: 'invalid_request_error', code: 'resource_missing', message, param: 'id' });
}

const SHAPES: Record<string, { prefix: string; fields: Record<string, unknown> }> = {
  customer: {
    prefix: 'cus',
    fields: {
      address: null,
      balance: 0,
      currency: null,
      default_source: null,
      delinquent: false,
      description: null,
      discount: null,
      email: null,
      invoice_prefix: 'F4K3',
      invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: 'none',
      test_clock: null,
    },
  },
  payment_method: {
    prefix: 'pm',
    fields: { allow_redisplay: 'unspecified', billing_details: {}, customer: null, customer_account: null, type: null },
  },
  payment_intent: {
    prefix: 'pi',
    fields: {
      allowed_payment_method_types: null,
      amount: 0,
      amount_capturable: 0,
      amount_details: { tip: {} },
      amount_received: 0,
      application: null,
      application_fee_amount: null,
      automatic_payment_methods: null,
      canceled_at: null,
      cancellation_reason: null,
      capture_method: 'automatic',
      client_secret: null,
      confirmation_method: 'automatic',
      currency: 'eur',
      customer: null,
      customer_account: null,
      description: null,
      excluded_payment_method_types: null,
      last_payment_error: null,
      latest_charge: null,
      next_action: null,
      on_behalf_of: null,
      payment_method: null,
      payment_method_configuration_details: null,
      payment_method_options: {},
      payment_method_types: [],
      processing: null,
      receipt_email: null,
      review: null,
      setup_future_usage: null,
      shipping: null,
      source: null,
      statement_descriptor: null,
      statement_descriptor_suffix: null,
      status: 'requires_payment_method',
      transfer_data: null,
      transfer_group: null,
    },
  },
  setup_intent: {
    prefix: 'seti',
    fields: {
      allowed_payment_method_types: null,
      application: null,
      automatic_payment_methods: null,
      cancellation_reason: null,
      client_secret: null,
      customer: null,
      description: null,
      excluded_payment_method_types: null,
      flow_directions: null,
      last_setup_error: null,
      latest_attempt: null,
      mandate: null,
      next_action: null,
      on_behalf_of: null,
      payment_method: null,
      payment_method_configuration_details: null,
      payment_method_options: {},
      payment_method_types: [],
      single_use_mandate: null,
      status: 'requires_payment_method',
      usage: 'off_session',
    },
  },
  charge: {
    prefix: 'ch',
    fields: {
      amount: 0,
      amount_captured: 0,
      amount_refunded: 0,
      balance_transaction: null,
      billing_details: {},
      captured: false,
      currency: 'eur',
      customer: null,
      description: null,
      disputed: false,
      failure_code: null,
      failure_message: null,
      outcome: null,
      paid: false,
      payment_intent: null,
      payment_method: null,
      payment_method_details: null,
      receipt_url: null,
      refunded: false,
      status: 'pending',
    },
  },
  refund: {
    prefix: 're',
    fields: {
      amount: 0,
      balance_transaction: null,
      charge: null,
      currency: 'eur',
      payment_intent: null,
      reason: null,
      receipt_number: null,
      source_transfer_reversal: null,
      status: 'succeeded',
      transfer_reversal: null,
    },
  },
  mandate: {
    prefix: 'mandate',
    fields: {
      customer_acceptance: null,
      multi_use: {},
      payment_method: null,
      payment_method_details: null,
      status: 'active',
      type: 'multi_use',
    },
  },
  customer_cash_balance_transaction: {
    prefix: 'ccsbtxn',
    fields: {
      currency: 'eur',
      customer: null,
      customer_account: null,
      ending_balance: 0,
      net_amount: 0,
      type: 'funded',
    },
  },
  dispute: {
    prefix: 'du',
    fields: {
      amount: 0,
      balance_transactions: [],
      charge: null,
      currency: 'eur',
      evidence: {},
      evidence_details: { due_by: null, has_evidence: false, past_due: false, submission_count: 0 },
      is_charge_refundable: false,
      payment_intent: null,
      reason: 'fraudulent',
      status: 'needs_response',
    },
  },
};

const WITH_SECRET = new Set(['payment_intent', 'setup_intent']);
let made = 0;

/** Everything the fake knows, in the order it was made. */
export class Store {
  private readonly things = new Map<string, Thing>();

  create(object: string, fields: Record<string, unknown>): Thing {
    const shape = SHAPES[object]!;
    made += 1;
    const id = `${shape.prefix}_1Fake${made.toString(36).padStart(6, '0')}${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`;
    const created = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000);
    const thing: Thing = {
      id,
      object,
      created,
      livemode: false,
      metadata: {},
      ...structuredClone(shape.fields),
      ...fields,
    };
    if (WITH_SECRET.has(object)) thing['client_secret'] = `${id}_secret_${Math.random().toString(36).slice(2)}`;
    this.things.set(id, thing);
    return thing;
  }

  find(object: string, id: unknown): Thing | null {
    const thing = this.things.get(String(id));
    return thing?.object === object ? thing : null;
  }

  get(object: string, id: unknown): Thing {
    const thing = this.find(object, id);
    if (thing === null) throw missing(object, String(id));
    return thing;
  }

  drop(thing: Thing): void {
    this.things.delete(thing.id);
  }

  /** Newest first. */
  all(object: string): Thing[] {
    return [...this.things.values()].filter((thing) => thing.object === object).reverse();
  }

  /** A copy, with the ids at these paths replaced by their objects. */
  show(thing: Thing, expand: readonly string[]): Thing {
    const copy = structuredClone(thing);
    for (const path of expand) {
      const id = copy[path];
      const expanded = typeof id === 'string' ? this.things.get(id) : undefined;
      if (expanded) copy[path] = structuredClone(expanded);
    }
    return copy;
  }
}
