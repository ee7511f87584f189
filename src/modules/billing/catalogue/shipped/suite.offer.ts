import type { OfferFile, PlanFile } from '../rules/catalogue-file.js';

/** Editions differ by speed: messages an hour, then the price of a month and of a year. */
const EDITIONS: [code: string, name: string, perHour: number, month: string, year: string][] = [
  ['web', 'Web', 3_000, '75.00', '780.00'],
  ['pro', 'Pro', 10_000, '150.00', '1560.00'],
  ['enterprise', 'Enterprise', 30_000, '320.00', '3360.00'],
];

const ADD_ONS: PlanFile['addOns'] = [
  { kind: 'seat', amount: '100.00', period: 'term' },
  { kind: 'phone_support', amount: '240.00', period: 'term' },
  { kind: 'priority_support', amount: '480.00', period: 'term' },
];

const plans: PlanFile[] = EDITIONS.map(([code, name, perHour, month, year]) => ({
  code: `suite.${code}`,
  name,
  tier: code,
  monthlyVolume: null,
  quota: { monthly: null, daily: null },
  prices: [
    { interval: 'month', amount: month },
    { interval: 'year', amount: year },
  ],
  addOns: ADD_ONS,
  features: {
    api: true,
    smtp: true,
    campaigns: true,
    sms: true,
    ab_testing: code !== 'web',
    messages_per_hour: perHour,
  },
  policies: { 'rate.perHour': perHour },
}));

export const SUITE: OfferFile = {
  code: 'suite',
  name: 'E-mail and SMS suite',
  currency: 'EUR',
  policies: {
    'quota.onExceed': 'queue',
    'quota.timezone': 'Europe/Rome',
    'payment.methods': [{ method: 'card' }, { method: 'paypal' }, { method: 'bank_transfer' }],
    'seats.included': 1,
    'seats.purchasable': true,
    'complaint.maxRatio': { complaints: 1, per: 1_000 },
    'expiry.mode': 'purge',
    'expiry.graceDays': 10,
    'support.ticket': { mode: 'always' },
    'support.email': { mode: 'always' },
    'support.phone': { mode: 'add_on', addOns: ['phone_support', 'priority_support'] },
    'support.languages': ['en', 'fr', 'de', 'es', 'it'],
    'support.phoneLanguages': ['en', 'fr', 'it'],
    'sms.validity': { months: 24, orEmailTerm: true },
  },
  plans,
};
