import { COMMON_WORDS, KEYBOARD_WALKS } from './common-passwords.table.js';

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;
export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_too_common';

/** Passwords are compared whole; composed, so that the same keys give the same text on every system. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/**
 * Why a password is refused; null when it may be used. Length counts characters of any script. Besides the table of common
 * passwords, what guessers try first is refused: few characters over and over, walks on the keyboard, common words with
 * digits around them, and the names of who signs up (`context`).
 */
export function passwordFault(password: string, context: readonly string[] = []): PasswordFault | null {
  const length = [...normalisePassword(password)].length;
  if (length < MIN_PASSWORD) return 'password_too_short';
  if (length > MAX_PASSWORD) return 'password_too_long';
  return isCommon(plain(password), context.map(plain)) ? 'password_too_common' : null;
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Lower case, without accents; what remains is compared with and without its digits. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function isCommon(password: string, context: string[]): boolean {
  if (new Set(password).size <= 4 || isWalk(password)) return true;
  const words = [...COMMON_WORDS, ...namesIn(context)];
  return [lettersOf(password), lettersOf(withoutLeet(password))].some(
    (letters) => letters === '' || isMadeOf(letters, words),
  );
}

/** `m.weber@acme.example` of `Acme GmbH` → weber, acme, gmbh, example: what is longer than three letters. */
function namesIn(context: string[]): string[] {
  return context.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
}

function withoutLeet(password: string): string {
  return [...password.replace(/^[\d\p{P}\p{S}\p{Z}]+|[\d\p{P}\p{S}\p{Z}]+$/gu, '')]
    .map((character) => LEET[character] ?? character)
    .join('');
}

function lettersOf(password: string): string {
  return password.replace(/[^\p{L}]/gu, '');
}

/** Whether the letters are common words and nothing else. */
function isMadeOf(letters: string, words: readonly string[]): boolean {
  const reachable = [true];
  for (let end = 1; end <= letters.length; end += 1) {
    reachable[end] = words.some(
      (word) => reachable[end - word.length] === true && letters.startsWith(word, end - word.length),
    );
  }
  return reachable[letters.length] === true;
}

/** `qwertyuiop12`, `123456789012`, `abcdefghijkl`, there or back, once or again. */
function isWalk(password: string): boolean {
  const reversed = [...password].reverse().join('');
  return KEYBOARD_WALKS.some((walk) => {
    const endless = walk.repeat(Math.ceil((password.length + walk.length) / walk.length));
    return endless.includes(password) || endless.includes(reversed);
  });
}
