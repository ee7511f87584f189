import { toDate, type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { instantOfLocalDate } from '../../../../kernel/time/calendar.js';
import type { Language } from '../../../../kernel/texts.js';
import type { ConditionTree, FieldTest } from './condition.js';
import { type ContactColumn } from './condition-fields.table.js';
import { isMoment } from './condition-value.js';
import { patternOf, type SentenceWords } from './sentence-words.js';
import { SENTENCE_WORDS } from './sentences.table.js';

const SHOWN_VALUES = 5;
const SHOWN_CHARS = 60;

interface Telling {
  language: Language;
  zone: string;
  words: SentenceWords;
}

/** The condition as one sentence that a person reads. Times are those of `zone`. */
export function explainCondition(tree: ConditionTree, language: Language, zone: string): string {
  const words = SENTENCE_WORDS[language];
  return fill(words.whole, { x: phrase(tree, { language, zone, words }, false) });
}

function phrase(tree: ConditionTree, telling: Telling, inside: boolean): string {
  const { words } = telling;
  if (tree.test === 'list') return fill(words.onList, { v: quoted(tree.name, words) });
  if (tree.test === 'field') return fieldPhrase(tree, telling);
  if (tree.test === 'not') return fill(words.not, { x: bracketed(phrase(tree.of, telling, false)) });
  const parts = tree.of.map((one) => phrase(one, telling, tree.of.length > 1));
  if (parts.length === 1) return parts[0]!;
  const joined = parts.join(tree.test === 'all' ? words.and : words.or);
  return inside ? bracketed(joined) : joined;
}

function fieldPhrase(test: FieldTest, telling: Telling): string {
  const { words } = telling;
  const f = test.own ? test.name : words.columns[test.name as ContactColumn];
  return fill(patternOf(words, test.kind, test.op), { f, v: valueText(test, telling) });
}

function valueText(test: FieldTest, telling: Telling): string {
  const { value } = test;
  if (value === null) return '';
  if (!Array.isArray(value)) return oneValue(test, value as string | number | boolean, telling);
  const shown = value.slice(0, SHOWN_VALUES).map((one: string | number) => oneValue(test, one, telling));
  const rest = value.length - shown.length;
  const list = shown.join(', ');
  return rest === 0 ? list : `${list} ${fill(telling.words.more, { v: numberText(rest, telling) })}`;
}

function oneValue({ kind }: FieldTest, value: string | number | boolean, telling: Telling): string {
  if (typeof value === 'boolean') return value ? telling.words.yes : telling.words.no;
  if (typeof value === 'number') return numberText(value, telling);
  if (kind === 'date' || kind === 'instant') return timeText(value, telling);
  return quoted(value, telling.words);
}

function numberText(value: number, { language }: Telling): string {
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 17 }).format(value);
}

function timeText(value: string, { language, zone }: Telling): string {
  if (isMoment(value))
    return format(instantOf(value), language, { dateStyle: 'long', timeStyle: 'long', timeZone: zone });
  return format(instantOfLocalDate(value, 'UTC'), language, { dateStyle: 'long', timeZone: 'UTC' });
}

function format(at: Instant, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, options).format(toDate(at));
}

function quoted(text: string, words: SentenceWords): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ');
  const letters = [...line];
  const v = letters.length > SHOWN_CHARS ? `${letters.slice(0, SHOWN_CHARS).join('')}…` : line;
  return fill(words.quote, { v });
}

function bracketed(text: string): string {
  return `(${text})`;
}

/** What is put in is not read again: values may have braces of their own. */
function fill(pattern: string, parts: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w)\}/g, (_, name: string) => parts[name] ?? '');
}
