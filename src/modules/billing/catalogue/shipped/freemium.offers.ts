import type { OfferFile, PlanFile } from '../rules/catalogue-file.js';
import type { Policies } from '../rules/policies.js';

/** Monthly volume, then the price of a month and of a year in each tier. */
const PRICES: [volume: number, essential: [string, string], premium: [string, string]][] = [
  [15_000, ['15.00', '144.00'], ['22.00', '211.20']],
  [30_000, ['25.00', '240.00'], ['35.00', '336.00']],
  [50_000, ['35.00', '336.00'], ['52.00', '499.20']],
  [100_000, ['79.00', '758.40'], ['105.00', '1008.00']],
  [150_000, ['115.00', '1104.00'], ['155.00', '1488.00']],
  [250_000, ['185.00', '1776.00'], ['245.00', '2352.00']],
  [450_000, ['325.00', '3120.00'], ['420.00', '4032.00']],
  [900_000, ['610.00', '5856.00'], ['790.00', '7584.00']],
];

const FREE = { api: true, smtp: true, templates: true, statistics: true, segmentation: false, ab_testing: false };
const ESSENTIAL = { ...FREE, segmentation: true };
const PREMIUM = { ...ESSENTIAL, ab_testing: true, dedicated_ip: true };
const CUSTOM_ONLY = { sso: true, custom_integration: true, success_manager: true };
const NOT_CUSTOM = { dedicated_ip: false, sso: false, custom_integration: false, success_manager: false };

const IP_ADD_ON = { kind: 'dedicated_ip', amount: '30.00', period: 'month' } as const;

function plans(offer: string): PlanFile[] {
  return [
    {
      code: `${offer}.free`,
      name: 'Free',
      tier: 'free',
      purchasable: false,
      monthlyVolume: 6_000,
      quota: { monthly: 6_000, daily: 200 },
      prices: [],
      features: { ...NOT_CUSTOM, ...FREE },
    },
    ...PRICES.map(([volume, essential]) => paid(offer, 'essential', volume, essential)),
    ...PRICES.map(([volume, , premium]) => paid(offer, 'premium', volume, premium)),
    {
      code: `${offer}.custom`,
      name: 'Custom',
      tier: 'custom',
      custom: true,
      purchasable: false,
      monthlyVolume: null,
      quota: { monthly: null, daily: null },
      prices: [],
      addOns: [IP_ADD_ON],
      features: { ...NOT_CUSTOM, ...PREMIUM, ...CUSTOM_ONLY },
    },
  ];
}

function paid(offer: string, tier: 'essential' | 'premium', volume: number, [month, year]: [string, string]): PlanFile {
  return {
    code: `${offer}.${tier}-${volume / 1000}k`,
    name: `${tier === 'essential' ? 'Essential' : 'Premium'} ${volume.toLocaleString('en')}`,
    tier,
    monthlyVolume: volume,
    quota: { monthly: volume, daily: null },
    prices: [
      { interval: 'month', amount: month },
      { interval: 'year', amount: year },
    ],
    addOns: [IP_ADD_ON],
    features: { ...NOT_CUSTOM, ...(tier === 'essential' ? ESSENTIAL : PREMIUM) },
  };
}

const BY_TICKET = { mode: 'by_ticket', tier: 'premium', fromMonthlyVolume: 150_000 } as const;

const SHARED: Partial<Policies> = {
  'quota.onExceed': 'reject',
  'quota.timezone': 'Europe/Paris',
  'prepaid.minDeposit': '50.00',
  'ip.approval': 'compliance',
  'custom.minVolume': 450_000,
  'custom.forcedAbove': 900_000,
  'complaint.maxRatio': { complaints: 8, per: 10_000 },
  'expiry.mode': 'fall_back_to_free',
  'expiry.graceDays': 14,
  'support.ticket': { mode: 'paying' },
  'support.chat': BY_TICKET,
  'support.phone': BY_TICKET,
  'sms.validity': { months: 24, orEmailTerm: true },
};

export const FREEMIUM_FR: OfferFile = {
  code: 'freemium-fr',
  name: 'Freemium',
  currency: 'EUR',
  policies: {
    ...SHARED,
    'change.downgrade.yearly': 'forbidden_in_period',
    'payment.methods': [
      { method: 'card', customerTypes: ['company', 'consumer'] },
      // A public body below that volume pays by card only what it deposits.
      { method: 'card', customerTypes: ['public_body'], minMonthlyVolume: 150_000 },
      { method: 'paypal' },
      { method: 'bank_transfer' },
      { method: 'prepaid' },
      { method: 'admin_mandate', customerTypes: ['public_body'], minMonthlyVolume: 150_000 },
      { method: 'purchase_order', customerTypes: ['public_body'] },
    ],
    'ip.includedFrom': 150_000,
    'ip.requiredTier': 'any_paid',
    'ip.request': 'customer_request',
  },
  plans: plans('freemium-fr'),
};

export const FREEMIUM_DE: OfferFile = {
  code: 'freemium-de',
  name: 'Freemium',
  currency: 'EUR',
  policies: {
    ...SHARED,
    'change.downgrade.yearly': 'period_end',
    'payment.methods': [
      { method: 'card' },
      { method: 'direct_debit', intervals: ['month'] },
      { method: 'prepaid', intervals: ['month'] },
    ],
    'ip.includedFrom': 100_000,
    'ip.requiredTier': 'premium',
    'ip.request': 'support_request',
  },
  plans: plans('freemium-de'),
};
