import type { FieldFault } from '../../../../kernel/problem.js';
import type { Language } from '../../../../kernel/texts.js';
import { fold, wordsOf } from './fold-words.js';

/** Words and expressions of the same meaning. */
export type SynonymGroups = readonly (readonly string[])[];

export const MOST_GROUPS = 500;
const MOST_WORDS = 20;
const LONGEST = 60;

/** What is wrong with each group, whose words may still be anything. Between its words one must stand alone: only such a word is looked up. */
export function synonymFaults(groups: SynonymGroups, language: Language): FieldFault[] {
  return groups.flatMap((group, index) => faultsOf(group, language, `groups[${index}]`));
}

function faultsOf(group: readonly string[], language: Language, field: string): FieldFault[] {
  const fault = (code: string, message: string, at = field): FieldFault => ({ field: at, code, message });
  if (group.length < 2) return [fault('too_few', 'A group has two words at least.')];
  if (group.length > MOST_WORDS) return [fault('too_many', `A group has ${MOST_WORDS} words at most.`)];
  const wrong = group.flatMap((word, place) => {
    const code = codeOf(word, language);
    return code === null ? [] : [fault(code, MESSAGES[code], `${field}[${place}]`)];
  });
  if (wrong.length > 0) return wrong;
  const folded = group.map((word) => fold(word, language));
  if (new Set(folded).size < folded.length)
    return [fault('duplicate', 'Two of these words are the same to the search.')];
  return folded.some(isOneWord) ? [] : [fault('never_found', 'One of these must be a single word.')];
}

const MESSAGES = {
  wrong_type: 'A text.',
  wrong_format: 'One line of letters and digits, without space around it.',
  too_long: `At most ${LONGEST} characters.`,
  never_found: 'The search passes over this word.',
} as const;

function codeOf(word: unknown, language: Language): keyof typeof MESSAGES | null {
  if (typeof word !== 'string') return 'wrong_type';
  if (word.length > LONGEST) return 'too_long';
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’./& -]*[\p{L}\p{M}\p{N}])?$/u.test(word)) return 'wrong_format';
  return wordsOf(word, language).length === 0 ? 'never_found' : null;
}

function isOneWord(folded: string): boolean {
  return /^[a-z0-9]+$/.test(folded);
}
