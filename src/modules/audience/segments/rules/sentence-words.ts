import type { FieldKind, Operator } from './condition.js';
import type { ContactColumn } from './condition-fields.table.js';

/** `{f}` is the field, `{v}` its value or values, `{x}` what is put together. */
export interface SentenceWords {
  whole: string;
  and: string;
  or: string;
  not: string;
  onList: string;
  yes: string;
  no: string;
  /** The rest of a list that is too long to show. */
  more: string;
  quote: string;
  columns: Readonly<Record<ContactColumn, string>>;
  plain: Readonly<Partial<Record<Operator, string>>>;
  dates: Readonly<Partial<Record<Operator, string>>>;
  tags: Readonly<Partial<Record<Operator, string>>>;
}

export function patternOf(words: SentenceWords, kind: FieldKind, op: Operator): string {
  if (kind === 'tags') return words.tags[op]!;
  return ((kind === 'date' || kind === 'instant') && words.dates[op]) || words.plain[op]!;
}
