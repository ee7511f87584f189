import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalLines } from './raw-lines.js';

const hostile = fc
  .array(fc.constantFrom('\r', '\n', '\r\n', '.', 'a', ' ', 'é', 'x'.repeat(700), '\r.\r', '\n.\n'), { maxLength: 80 })
  .map((parts) => Buffer.from(parts.join('')));

describe('canonical lines', () => {
  it('T24: only CRLF is left, no line is longer than 998, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const lines = canonicalLines(raw)!;
        const text = lines.toString('latin1');
        assert.doesNotMatch(text, /\r(?!\n)|(?<!\r)\n/);
        for (const line of text.split('\r\n')) assert.ok(line.length <= 998);
        if (raw.length > 0) assert.ok(text.endsWith('\r\n'));
        assert.deepEqual(canonicalLines(lines), lines);
      }),
    );
  });

  it('what is canonical is not copied', () => {
    const raw = Buffer.from('From: a@x.example\r\n\r\nbody\r\n');
    assert.equal(canonicalLines(raw), raw);
  });

  it('NUL is refused', () => assert.equal(canonicalLines(Buffer.from('a\0b')), null));

  it('a line that is too long goes on behind a blank, never inside a character', () => {
    const lines = canonicalLines(Buffer.from('é'.repeat(2_000)))!;
    assert.equal(lines.toString('utf8').replace(/\r\n ?/g, ''), 'é'.repeat(2_000));
  });
});
