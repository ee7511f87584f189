import { formatAmount, money } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import type { QuoteRequest } from './quote-request.js';
import { QUOTE_PARTS, WISHES, YES_OR_NO } from './quote-texts.table.js';

type Wish = Pick<QuoteRequest, 'description' | 'monthlyVolume' | 'customFeatures' | 'sessions' | 'onSite'>;
type Answered = Pick<QuoteRequest, 'priceMinor' | 'currency' | 'estimatedDelivery'>;

/** What sales read first: the description, then each wish on its line. */
export function requestText(wish: Wish, language: Language): string {
  const { monthlyVolume, customFeatures, sessions, onSite } = wish;
  const lines = [
    ...(monthlyVolume === null ? [] : [`${WISHES.monthlyVolume[language]}: ${monthlyVolume}`]),
    ...(customFeatures.length === 0 ? [] : [`${WISHES.customFeatures[language]}: ${customFeatures.join(', ')}`]),
    ...(sessions === null ? [] : [`${WISHES.sessions[language]}: ${sessions}`]),
    ...(onSite === null ? [] : [`${WISHES.onSite[language]}: ${YES_OR_NO[onSite ? 'yes' : 'no'][language]}`]),
  ];
  return lines.length === 0 ? wish.description : `${wish.description}\n\n${lines.join('\n')}`;
}

export function quoteText(quote: Answered, language: Language): string {
  return [QUOTE_PARTS.ready[language], '', ...termsOf(quote, language)].join('\n');
}

export function acceptanceText(quote: Answered, language: Language): string {
  return [QUOTE_PARTS.accepted[language], '', ...termsOf(quote, language)].join('\n');
}

function termsOf({ priceMinor, currency, estimatedDelivery }: Answered, language: Language): string[] {
  return [
    ...(priceMinor === null
      ? []
      : [`${QUOTE_PARTS.price[language]}: ${formatAmount(money(priceMinor, currency))} ${currency}`]),
    ...(estimatedDelivery === null ? [] : [`${QUOTE_PARTS.delivery[language]}: ${estimatedDelivery}`]),
  ];
}
