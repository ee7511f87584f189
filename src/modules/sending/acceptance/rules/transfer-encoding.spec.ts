import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodeText, withCrlf } from './transfer-encoding.js';

/** RFC 2045 §6.7, read plainly. */
function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
function decode({ encoding, text }: { encoding: string; text: string }): string {
  if (encoding === '7bit') return text;
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : decodeQuotedPrintable(text);
}
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\r\n', '\r', ' \n', '\t\n', '=', '.\n', 'From \n'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('transfer encodings', () => {
  it('give back the text, with lines that every server takes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const encoded = encodeText(text);
        assert.equal(decode(encoded), withCrlf(text));
        for (const line of encoded.text.split('\r\n')) {
          assert.ok(line.length <= (encoded.encoding === '7bit' ? 900 : 76), `${line.length}`);
          assert.match(line, /^[\t\x20-\x7e\0-\x1f\x7f]*$/);
          if (encoded.encoding === 'quoted-printable') assert.doesNotMatch(line, /[ \t]$/);
        }
      }),
    );
  });

  it('plain ASCII stays readable; what is mostly not becomes base64', () => {
    assert.deepEqual(encodeText('Hello\nWorld'), { encoding: '7bit', text: 'Hello\r\nWorld' });
    assert.equal(encodeText('Grüße aus Köln, und noch etwas mehr Text').encoding, 'quoted-printable');
    assert.equal(encodeText('Привет из Москвы').encoding, 'base64');
    assert.equal(encodeText('x'.repeat(5_000)).encoding, 'quoted-printable');
  });
});
