import type { Credits } from '../../rules/credits.js';

/** What an account lets itself send; beside it nothing that could surprise anybody. Null: no bound. */
export interface SmsSettings {
  /** ISO 3166-1; null: the account's own country. */
  allowedCountries: readonly string[] | null;
  /** Look-alikes are written in the smaller alphabet when the whole text then fits. */
  smartEncoding: boolean;
  dailyCredits: Credits | null;
  monthlyCredits: Credits | null;
  /** Messages in an hour of the clock: to one number, to numbers that differ in the last four digits only, to one country. */
  perNumberHourly: number | null;
  perPrefixHourly: number | null;
  perCountryHourly: number | null;
  /** Thousandths of credits that campaigns to a list may take in a month of UTC, each. */
  listCaps: readonly ListCap[];
}

export interface ListCap {
  listId: string;
  monthlyMilli: number;
}

/** Against numbers that somebody has texts pumped to: high enough for a busy shop, low enough to end the night's damage. */
export const USUAL_SETTINGS: SmsSettings = {
  allowedCountries: null,
  smartEncoding: false,
  dailyCredits: null,
  monthlyCredits: null,
  perNumberHourly: 100,
  perPrefixHourly: 2_000,
  perCountryHourly: null,
  listCaps: [],
};
