import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodePart } from './encode-part.js';
import { splitText } from './split-text.js';

/** `gsm7 160 = 160 of 160` */
function said(text: string, smart = false): string {
  const { encoding, units, parts, perPart } = splitText(text, { smart });
  return `${encoding} ${units} = ${parts.map((part) => part.units).join(' + ')} of ${perPart}`;
}

describe('how a text is cut', () => {
  const CASES: [name: string, text: string, expected: string][] = [
    ['R-112: 160 of the alphabet are one', 'a'.repeat(160), 'gsm7 160 = 160 of 160'],
    ['R-112: 161 are two', 'a'.repeat(161), 'gsm7 161 = 153 + 8 of 153'],
    ['306 are two', 'a'.repeat(306), 'gsm7 306 = 153 + 153 of 153'],
    ['307 are three', 'a'.repeat(307), 'gsm7 307 = 153 + 153 + 1 of 153'],
    ['70 others are one', 'ç'.repeat(70), 'ucs2 70 = 70 of 70'],
    ['71 others are two', 'ç'.repeat(71), 'ucs2 71 = 67 + 4 of 67'],
    ['one foreign letter makes all of them foreign', `${'a'.repeat(159)}ç`, 'ucs2 160 = 67 + 67 + 26 of 67'],
    ['the euro costs two', '€'.repeat(80), 'gsm7 160 = 160 of 160'],
    ['81 euros are two parts', '€'.repeat(81), 'gsm7 162 = 152 + 10 of 153'],
    ['an escape is not cut from its character', `${'a'.repeat(152)}€${'a'.repeat(10)}`, 'gsm7 164 = 152 + 12 of 153'],
    ['an escape that just fits stays', `${'a'.repeat(151)}€${'a'.repeat(10)}`, 'gsm7 163 = 153 + 10 of 153'],
    ['emoji cost two', '😀'.repeat(35), 'ucs2 70 = 70 of 70'],
    ['an emoji is not cut', '😀'.repeat(36), 'ucs2 72 = 66 + 6 of 67'],
    ['a family may be', `${'я'.repeat(60)}👨‍👩‍👧${'я'.repeat(20)}`, 'ucs2 88 = 66 + 22 of 67'],
    ['decomposed letters are composed first', 'e\u0300'.repeat(160), 'gsm7 160 = 160 of 160'],
    ['what composes to nothing stays', 'x\u0302', 'ucs2 2 = 2 of 70'],
    ['CRLF counts as one', 'a\r\nb\rc', 'gsm7 5 = 5 of 160'],
    ['the escape itself is no character', 'a\u001bb', 'ucs2 3 = 3 of 70'],
    ['nothing is one empty part', '', 'gsm7 0 = 0 of 160'],
    ['half a pair is a mark of what is missing', 'a\ud83d', 'ucs2 2 = 2 of 70'],
  ];
  for (const [name, text, expected] of CASES) it(name, () => assert.equal(said(text), expected));

  it('says what remains', () => {
    assert.deepEqual([splitText('a').remaining, splitText('a'.repeat(161)).remaining], [159, 145]);
    assert.equal(splitText('ç').remaining, 69);
  });

  it('names what does not fit, and where', () => {
    const { offendingCharacters } = splitText('Ça va, garçon ? 😀 –');
    assert.deepEqual(offendingCharacters, [
      { character: 'ç', position: 10 },
      { character: '😀', position: 16 },
      { character: '–', position: 19 },
    ]);
    assert.deepEqual(splitText('Ça va à côté').offendingCharacters, [{ character: 'ô', position: 9 }]);
  });

  it('ten parts are the most', () => {
    assert.deepEqual([splitText('a'.repeat(1_530)).tooLong, splitText('a'.repeat(1_531)).tooLong], [false, true]);
    assert.deepEqual([splitText('ç'.repeat(670)).tooLong, splitText('ç'.repeat(671)).tooLong], [false, true]);
  });

  describe('smart encoding', () => {
    it('writes what looks the same, and says so', () => {
      const { text, encoding, replacements } = splitText('“Déjà” – vu…', { smart: true });
      // No á in it, so nothing keeps it from fitting.
      assert.deepEqual([text, encoding], ['"Déjà" - vu...', 'gsm7']);
      assert.deepEqual(replacements, [
        { character: '“', position: 0, replacement: '"' },
        { character: '”', position: 5, replacement: '"' },
        { character: '–', position: 7, replacement: '-' },
        { character: '…', position: 11, replacement: '...' },
      ]);
    });

    it('leaves a text alone that does not fit all the same', () => {
      const { text, encoding, replacements, offendingCharacters } = splitText('“garçon”', { smart: true });
      assert.deepEqual([text, encoding, replacements.length, offendingCharacters.length], ['“garçon”', 'ucs2', 0, 3]);
    });

    it('leaves a text alone that would cost more', () => {
      // 70 × … are one part of 70 as they are, and 210 septets, two parts, when written out.
      assert.equal(said('…'.repeat(70), true), 'ucs2 70 = 70 of 70');
      assert.equal(said('…'.repeat(71), true), 'gsm7 213 = 153 + 60 of 153');
    });

    it('touches nothing that fits already', () => {
      assert.deepEqual(splitText('plain "text"', { smart: true }).replacements, []);
    });
  });
});

describe('the octets of a part', () => {
  it('one septet in each octet, the euro escaped', () => {
    assert.deepEqual([...encodePart('@€A\n', 'gsm7')], [0x00, 0x1b, 0x65, 0x41, 0x0a]);
  });
  it('UTF-16, big end first', () => {
    assert.deepEqual([...encodePart('ç😀', 'ucs2')], [0x00, 0xe7, 0xd8, 0x3d, 0xde, 0x00]);
  });
  it('refuses what the alphabet has not', () => assert.throws(() => encodePart('ç', 'gsm7'), RangeError));
});
