import { type CountryRule, type MarketingHours, unruledCountry } from './country-rule.js';

const CHECKED = '2026-11-01';

/**
 * France: the carriers' charter for marketing (AF2M) stops it at night, on Sundays and on public holidays; aggregators differ in
 * the hours, these are the narrower usual ones. Marketing must say how to stop it (CPCE L34-5); with a name as sender that is
 * the operator's short code, which he puts in place of the shipped words.
 */
const french = (...zones: string[]): MarketingHours => ({
  zones,
  from: '08:00',
  to: '20:00',
  closedDays: [7],
  holidays: 'FR',
});
const FRENCH_STOP = 'Repondre STOP';
const FRENCH_SOURCE = 'CPCE art. L34-5; AF2M charter for marketing by SMS';

const FRANCE: Readonly<Record<string, string>> = {
  FR: 'Europe/Paris',
  GP: 'America/Guadeloupe',
  MQ: 'America/Martinique',
  GF: 'America/Cayenne',
  RE: 'Indian/Reunion',
  YT: 'Indian/Mayotte',
  BL: 'America/St_Barthelemy',
  MF: 'America/Marigot',
  PM: 'America/Miquelon',
};

/** Names are registered with an authority or with each carrier before they are let through. */
const REGISTERED: Readonly<Record<string, string>> = {
  AE: 'TDRA sender id registry',
  AM: 'registration with each carrier',
  AU: 'ACMA SMS sender ID register',
  BY: 'registration with each carrier',
  IN: 'TRAI TCCCPR 2018: header on a DLT platform',
  SA: 'CST sender id registration',
  SG: 'SGNIC SMS sender ID registry',
};

/** CTIA Messaging Principles §5.1.2: consent, HELP and opting out are each confirmed. */
const CONFIRMED = ['stop', 'start', 'help'] as const;

const UNITED_STATES: MarketingHours = {
  zones: [
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
    'America/Anchorage',
    'Pacific/Honolulu',
  ],
  from: '08:00',
  to: '21:00',
  closedDays: [],
  holidays: null,
};

const rule = (country: string, more: Partial<CountryRule>): CountryRule => ({
  ...unruledCountry(country),
  ...more,
  checkedOn: CHECKED,
});

export const SHIPPED_COUNTRY_RULES: readonly CountryRule[] = [
  ...Object.entries(FRANCE).map(([country, zone]) =>
    rule(country, {
      marketingHours: french(zone),
      stopText: FRENCH_STOP,
      receipts: 'handset',
      source: FRENCH_SOURCE,
    }),
  ),
  rule('IT', {
    alphaSenders: 'registered',
    alphaShape: 'no_spaces_no_leading_digit',
    receipts: 'handset',
    source: 'AGCOM delibera 12/23/CIR: register of aliases',
  }),
  ...Object.entries(REGISTERED)
    .filter(([country]) => country !== 'IN')
    .map(([country, source]) => rule(country, { alphaSenders: 'registered', source })),
  rule('IN', {
    alphaSenders: 'registered',
    marketingHours: { zones: ['Asia/Kolkata'], from: '10:00', to: '21:00', closedDays: [], holidays: null },
    source: `${REGISTERED['IN']}; promotions from 10:00 to 21:00`,
  }),
  rule('US', {
    alphaSenders: 'not_allowed',
    marketingHours: UNITED_STATES,
    stopText: 'Reply STOP to opt out',
    confirms: CONFIRMED,
    source: '47 CFR 64.1200(c)(1); CTIA messaging principles',
  }),
  rule('CA', {
    alphaSenders: 'not_allowed',
    stopText: 'Reply STOP to opt out',
    confirms: CONFIRMED,
    source: 'CASL; CWTA short code guidelines',
  }),
  rule('PR', {
    alphaSenders: 'not_allowed',
    stopText: 'Reply STOP to opt out',
    confirms: CONFIRMED,
    source: 'as in the United States',
  }),
  rule('CN', { alphaSenders: 'not_allowed', receipts: 'none', source: 'names are replaced by the carriers' }),
];
