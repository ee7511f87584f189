import type { PolicyKey } from './policies.js';

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
const code = { type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{0,63}$' } as const;
const amount = {
  type: 'string',
  pattern: '^\\d{1,9}\\.\\d{2}$',
  description: 'an amount such as "25.00", not negative',
} as const;
const day = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2}))?$',
  description: 'a date such as "2026-03-01", or a time with its offset',
} as const;
const limit = { type: ['integer', 'null'], minimum: 1, maximum: 2_000_000_000 } as const;
const count = { type: 'integer', minimum: 0, maximum: 2_000_000_000 } as const;
const bool = { type: 'boolean' } as const;
const oneOf = (...values: string[]) => ({ enum: values });
const listOf = (items: object) => ({ type: 'array', items });
const object = (properties: Record<string, object>, required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const supportAccess = object(
  {
    mode: oneOf('none', 'paying', 'always', 'by_ticket', 'add_on'),
    tier: text,
    fromMonthlyVolume: count,
    addOns: listOf(text),
  },
  ['mode'],
);

const paymentMethod = object(
  {
    method: oneOf('card', 'direct_debit', 'paypal', 'bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order'),
    intervals: listOf(oneOf('month', 'year')),
    customerTypes: listOf(oneOf('company', 'consumer', 'public_body')),
    minMonthlyVolume: count,
  },
  ['method'],
);

const bounceRatio = object({ bounces: { ...count, minimum: 1 }, per: { ...count, minimum: 1 } }, ['bounces', 'per']);

const POLICIES: Record<PolicyKey, object> = {
  'quota.onExceed': oneOf('reject', 'suspend', 'queue'),
  'quota.warnAtPercent': listOf({ type: 'integer', minimum: 1, maximum: 100 }),
  'quota.timezone': text,
  'quota.rollover': bool,
  'rate.perHour': limit,
  'change.upgrade': oneOf('immediate'),
  'change.downgrade.monthly': oneOf('period_end'),
  'change.downgrade.yearly': oneOf('period_end', 'forbidden_in_period'),
  'payment.methods': listOf(paymentMethod),
  'prepaid.minDeposit': { anyOf: [amount, { type: 'null' }] },
  'ip.includedFrom': limit,
  'ip.requiredTier': { enum: ['premium', 'any_paid', null] },
  'ip.request': oneOf('support_request', 'customer_request', 'none'),
  'ip.approval': oneOf('compliance', 'none'),
  'custom.minVolume': limit,
  'custom.forcedAbove': limit,
  'seats.included': limit,
  'seats.purchasable': bool,
  'senders.max': limit,
  'bulk.allowed': bool,
  'attachment.maxBytes': { type: 'integer', minimum: 1, maximum: 31_457_280 },
  'complaint.maxRatio': object({ complaints: { ...count, minimum: 1 }, per: { ...count, minimum: 1 } }, [
    'complaints',
    'per',
  ]),
  'complaint.minVolume': count,
  'complaint.suspends': oneOf('campaigns', 'sending', 'all'),
  'bounce.alertRatio': bounceRatio,
  'bounce.restrictRatio': bounceRatio,
  'bounce.blockRatio': bounceRatio,
  'bounce.minVolume': count,
  'bulk.sameSubjectPerHour': limit,
  'expiry.mode': oneOf('fall_back_to_free', 'expire', 'purge'),
  'expiry.graceDays': count,
  'support.ticket': supportAccess,
  'support.email': supportAccess,
  'support.chat': supportAccess,
  'support.phone': supportAccess,
  'support.languages': listOf(text),
  'support.chatLanguages': listOf(text),
  'support.phoneLanguages': listOf(text),
  'support.responseWindow.mode': oneOf('enforce', 'warn'),
  'sms.validity': {
    anyOf: [
      { type: 'null' },
      object({ months: { ...count, minimum: 1 }, orEmailTerm: bool }, ['months', 'orEmailTerm']),
    ],
  },
  'retention.bodyDays': { ...count, minimum: 1 },
  'retention.eventDays': { ...count, minimum: 1 },
};

const policies = object(POLICIES, []);

/** A plan as an operator writes it. */
export const PLAN_SCHEMA = object(
  {
    code,
    validFrom: day,
    validUntil: day,
    name: text,
    tier: code,
    custom: bool,
    purchasable: bool,
    monthlyVolume: limit,
    quota: object({ monthly: limit, daily: limit }, ['monthly', 'daily']),
    prices: listOf(object({ interval: oneOf('month', 'year'), amount }, ['interval', 'amount'])),
    addOns: listOf(
      object(
        {
          kind: oneOf('seat', 'dedicated_ip', 'phone_support', 'priority_support'),
          amount,
          period: oneOf('term', 'month'),
        },
        ['kind', 'amount', 'period'],
      ),
    ),
    features: { type: 'object', additionalProperties: { type: ['boolean', 'number', 'string'] } },
    policies,
  },
  ['code', 'name', 'tier', 'monthlyVolume', 'quota', 'prices', 'features'],
);

/** JSON Schema of a catalogue file (`OFFERS_FILE`). */
export const CATALOGUE_SCHEMA = object(
  {
    offers: {
      ...listOf(
        object({ code, name: text, currency: oneOf('EUR'), policies, plans: { ...listOf(PLAN_SCHEMA), minItems: 1 } }, [
          'code',
          'name',
          'currency',
          'policies',
          'plans',
        ]),
      ),
      minItems: 1,
    },
  },
  ['offers'],
);
