/**
 * The default alphabet of GSM 03.38 (3GPP TS 23.038 §6.2.1): each character at the place that is its code. Place 0x1B is the
 * escape to the extension table and stands for no character.
 */
const BASIC = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
].join('');

/** 3GPP TS 23.038 §6.2.1.1: each costs two, the escape and its code. */
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

export const GSM_ESCAPE = 0x1b;

/** The septets of each character that the alphabet has: one, or the escape and one. */
export const GSM_SEPTETS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>(
  [
    ...[...BASIC].map((character, code): [string, number[]] => [character, [code]]),
    ...Object.entries(EXTENSION).map(([character, code]): [string, number[]] => [character, [GSM_ESCAPE, code]]),
  ].filter(([character]) => character !== '\u001b'),
);
