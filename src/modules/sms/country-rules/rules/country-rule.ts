import type { Language } from '../../../../kernel/texts.js';
import type { Keyword } from './stop-words.js';

/** What a country wants of text messages: law, and what its carriers refuse. */
export interface CountryRule {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Names instead of numbers as sender: as they come, only those that were registered, or none (they are dropped there). */
  alphaSenders: 'allowed' | 'registered' | 'not_allowed';
  /** Narrower than 1–11 letters, digits and blanks, where the register says so. */
  alphaShape: 'usual' | 'no_spaces_no_leading_digit';
  /** When marketing may arrive; null: at any time. */
  marketingHours: MarketingHours | null;
  /** Added to marketing texts that do not say how to stop them; null: nothing is added. */
  stopText: string | null;
  /** Words that are answered by a text, where law or carriers want it. */
  confirms: readonly Keyword[];
  /** Of these answers. */
  language: Language;
  /** What receipts are worth there: said by the handset, by a network on the way, or nothing. */
  receipts: 'handset' | 'network' | 'none';
  /** Where this stands, and when somebody looked. */
  source: string;
  checkedOn: string;
}

export interface MarketingHours {
  /** All of the country's; with several only hours that are right in each of them count. */
  zones: readonly string[];
  /** `08:00`, local. */
  from: string;
  to: string;
  /** 1 Monday to 7 Sunday. */
  closedDays: readonly number[];
  holidays: 'FR' | null;
}

/** Where one of our languages is spoken by most; elsewhere English is understood. */
const LANGUAGES_OF: Readonly<Record<string, Language>> = {
  ...Object.fromEntries(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM', 'MC'].map((one) => [one, 'fr'])),
  ...Object.fromEntries(['DE', 'AT', 'LI'].map((one) => [one, 'de'])),
  ...Object.fromEntries(['ES', 'MX', 'AR', 'CO', 'CL', 'PE', 'UY', 'EC', 'CR'].map((one) => [one, 'es'])),
  ...Object.fromEntries(['IT', 'SM', 'VA'].map((one) => [one, 'it'])),
};

/** What no rule is known of: senders as they come, at any time. */
export function unruledCountry(country: string): CountryRule {
  return {
    country,
    alphaSenders: 'allowed',
    alphaShape: 'usual',
    marketingHours: null,
    stopText: null,
    confirms: [],
    language: LANGUAGES_OF[country] ?? 'en',
    receipts: 'network',
    source: 'no rule on record',
    checkedOn: '2026-11-01',
  };
}
