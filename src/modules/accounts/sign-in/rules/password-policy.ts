import { COMMON_WORDS, KEYBOARD_WALKS } from './common-passwords.table.js';

const MIN_PASSWORD = 12;
const MAX_PASSWORD = 128;
/** Longer texts are refused before anything is done with them, whatever would be left of them when composed. */
const MAX_UNITS = 1024;
export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_too_common';

/**
 * Passwords are compared whole, in the form that NIST SP 800-63B §5.1.1.2 asks for: accents composed, and wide, narrow and
 * ligature forms as their plain letters, so that another keyboard gives the same password.
 */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Why a password is refused; null when its shape is no reason. Length counts characters of any script, and one ligature is not
 * the eighteen letters it stands for. What guessers try first is refused: few characters over and over, walks on the keyboard,
 * common words with digits around them, and the names of who signs up (`context`). Lists of passwords are looked up elsewhere.
 */
export function passwordFault(password: string, context: readonly string[] = []): PasswordFault | null {
  if (password.length > MAX_UNITS) return 'password_too_long';
  const lengths = [password.normalize('NFC'), normalisePassword(password)].map((text) => [...text].length);
  if (Math.min(...lengths) < MIN_PASSWORD) return 'password_too_short';
  if (Math.max(...lengths) > MAX_PASSWORD) return 'password_too_long';
  return isCommon(plain(password), context.map(plain)) ? 'password_too_common' : null;
}

/**
 * What to look up in a list of frequent passwords, in lower case: the password itself, and what remains without the digits and
 * signs around it, for that is how people lengthen a short one. `Dragonball_2019` → `dragonball_2019`, `dragonball`.
 */
export function frequentForms(password: string): string[] {
  const whole = normalisePassword(password).toLowerCase();
  const bare = plain(password);
  const stems = [withoutEnds(bare), withoutLeet(bare), lettersOf(bare)].filter((stem) => [...stem].length >= 4);
  const halves = [whole, ...stems].flatMap((text) => {
    const half = text.slice(0, text.length / 2);
    return half.length >= 4 && half + half === text ? [half] : [];
  });
  return [...new Set([whole, ...stems, ...halves])];
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

function withoutEnds(password: string): string {
  return password.replace(/^[\d\p{P}\p{S}\p{Z}]+|[\d\p{P}\p{S}\p{Z}]+$/gu, '');
}

function withoutLeet(password: string): string {
  return [...withoutEnds(password)].map((character) => LEET[character] ?? character).join('');
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
