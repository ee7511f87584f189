import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InputBuffer, type LineResult } from './command-lines.js';

function linesOf(bytes: string | Buffer, limit = 100): LineResult[] {
  const input = new InputBuffer();
  input.push(Buffer.from(bytes));
  const lines: LineResult[] = [];
  for (let line = input.nextLine(limit); line; line = input.nextLine(limit)) lines.push(line);
  return lines;
}
const kinds = (bytes: string | Buffer): string[] => linesOf(bytes).map((line) => line.kind);

describe('command lines', () => {
  it('only CR LF ends a line', () => {
    assert.deepEqual(linesOf('NOOP\r\nQUIT\r\nhalf'), [
      { kind: 'line', text: 'NOOP' },
      { kind: 'line', text: 'QUIT' },
    ]);
    assert.deepEqual(kinds('NOOP\nQUIT\r\n'), ['bad_line_end', 'line']);
    assert.deepEqual(kinds('NOOP\rQUIT\r\n'), ['bad_line_end']);
    assert.deepEqual(kinds('NOOP\r\r\n'), ['bad_line_end']);
    assert.deepEqual(kinds('NO\0OP\r\n'), ['bad_line_end']);
  });

  it('bytes above 127 are UTF-8 or refused', () => {
    assert.deepEqual(linesOf('MAIL FROM:<é@b>\r\n'), [{ kind: 'line', text: 'MAIL FROM:<é@b>' }]);
    assert.deepEqual(kinds(Buffer.from([0x41, 0xff, 0x0d, 0x0a])), ['bad_bytes']);
  });

  it('a line above the limit is one refusal, also when it comes in pieces, and the next line is read', () => {
    const input = new InputBuffer();
    input.push(Buffer.from('x'.repeat(150)));
    assert.equal(input.nextLine(100), null);
    input.push(Buffer.from('y\r\nNOOP\r\n'));
    assert.deepEqual([input.nextLine(100)?.kind, input.nextLine(100)?.kind], ['too_long', 'line']);
  });

  it('64 KB without a line end is a flood', () => {
    assert.deepEqual(kinds('x'.repeat(65_536)), []);
    const input = new InputBuffer();
    input.push(Buffer.alloc(65_537, 'x'));
    assert.equal(input.nextLine(100)?.kind, 'flood');
  });
});
