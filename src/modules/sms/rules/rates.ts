import type { LocalDate } from '../../../kernel/time/calendar.js';
import type { Credits } from './credits.js';

/** What one text message to a country costs, from a day on. */
export interface SmsRate {
  /** ISO 3166-1 alpha-2. */
  country: string;
  credits: Credits;
  validFrom: LocalDate;
  /** The last day; null: until a later rate begins. */
  validTo: LocalDate | null;
}

export interface CountryYield {
  country: string;
  messages: number;
}

/** Of each country the rate that began last and has not ended, by country. */
export function ratesOn(day: LocalDate, rates: readonly SmsRate[]): SmsRate[] {
  const newest = new Map<string, SmsRate>();
  for (const rate of rates) {
    const known = newest.get(rate.country);
    if (rate.validFrom <= day && (known === undefined || known.validFrom < rate.validFrom))
      newest.set(rate.country, rate);
  }
  const valid = [...newest.values()].filter(({ validTo }) => validTo === null || day <= validTo);
  return valid.sort((a, b) => (a.country < b.country ? -1 : 1));
}

/** How many messages of one part so many credits send to each country: whole ones. */
export function yieldsOf(amount: Credits, rates: readonly SmsRate[]): CountryYield[] {
  return rates.map(({ country, credits }) => ({ country, messages: Number(amount / credits) }));
}
