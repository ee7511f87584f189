import type { Language } from '../../../../kernel/texts.js';
import { STOP_WORDS } from './stop-words.table.js';

const LONGEST_WORD = 40;

/**
 * Text as it is searched: small letters a to z, digits and hyphens, whatever accents were written or left out. In German
 * "Rückerstattung", "Rueckerstattung" and "Ruckerstattung" are one.
 */
export function fold(text: string, language: Language): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replace(/\ba\/b\b/g, 'ab')
    .replace(/[‐‑–]/g, '-');
  return language === 'de' ? plain.replace(/(?<![aeiouyq])([aou])e/g, '$1') : plain;
}

/**
 * The words of a text in their order, without those that say nothing in that language. Parts joined by a hyphen count
 * each, and together: "opt-in" is opt, in and optin.
 */
export function wordsOf(text: string, language: Language): string[] {
  const words: string[] = [];
  for (const [token] of fold(text, language).matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)) {
    const parts = token.split('-');
    words.push(...parts);
    if (parts.length > 1) words.push(parts.join(''));
  }
  return words.filter((word) => isTelling(word, language));
}

function isTelling(word: string, language: Language): boolean {
  return word.length > 1 && word.length <= LONGEST_WORD && !STOP_WORDS[language].has(word);
}

/** A word with each of its letters left out once, and itself: two words that share one differ by a slip of the finger. */
export function slipsOf(word: string): string[] {
  const slips = new Set([word]);
  if (word.length >= SHORTEST_MISSPELT)
    for (let at = 0; at < word.length; at += 1) slips.add(word.slice(0, at) + word.slice(at + 1));
  return [...slips];
}

/** In shorter words a letter more or less is another word. */
const SHORTEST_MISSPELT = 5;
