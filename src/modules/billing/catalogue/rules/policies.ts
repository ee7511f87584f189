/** Who may use a support channel. */
export interface SupportAccess {
  mode: 'none' | 'paying' | 'always' | 'by_ticket' | 'add_on';
  tier?: string;
  fromMonthlyVolume?: number;
  addOns?: readonly string[];
}

/** A way to pay and for whom it is there; an absent member does not narrow it. */
export interface PaymentMethodRule {
  method: 'card' | 'direct_debit' | 'paypal' | 'bank_transfer' | 'prepaid' | 'admin_mandate' | 'purchase_order';
  intervals?: readonly ('month' | 'year')[];
  customerTypes?: readonly ('company' | 'consumer' | 'public_body')[];
  minMonthlyVolume?: number;
}

export type OnExceed = 'reject' | 'suspend' | 'queue';

/** Everything a plan may decide differently from another. A rule reads it here and never from a constant. */
export interface Policies {
  'quota.onExceed': OnExceed;
  'quota.warnAtPercent': readonly number[];
  'quota.timezone': string;
  'quota.rollover': boolean;
  /** Messages an hour at most; null: no limit of the plan. */
  'rate.perHour': number | null;
  'change.upgrade': 'immediate';
  'change.downgrade.monthly': 'period_end';
  'change.downgrade.yearly': 'period_end' | 'forbidden_in_period';
  'payment.methods': readonly PaymentMethodRule[];
  /** Decimal amount in the offer's currency; null: no wallet. */
  'prepaid.minDeposit': string | null;
  'ip.includedFrom': number | null;
  'ip.requiredTier': 'premium' | 'any_paid' | null;
  'ip.request': 'support_request' | 'customer_request' | 'none';
  'ip.approval': 'compliance' | 'none';
  'custom.minVolume': number | null;
  'custom.forcedAbove': number | null;
  /** null: as many people as one likes. */
  'seats.included': number | null;
  'seats.purchasable': boolean;
  'senders.max': number | null;
  'bulk.allowed': boolean;
  'attachment.maxBytes': number;
  /** A fraction, because one in 3,000 has no exact decimal. */
  'complaint.maxRatio': { complaints: number; per: number };
  /** With fewer messages in the window a person looks, instead of a rule that suspends. */
  'complaint.minVolume': number;
  /** What too many complaints stop. */
  'complaint.suspends': 'campaigns' | 'sending' | 'all';
  /** Addresses that do not exist, per message with an outcome: strictly above the first staff are told, above the second no campaigns, above the third nothing leaves. */
  'bounce.alertRatio': { bounces: number; per: number };
  'bounce.restrictRatio': { bounces: number; per: number };
  'bounce.blockRatio': { bounces: number; per: number };
  /** With fewer messages in the window nothing is judged: everybody mistypes. */
  'bounce.minVolume': number;
  /** Where bulk is not allowed: so many messages of one subject in an hour want a person's look; null: none does. */
  'bulk.sameSubjectPerHour': number | null;
  'expiry.mode': 'fall_back_to_free' | 'expire' | 'purge';
  'expiry.graceDays': number;
  'support.ticket': SupportAccess;
  'support.email': SupportAccess;
  'support.chat': SupportAccess;
  'support.phone': SupportAccess;
  /** In which support reads and writes. */
  'support.languages': readonly string[];
  /** In which it talks. */
  'support.chatLanguages': readonly string[];
  'support.phoneLanguages': readonly string[];
  'support.responseWindow.mode': 'enforce' | 'warn';
  /** null: no SMS with this offer. */
  'sms.validity': { months: number; orEmailTerm: boolean } | null;
  'retention.bodyDays': number;
  'retention.eventDays': number;
}
export type PolicyKey = keyof Policies;

const MIB = 1_048_576;

/** What holds where neither the plan version nor its offer says anything. */
export const INSTALLATION_DEFAULTS: Policies = {
  'quota.onExceed': 'reject',
  'quota.warnAtPercent': [],
  'quota.timezone': 'Europe/Paris',
  'quota.rollover': false,
  'rate.perHour': null,
  'change.upgrade': 'immediate',
  'change.downgrade.monthly': 'period_end',
  'change.downgrade.yearly': 'period_end',
  'payment.methods': [{ method: 'card' }],
  'prepaid.minDeposit': null,
  'ip.includedFrom': null,
  'ip.requiredTier': null,
  'ip.request': 'none',
  'ip.approval': 'none',
  'custom.minVolume': null,
  'custom.forcedAbove': null,
  'seats.included': null,
  'seats.purchasable': false,
  'senders.max': null,
  'bulk.allowed': true,
  'attachment.maxBytes': 15 * MIB,
  'complaint.maxRatio': { complaints: 1, per: 1000 },
  'complaint.minVolume': 1_000,
  'complaint.suspends': 'sending',
  'bounce.alertRatio': { bounces: 5, per: 100 },
  'bounce.restrictRatio': { bounces: 8, per: 100 },
  'bounce.blockRatio': { bounces: 10, per: 100 },
  'bounce.minVolume': 100,
  'bulk.sameSubjectPerHour': 100,
  'expiry.mode': 'expire',
  'expiry.graceDays': 10,
  'support.ticket': { mode: 'paying' },
  'support.email': { mode: 'none' },
  'support.chat': { mode: 'none' },
  'support.phone': { mode: 'none' },
  'support.languages': ['en', 'fr', 'de', 'es'],
  'support.chatLanguages': ['en', 'fr'],
  'support.phoneLanguages': ['en', 'fr'],
  'support.responseWindow.mode': 'enforce',
  'sms.validity': null,
  'retention.bodyDays': 30,
  'retention.eventDays': 400,
};

export const POLICY_KEYS = Object.keys(INSTALLATION_DEFAULTS) as PolicyKey[];

/** The version a subscription was sold under decides; then the offer; then the installation. */
export function effectivePolicies(sold: Partial<Policies>, offer: Partial<Policies>): Policies {
  return { ...INSTALLATION_DEFAULTS, ...offer, ...sold };
}
