import { type Language, LANGUAGES, type Texts } from '../../../../kernel/texts.js';
import { type Credits, formatCredits } from '../../rules/credits.js';
import type { ExpiryMode } from './credit-expiry.js';

/** As numbers are written where people speak so; the space does not break. */
const SEPARATORS: Record<Language, { thousands: string; decimal: string }> = {
  en: { thousands: ',', decimal: '.' },
  fr: { thousands: '\u00a0', decimal: ',' },
  de: { thousands: '.', decimal: ',' },
  es: { thousands: '.', decimal: ',' },
  it: { thousands: '.', decimal: ',' },
};

const PACKS: Record<Language, (amount: string) => string> = {
  en: (amount) => `SMS credits, pack of ${amount}`,
  fr: (amount) => `Crédits SMS, lot de ${amount}`,
  de: (amount) => `SMS-Guthaben, Paket mit ${amount}`,
  es: (amount) => `Créditos SMS, paquete de ${amount}`,
  it: (amount) => `Crediti SMS, pacchetto da ${amount}`,
};

/** What the invoice and the list of goods say: `SMS credits, pack of 1,000`. */
export function describePack(amount: Credits): Texts {
  const texts = LANGUAGES.map((language) => [language, PACKS[language](written(amount, language))] as const);
  return Object.fromEntries(texts) as Record<Language, string>;
}

function written(amount: Credits, language: Language): string {
  const [whole = '', fraction] = formatCredits(amount).split('.');
  const { thousands, decimal } = SEPARATORS[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

/** What is said beside the day, before and after buying. */
export const EXPIRY_NOTES: Record<ExpiryMode, Texts> = {
  email_term: {
    en: 'The credits can be used until the term of the e-mail plan ends. Each renewal of the plan moves that day.',
    fr: 'Les crédits sont utilisables jusqu’à l’échéance de la formule e-mail. Chaque renouvellement reporte ce jour.',
    de: 'Das Guthaben gilt bis zum Ende der Laufzeit des E-Mail-Tarifs. Jede Verlängerung verschiebt diesen Tag.',
    es: 'Los créditos se pueden usar hasta que venza el plan de correo. Cada renovación aplaza ese día.',
    it: 'I crediti si possono usare fino alla scadenza del piano e-mail. Ogni rinnovo sposta quel giorno.',
  },
  months: {
    en: 'The credits can be used until that day. If an e-mail plan is bought meanwhile, the end of its term counts instead.',
    fr: 'Les crédits sont utilisables jusqu’à ce jour. Si une formule e-mail est achetée entre-temps, son échéance compte.',
    de: 'Das Guthaben gilt bis zu diesem Tag. Kommt ein E-Mail-Tarif hinzu, gilt stattdessen das Ende seiner Laufzeit.',
    es: 'Los créditos se pueden usar hasta ese día. Si entretanto se contrata un plan de correo, cuenta su vencimiento.',
    it: 'I crediti si possono usare fino a quel giorno. Se intanto si acquista un piano e-mail, vale la sua scadenza.',
  },
};
