import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LINE_LIMIT, canonicalMessage, dotStuffed, isCanonical } from './canonical-message.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the bytes that leave', () => {
  const cases: [string, string, string][] = [
    ['already canonical', 'A: b\r\n\r\nbody\r\n', 'A: b\r\n\r\nbody\r\n'],
    ['bare LF', 'A: b\n\nbody\n', 'A: b\r\n\r\nbody\r\n'],
    ['bare CR', 'A: b\r\n\r\none\rtwo\r\n', 'A: b\r\n\r\none\r\ntwo\r\n'],
    ['NUL', 'A: b\r\n\r\none\0two\r\n', 'A: b\r\n\r\nonetwo\r\n'],
    ['no final line end', 'A: b\r\n\r\nbody', 'A: b\r\n\r\nbody\r\n'],
    ['smuggled end of data', 'A: b\r\n\r\none\n.\nMAIL FROM:<x>\r\n', 'A: b\r\n\r\none\r\n.\r\nMAIL FROM:<x>\r\n'],
  ];
  for (const [name, from, to] of cases) {
    it(name, () => assert.equal(canonicalMessage(bytes(from)).toString('latin1'), to));
  }

  it('an already canonical message is not copied', () => {
    const message = bytes('A: b\r\n\r\nbody\r\n');
    assert.equal(canonicalMessage(message), message);
  });

  it('any input becomes canonical, and canonical stays as it is', () => {
    const wild = fc.array(
      fc.oneof(
        fc.constantFrom('\r', '\n', '\r\n', '\0', '.', ' '),
        fc.string({ maxLength: 20 }),
        fc.constant('x'.repeat(1500)),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(wild, (pieces) => {
        const result = canonicalMessage(Buffer.from(pieces.join(''), 'utf8'));
        assert.ok(isCanonical(result));
        for (const line of result.toString('latin1').split('\r\n')) assert.ok(line.length <= LINE_LIMIT);
        assert.equal(canonicalMessage(result), result);
      }),
    );
  });

  it('a folded header never becomes two headers', () => {
    const result = canonicalMessage(bytes(`X-Long: ${'y'.repeat(2500)}\r\n\r\nbody\r\n`)).toString('latin1');
    const head = result.slice(0, result.indexOf('\r\n\r\n')).split('\r\n');
    assert.ok(head.length >= 3 && head.slice(1).every((line) => line.startsWith(' ')));
  });

  it('a long line of multi-byte text is cut between characters', () => {
    const result = canonicalMessage(Buffer.from(`A: b\r\n\r\n${'é'.repeat(1200)}\r\n`));
    assert.ok(!result.toString('utf8').includes('\ufffd'));
  });
});

describe('dot-stuffing', () => {
  it('doubles each dot at the start of a line and nothing else', () => {
    assert.equal(dotStuffed(bytes('.a\r\nb.c\r\n.\r\n..d\r\n')).toString(), '..a\r\nb.c\r\n..\r\n...d\r\n');
  });

  it('leaves no line that could end the data', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '\r\n', 'a', '\r\n.'), { maxLength: 40 }), (pieces) => {
        const stuffed = `\r\n${dotStuffed(bytes(pieces.join(''))).toString()}\r\n`;
        assert.ok(!stuffed.includes('\r\n.\r\n'));
        assert.equal(stuffed.replaceAll('\r\n..', '\r\n.'), `\r\n${pieces.join('')}\r\n`);
      }),
    );
  });
});
