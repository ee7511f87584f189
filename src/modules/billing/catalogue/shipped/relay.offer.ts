import type { OfferFile, PlanFile } from '../rules/catalogue-file.js';

/** Messages a day, then the price of a month and of a year. */
const PRICES: [daily: number, month: string, year: string][] = [
  [1_000, '9.90', '99.00'],
  [3_000, '19.90', '199.00'],
  [5_000, '29.90', '299.00'],
  [10_000, '49.90', '499.00'],
];

const plans: PlanFile[] = PRICES.map(([daily, month, year]) => ({
  code: `relay.${daily}`,
  name: `Relay ${daily.toLocaleString('en')} a day`,
  tier: 'relay',
  monthlyVolume: null,
  quota: { monthly: null, daily },
  prices: [
    { interval: 'month', amount: month },
    { interval: 'year', amount: year },
  ],
  features: { api: true, smtp: true, statistics: true, campaigns: false },
}));

export const RELAY: OfferFile = {
  code: 'relay',
  name: 'SMTP relay',
  currency: 'EUR',
  policies: {
    'quota.onExceed': 'suspend',
    'quota.warnAtPercent': [80],
    'quota.timezone': 'Europe/Paris',
    'payment.methods': [{ method: 'card' }, { method: 'bank_transfer' }],
    'bulk.allowed': false,
    'attachment.maxBytes': 31_457_280,
    'complaint.maxRatio': { complaints: 1, per: 3_000 },
    'complaint.minVolume': 1_000,
    'bulk.sameSubjectPerHour': 100,
    'expiry.mode': 'expire',
    'expiry.graceDays': 10,
    'support.ticket': { mode: 'paying' },
    'support.email': { mode: 'paying' },
  },
  plans,
};
