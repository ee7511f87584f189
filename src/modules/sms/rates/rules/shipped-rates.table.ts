import { credits } from '../../rules/credits.js';
import type { SmsRate } from './rates.js';

/**
 * Thousandths of a credit for one part, to start with. What a carrier takes differs between countries by far more than
 * one price could even out; the operator replaces these by what his own carrier takes.
 */
const PER_PART: Record<string, number> = {
  AT: 1_150,
  BE: 1_200,
  CA: 450,
  CH: 1_050,
  DE: 1_100,
  ES: 900,
  FR: 800,
  GB: 650,
  IE: 850,
  IT: 1_000,
  LU: 950,
  NL: 1_250,
  PL: 500,
  PT: 600,
  US: 450,
};

export const SHIPPED_RATES: readonly SmsRate[] = Object.entries(PER_PART).map(([country, thousandths]) => ({
  country,
  network: null,
  credits: credits(thousandths),
  validFrom: '2020-01-01',
  validTo: null,
}));
