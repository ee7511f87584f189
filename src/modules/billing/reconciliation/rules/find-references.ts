/** What people, forms and banks put between the characters of a reference. */
const BETWEEN = '[\\s\\-._/:+,]{0,3}';
const spelled = (word: string): string => word.split('').join(BETWEEN);

const NUMBERED = new RegExp(`${spelled('RF')}${BETWEEN}(${spelled('PF')}${BETWEEN})?(\\d(?:${BETWEEN}\\d){9,16})`, 'g');
const DEPOSIT = new RegExp(
  `${spelled('RF')}${BETWEEN}${spelled('DEP')}${BETWEEN}([A-Z2-9](?:${BETWEEN}[A-Z2-9]){7})(?![A-Z0-9])`,
  'g',
);
const YEAR_DIGITS = 4;
/** Sequences have six digits, and more only when there are a million. */
const SHORTEST = YEAR_DIGITS + 6;
const LONGEST = YEAR_DIGITS + 9;
const MOST = 10;

/**
 * The payment references that may be meant in what a payer wrote, in normal form (`RF-2026-000042`, `RF-PF-2026-000007`,
 * `RF-DEP-7KQ2M9XB`): tolerant of case, spaces, line breaks and other words. Whether one exists, the books know. A number
 * without its prefix is none: it may be anything.
 */
export function findReferences(texts: readonly string[]): string[] {
  const text = texts.join(' ').normalize('NFKC').toUpperCase();
  const found = new Set<string>();
  for (const match of text.matchAll(NUMBERED)) {
    const prefix = match[1] === undefined ? 'RF-' : 'RF-PF-';
    const digitsFrom = match.index + match[0].length - match[2]!.length;
    for (const digits of wholeRuns(text, digitsFrom, match[2]!.length)) {
      found.add(`${prefix}${digits.slice(0, YEAR_DIGITS)}-${digits.slice(YEAR_DIGITS)}`);
    }
  }
  for (const match of text.matchAll(DEPOSIT)) found.add(`RF-DEP-${match[1]!.replace(/[^A-Z0-9]/g, '')}`);
  return [...found].slice(0, MOST);
}

/** The numbers that begin here and end where a run of digits ends: `2026-000042` in `2026-000042 2026`. */
function wholeRuns(text: string, from: number, length: number): string[] {
  const numbers: string[] = [];
  let digits = '';
  for (let at = from; at < from + length && digits.length < LONGEST; at += 1) {
    const character = text[at]!;
    if (character < '0' || character > '9') continue;
    digits += character;
    const next = text[at + 1] ?? '';
    const runEnds = next < '0' || next > '9';
    const padded = digits.length === SHORTEST || digits[YEAR_DIGITS] !== '0';
    if (digits.length >= SHORTEST && runEnds && padded) numbers.push(digits);
  }
  return numbers;
}
