import type { Language } from '../../../../kernel/texts.js';
import { REFUSALS } from '../../messages/index.js';
import { formatCredits } from '../../rules/credits.js';
import type { SmsEstimate } from '../use-cases/estimate-sms.query.js';
import type { SmsEstimateView } from './estimate.dto.js';

/** Of a text in a foreign script every character offends. */
const MOST_NAMED = 100;

export function presentEstimate(
  { text, countries, credits, refused }: SmsEstimate,
  language: Language,
): SmsEstimateView {
  const { encoding, units, parts, perPart, remaining, offendingCharacters, replacements, text: sent } = text;
  return {
    encoding,
    units,
    parts: parts.length,
    perPart,
    remaining,
    offendingCharacters: offendingCharacters.slice(0, MOST_NAMED),
    replacements: replacements.slice(0, MOST_NAMED),
    text: sent,
    countries: countries.map((one) => ({ ...one, credits: formatCredits(one.credits) })),
    credits: formatCredits(credits),
    refused: refused.map(({ to, code }) => ({ to, code, message: REFUSALS[code][language], credits: '0' })),
  };
}
