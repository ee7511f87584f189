import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodePart } from './encode-part.js';
import { splitText } from './split-text.js';

/**
 * A second opinion that shares neither table nor method with the product: it reads the code chart of 3GPP TS 23.038 column
 * by column as code points, turns a text into one long row of units, and lets a phone put the octets together again.
 */
const CHART = `40 a3 24 a5 e8 e9 f9 ec f2 c7 a d8 f8 d c5 e5 394 5f 3a6 393 39b 3a9 3a0 3a8 3a3 398 39e - c6 e6 df c9
  20 21 22 23 a4 25 26 27 28 29 2a 2b 2c 2d 2e 2f 30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f
  a1 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50 51 52 53 54 55 56 57 58 59 5a c4 d6 d1 dc a7
  bf 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70 71 72 73 74 75 76 77 78 79 7a e4 f6 f1 fc e0`;
const ESCAPED: Record<number, number> = { 10: 0xc, 20: 0x5e, 40: 0x7b, 41: 0x7d, 47: 0x5c, 60: 0x5b, 61: 0x7e, 62: 0x5d, 64: 0x7c, 101: 0x20ac }; // prettier-ignore
const PLAIN = CHART.trim().split(/\s+/).map((code) => (code === '-' ? -1 : Number.parseInt(code, 16))); // prettier-ignore

/** What a phone shows for the octets of a part. */
function shown(octets: Uint8Array, encoding: string): string {
  if (encoding === 'ucs2') return new TextDecoder('utf-16be').decode(octets);
  let text = '';
  for (let i = 0; i < octets.length; i += 1)
    text += String.fromCodePoint(octets[i] === 27 ? ESCAPED[octets[(i += 1)]!]! : PLAIN[octets[i]!]!);
  return text;
}

/** Each unit of the text; true where a part may end after it. */
function unitsOf(text: string): { gsm: boolean; ends: boolean[] } {
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  const escaped = new Set(Object.values(ESCAPED));
  const gsm = points.every((point) => escaped.has(point) || PLAIN.includes(point));
  const wide = (point: number) => (gsm ? escaped.has(point) : point > 0xffff);
  return { gsm, ends: points.flatMap((point) => (wide(point) ? [false, true] : [true])) };
}

/** How many units each part has, by walking back from where it would be full. */
function lengths(text: string): number[] {
  const { gsm, ends } = unitsOf(text);
  if (ends.length <= (gsm ? 160 : 70)) return [ends.length];
  const parts: number[] = [];
  for (let from = 0; from < ends.length;) {
    let to = Math.min(from + (gsm ? 153 : 67), ends.length);
    while (!ends[to - 1]) to -= 1;
    parts.push(to - from);
    from = to;
  }
  return parts;
}

const gsmCharacter = fc.constantFrom(...PLAIN.filter((point) => point >= 0 && point !== 0xd), ...Object.values(ESCAPED)).map((point) => String.fromCodePoint(point)); // prettier-ignore
const anyCharacter = fc.oneof(
  { weight: 6, arbitrary: gsmCharacter },
  { weight: 1, arbitrary: fc.constantFrom('ç', 'œ', '“', '–', '…', '\u00a0', '😀', '👨‍👩‍👧', 'я', 'e\u0301', 'x\u0302', '\u{1f1eb}\u{1f1f7}', '\u001b', '中') }, // prettier-ignore
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }) },
);
const texts = fc.oneof(
  fc.string({ unit: gsmCharacter, maxLength: 500 }),
  fc.string({ unit: anyCharacter, maxLength: 300 }),
  // Around the ends of parts, where mistakes live.
  fc.tuple(fc.integer({ min: 64, max: 160 }), fc.string({ unit: anyCharacter, maxLength: 12 }), fc.integer({ min: 0, max: 160 })).map(([before, middle, after]) => 'a'.repeat(before) + middle + 'b'.repeat(after)), // prettier-ignore
);

describe('texts are cut as a second opinion cuts them', () => {
  it('the same alphabet, units and parts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const split = splitText(text);
        const { gsm, ends } = unitsOf(split.text);
        assert.deepEqual(split.parts.map(({ units }) => units), lengths(split.text)); // prettier-ignore
        assert.deepEqual([split.encoding, split.units], [gsm ? 'gsm7' : 'ucs2', ends.length]);
        assert.equal(split.remaining, split.perPart - split.parts.at(-1)!.units);
      }),
      { numRuns: 400 },
    );
  });

  it('a phone shows the text again, and no part is too long for its 140 octets', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, smart) => {
        const { parts, encoding, text: sent } = splitText(text, { smart });
        const octets = parts.map((part) => encodePart(part.text, encoding));
        assert.equal(octets.map((one) => shown(one, encoding)).join(''), sent);
        const header = parts.length === 1 ? 0 : 6;
        for (const one of octets) {
          const used =
            encoding === 'ucs2' ? one.length : Math.ceil(((one.length + Math.ceil((header * 8) / 7)) * 7) / 8);
          assert.ok(encoding === 'ucs2' ? used + header <= 140 : used <= 140, `${used}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('what is sent is what was written, composed and with one kind of line end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: sent, replacements } = splitText(text);
        const expected = [...text.normalize('NFC')].join('').split('\r\n').join('\n').split('\r').join('\n');
        if (!/[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/.test(text)) assert.equal(sent, expected.normalize('NFC')); // prettier-ignore
        assert.equal(replacements.length, 0);
        assert.equal(splitText(sent).text, sent);
      }),
      { numRuns: 200 },
    );
  });

  it('smart encoding never costs more, and what it says it replaced it did', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [plain, smart] = [splitText(text), splitText(text, { smart: true })];
        assert.ok(smart.parts.length <= plain.parts.length);
        if (smart.replacements.length === 0) return assert.deepEqual(smart, plain);
        let rebuilt = '';
        let at = 0;
        for (const { position, character, replacement } of smart.replacements) {
          assert.equal(plain.text.slice(position, position + character.length), character);
          rebuilt += plain.text.slice(at, position) + replacement;
          at = position + character.length;
        }
        assert.equal(rebuilt + plain.text.slice(at), smart.text);
        assert.equal(smart.encoding, 'gsm7');
      }),
      { numRuns: 300 },
    );
  });

  it('each offending character stands where it is said to', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { offendingCharacters, text: sent, encoding } = splitText(text);
        assert.equal(offendingCharacters.length === 0, encoding === 'gsm7');
        for (const { character, position } of offendingCharacters)
          assert.equal(sent.slice(position, position + character.length), character);
      }),
      { numRuns: 200 },
    );
  });
});
