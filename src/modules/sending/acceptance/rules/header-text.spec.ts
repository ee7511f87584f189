import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeWords } from './header-block.js';
import { addressField, displayName, field, mailbox, parameter } from './header-text.js';

/** What a receiver reads from a folded field. */
function unfold(text: string): string {
  return text.replace(/\r\n/g, '');
}
const noControl = fc
  .string({ unit: 'grapheme', maxLength: 400 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim());

describe('header fields', () => {
  it('a receiver reads the text that was meant, whatever it is', () => {
    fc.assert(
      fc.property(noControl, (text) => {
        const line = field('Subject', text);
        assert.equal(decodeWords(unfold(line).slice('Subject: '.length)), text);
      }),
    );
  });

  it('T21: no text of any kind becomes a line of its own, and no line is longer than 998', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2_000 }).map((text) => text.replace(/[\r\n\0]/g, ' ')),
        (text) => {
          const made = [field('Subject', text), addressField('To', [mailbox(text, 'a@x.example')])];
          for (const whole of made) {
            const lines = whole.slice(0, -2).split('\r\n');
            assert.match(lines[0]!, /^(Subject|To):/);
            for (const line of lines.slice(1)) assert.match(line, /^[ \t]/);
            for (const line of lines) assert.ok(Buffer.byteLength(line) <= 998);
          }
        },
      ),
    );
  });

  it('a text that looks like an encoded word is shown as it was written', () => {
    const text = '=?utf-8?q?not_an_encoded_word?=';
    assert.equal(decodeWords(unfold(field('Subject', text)).slice(9)), text);
  });

  it('names with specials are quoted, others encoded', () => {
    assert.equal(displayName('Smith, "Jo" \\'), '"Smith, \\"Jo\\" \\\\"');
    assert.equal(displayName('Ada Lovelace'), 'Ada Lovelace');
    assert.equal(displayName('Jörg'), '=?UTF-8?B?SsO2cmc=?=');
  });

  it('file names beyond ASCII take the form of RFC 2231', () => {
    assert.equal(parameter('filename', 'a "b".pdf'), ';\r\n filename="a \\"b\\".pdf"');
    assert.equal(parameter('filename', 'devis n°7.pdf'), ";\r\n filename*=UTF-8''devis%20n%C2%B07.pdf");
    assert.match(parameter('filename', 'ü'.repeat(60)), /filename\*0\*=UTF-8''(%C3%BC)+;\r\n filename\*1\*=/);
  });

  it('many addresses are folded between them', () => {
    const text = addressField(
      'To',
      Array.from({ length: 50 }, (_, i) => `person${i}@example.net`),
    );
    for (const line of text.split('\r\n')) assert.ok(line.length <= 78, line);
    assert.equal(unfold(text).split(',').length, 50);
  });
});
