import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Credits } from '../../rules/credits.js';

/** What one part of a text to a country, or to one network of it, costs from a day on. */
export interface SmsRate {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** MCC and MNC; null: every network of the country that has no rate of its own. */
  network: string | null;
  credits: Credits;
  validFrom: LocalDate;
  /** The last day; null: until a later rate begins. */
  validTo: LocalDate | null;
}

export interface CountryYield {
  country: string;
  messages: number;
}

/** Of each country and network the rate that began last and has not ended; the country's own before its networks'. */
export function ratesOn<Rate extends SmsRate>(day: LocalDate, rates: readonly Rate[]): Rate[] {
  const newest = new Map<string, Rate>();
  for (const rate of rates) {
    const known = newest.get(placeOf(rate));
    if (rate.validFrom <= day && (known === undefined || known.validFrom < rate.validFrom))
      newest.set(placeOf(rate), rate);
  }
  const valid = [...newest.values()].filter(({ validTo }) => validTo === null || day <= validTo);
  return valid.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** How many texts of one part so many credits send to each country: whole ones. */
export function yieldsOf(amount: Credits, rates: readonly SmsRate[]): CountryYield[] {
  return rates
    .filter(({ network }) => network === null)
    .map(({ country, credits }) => ({ country, messages: Number(amount / credits) }));
}

/** `FR`, `FR-20801`: what one row of the card is about. */
export function placeOf({ country, network }: Pick<SmsRate, 'country' | 'network'>): string {
  return network === null ? country : `${country}-${network}`;
}
