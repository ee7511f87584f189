import type { Currency } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';

/** A space that never breaks: a figure stays on its line. */
const FIXED = '\u00a0';
const MINUS = '\u2212';

/** Written here and not by ICU, whose habits change between versions: the same document is always the same bytes. */
const STYLES: Record<Language, { group: string; decimal: string }> = {
  en: { group: ',', decimal: '.' },
  fr: { group: FIXED, decimal: ',' },
  de: { group: '.', decimal: ',' },
  es: { group: '.', decimal: ',' },
  it: { group: '.', decimal: ',' },
};

const SIGNS: Record<Currency, string> = { EUR: '€', USD: '$', GBP: '£', CHF: 'CHF', JPY: '¥' };

const MONTHS: Record<Language, string> = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
};

/** `1234.5` as that language writes it: `1,234.5`, `1 234,5`, `1.234,5`. */
export function writtenNumber(decimal: string, language: Language): string {
  const { group, decimal: point } = STYLES[language];
  const [, minus = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === '') throw new RangeError(`not a decimal number: ${decimal}`);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${minus && MINUS}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

/** `1,234.56` with its currency where the language has it: `€1,234.56`, `1.234,56 €`. */
export function writtenAmount(amount: string, currency: Currency, language: Language): string {
  const sign = SIGNS[currency];
  const number = writtenNumber(amount, language);
  if (language !== 'en') return `${number}${FIXED}${sign}`;
  const space = sign.length > 1 ? FIXED : '';
  return number.startsWith(MINUS) ? `${MINUS}${sign}${space}${number.slice(1)}` : `${sign}${space}${number}`;
}

/** `8.5 %`, or `8,5 %`; English sets no space. */
export function writtenPercent(percent: string, language: Language): string {
  return `${writtenNumber(percent, language)}${language === 'en' ? '' : FIXED}%`;
}

/** `21 November 2026`, `1er janvier 2026`, `21. November 2026`, `21 de noviembre de 2026`. */
export function writtenDate(date: LocalDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[language].split(' ')[Number(month) - 1];
  if (name === undefined) throw new RangeError(`not a calendar date: ${date}`);
  const number = String(Number(day));
  if (language === 'de') return [`${number}.`, name, year].join(FIXED);
  if (language === 'es') return [number, 'de', name, 'de', year].join(FIXED);
  if (language === 'fr' && number === '1') return ['1er', name, year].join(FIXED);
  if (language === 'it' && number === '1') return ['1º', name, year].join(FIXED);
  return [number, name, year].join(FIXED);
}

/** `FR76 3000 6000 …`: in fours, as banks print it. */
export function writtenIban(iban: string): string {
  return (iban.match(/.{1,4}/g) ?? []).join(FIXED);
}

/** `123 456 782`. */
export function writtenSiren(siren: string): string {
  return (siren.match(/.{1,3}/g) ?? []).join(FIXED);
}

export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
