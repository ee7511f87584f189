import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ticketSubject, ticketText } from './ticket-text.js';

describe('the text of a ticket by mail', () => {
  it('is never longer than 100 kB, and never cut inside a character', () => {
    for (const character of ['a', 'é', '日', '😀']) {
      for (const before of ['', 'x', 'xx', 'xxx']) {
        const text = ticketText(before + character.repeat(110_000));
        assert.ok(Buffer.byteLength(text) <= 102_400 && Buffer.byteLength(text) > 102_390);
        assert.ok(text.endsWith(`${character}\n[…]`));
      }
    }
    assert.equal(ticketText('é'.repeat(51_200)), 'é'.repeat(51_200));
  });

  it('has no characters that the database refuses or nobody sees', () => {
    assert.equal(ticketText('a\0b\r\nc\x1b[1m\td\r'), 'ab\nc[1m\td');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[^\P{Cc}\n\t]/u.test(ticketText(text))));
  });

  it('has a subject of one line', () => {
    assert.equal(ticketSubject('  a\r\n b\0c '), 'a b c');
    assert.equal([...ticketSubject('😀'.repeat(300))].length, 200);
  });
});
