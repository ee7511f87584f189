import type { Language } from '../../../../kernel/texts.js';
import { slipsOf, wordsOf } from './fold-words.js';

/** A word of a question with what it counts, and how it may have been misspelt. */
export interface WishedWord {
  word: string;
  weight: number;
  slips: string[];
}

/** Longer questions are stories: their first words and what is repeated says it. */
const MOST_WORDS = 12;
const READ_CHARACTERS = 2_000;

/** What somebody types into the search. */
export function wishOf(question: string, language: Language): WishedWord[] {
  return distinct(wordsOf(question.slice(0, READ_CHARACTERS), language))
    .slice(0, MOST_WORDS)
    .map((word) => wished(word, 1));
}

/** What a ticket that is being written is about: the subject says it, the text adds to it. */
export function wishOfDraft(subject: string, text: string, language: Language): WishedWord[] {
  const first = distinct(wordsOf(subject.slice(0, READ_CHARACTERS), language)).slice(0, MOST_WORDS);
  const counts = new Map<string, number>();
  for (const word of wordsOf(text.slice(0, READ_CHARACTERS), language))
    if (!first.includes(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const often = [...counts.entries()].sort(([, a], [, b]) => b - a).slice(0, MOST_WORDS);
  return [...first.map((word) => wished(word, 1)), ...often.map(([word]) => wished(word, WEIGHT_OF_TEXT))];
}

const WEIGHT_OF_TEXT = 0.25;

function wished(word: string, weight: number): WishedWord {
  return { word, weight, slips: slipsOf(word) };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
