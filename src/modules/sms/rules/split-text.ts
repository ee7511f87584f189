import { GSM_SEPTETS } from './gsm-alphabet.table.js';
import { LOOK_ALIKES } from './look-alikes.table.js';

export type Encoding = 'gsm7' | 'ucs2';

/** More than this is no short message any more (`text_too_long`). */
export const MAX_PARTS = 10;

/**
 * How many units one part takes: 140 octets, less the six of the header that says which part it is (3GPP TS 23.040
 * §9.2.3.24.1, 8-bit reference). A unit is a septet, or 16 bits of UTF-16.
 */
const CAPACITY = { gsm7: { single: 160, several: 153 }, ucs2: { single: 70, several: 67 } } as const;

export interface Part {
  text: string;
  units: number;
}

export interface OffendingCharacter {
  character: string;
  /** Where it begins in `text`, in UTF-16 units as JavaScript and JSON readers count. */
  position: number;
}

export interface Replacement extends OffendingCharacter {
  replacement: string;
}

export interface SplitText {
  /** What is sent. */
  text: string;
  encoding: Encoding;
  /** Of all parts together. */
  units: number;
  /** One after the other they are `text`. */
  parts: Part[];
  /** How many units each part has room for. */
  perPart: number;
  /** How many units the last part still has room for. */
  remaining: number;
  /** Why it is not `gsm7`; none when it is. */
  offendingCharacters: OffendingCharacter[];
  /** What smart encoding wrote instead; positions are those of the text before. */
  replacements: Replacement[];
  tooLong: boolean;
}

/**
 * What a text becomes on its way: the same function counts what is sold and cuts what is sent. First it is normalised (NFC;
 * any line break is one LF). Escapes and surrogate pairs are never cut; what only looks like one character (a letter and its
 * combining mark, a family of emoji) may be, because phones put parts together again before they show them.
 */
export function splitText(text: string, { smart = false }: { smart?: boolean } = {}): SplitText {
  const written = normalised(text);
  const plain = cut(written, []);
  if (!smart || plain.encoding === 'gsm7') return plain;
  const { text: replaced, replacements } = withoutLookAlikes(written);
  const replaceable = cut(replaced, replacements);
  // `…` is one unit there and three here: the smaller alphabet is not always the cheaper one.
  return replaceable.encoding === 'gsm7' && replaceable.parts.length <= plain.parts.length ? replaceable : plain;
}

/** As counted and sent: NFC, line breaks as LF, and no half of a surrogate pair. */
function normalised(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}

function withoutLookAlikes(text: string): { text: string; replacements: Replacement[] } {
  const replacements: Replacement[] = [];
  let replaced = '';
  let position = 0;
  for (const character of text) {
    const replacement = LOOK_ALIKES.get(character);
    if (replacement !== undefined) replacements.push({ character, position, replacement });
    replaced += replacement ?? character;
    position += character.length;
  }
  return { text: replaced, replacements };
}

function cut(text: string, replacements: Replacement[]): SplitText {
  const offendingCharacters = notInGsm(text);
  const encoding = offendingCharacters.length === 0 ? 'gsm7' : 'ucs2';
  const { single, several } = CAPACITY[encoding];
  const whole = piecesOf(text, encoding, single);
  const parts = whole.length === 1 ? whole : piecesOf(text, encoding, several);
  const perPart = parts.length === 1 ? single : several;
  return {
    text,
    encoding,
    units: parts.reduce((sum, part) => sum + part.units, 0),
    parts,
    perPart,
    remaining: perPart - parts[parts.length - 1]!.units,
    offendingCharacters,
    replacements,
    tooLong: parts.length > MAX_PARTS,
  };
}

function notInGsm(text: string): OffendingCharacter[] {
  const found: OffendingCharacter[] = [];
  let position = 0;
  for (const character of text) {
    if (!GSM_SEPTETS.has(character)) found.push({ character, position });
    position += character.length;
  }
  return found;
}

/** Fills one part after the other; an empty text is one empty part. */
function piecesOf(text: string, encoding: Encoding, capacity: number): Part[] {
  const parts: Part[] = [];
  let part: Part = { text: '', units: 0 };
  for (const character of text) {
    const units = unitsOf(character, encoding);
    if (part.units + units > capacity) {
      parts.push(part);
      part = { text: '', units: 0 };
    }
    part = { text: part.text + character, units: part.units + units };
  }
  return [...parts, part];
}

function unitsOf(character: string, encoding: Encoding): number {
  return encoding === 'ucs2' ? character.length : (GSM_SEPTETS.get(character)?.length ?? 0);
}
