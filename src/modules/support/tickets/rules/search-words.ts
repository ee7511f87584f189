/** Longer ones are cut: they are no words, and an index entry has a limit. */
const LONGEST = 40;
/** Shorter ones must match whole; the beginning of a longer one is enough. */
const SHORTEST_BEGINNING = 4;
const MOST_ASKED = 12;

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * The words of a text as the search compares them: small letters without accents. German umlauts are found both ways,
 * `rückerstattung` as `ruckerstattung` and as `rueckerstattung`.
 */
export function wordsOf(text: string): string[] {
  const small = text.normalize('NFC').toLowerCase();
  const spelled = small.replace(/[äöü]/g, (letter) => UMLAUTS[letter]!);
  return [...new Set([...split(small), ...(spelled === small ? [] : split(spelled))])];
}

/** A query of Postgres for all words of what somebody typed; null when there is nothing to look for. */
export function wordsQuery(typed: string): string | null {
  const words = split(typed.normalize('NFC').toLowerCase()).slice(0, MOST_ASKED);
  if (words.length === 0) return null;
  return words.map((word) => `'${word}'${word.length >= SHORTEST_BEGINNING ? ':*' : ''}`).join(' & ');
}

function split(small: string): string[] {
  const plain = small
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe');
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].map((word) => [...word].slice(0, LONGEST).join(''));
}
