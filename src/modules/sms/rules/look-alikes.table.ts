/**
 * Characters that people do not type but their editors do, and what the GSM alphabet has in their place. Only what a reader
 * takes for the same: letters keep their accents, and whoever wants `ç` pays for it.
 */
const GROUPS: readonly [characters: string, replacement: string][] = [
  ['“”„‟«»″〃＂', '"'],
  ['‘’‚‛‹›′´`ʹʻʼˈ＇', "'"],
  ['‐‑‒–—―−﹣－', '-'],
  ['\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t', ' '],
  ['\u00ad\u200b\u2060\ufeff', ''],
  ['\u2028\u2029\u0085\u000b', '\n'],
  ['…', '...'],
  ['•·∙‧', '*'],
  ['⁄∕', '/'],
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['ﬅﬆ', 'st'],
  ['‼', '!!'],
  ['⁇', '??'],
  ['⁈', '?!'],
  ['⁉', '!?'],
];

const WIDE_FIRST = 0xff01;
const WIDE_LAST = 0xff5e;
const WIDE_OFFSET = WIDE_FIRST - 0x21;

/** `Ａ` to `A`: the full-width forms of ASCII. */
function fullWidth(): [string, string][] {
  return Array.from({ length: WIDE_LAST - WIDE_FIRST + 1 }, (_, i) => [
    String.fromCodePoint(WIDE_FIRST + i),
    String.fromCodePoint(WIDE_FIRST + i - WIDE_OFFSET),
  ]);
}

export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...fullWidth(),
  ...GROUPS.flatMap(([characters, replacement]) => [...characters].map((one) => [one, replacement] as const)),
]);
