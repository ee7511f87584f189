import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MemoryBudget } from './limits.js';
import { DataReader, MessageContent, unstuffDots } from './message-content.js';

const BIG = 1_000_000;

function readIn(chunks: Buffer[], limit = BIG): { message: string; rest: string } | null {
  const reader = new DataReader(new MessageContent(limit, new MemoryBudget(BIG)));
  for (const [i, chunk] of chunks.entries()) {
    const { used, done } = reader.feed(Buffer.from(chunk));
    if (!done) continue;
    const rest = Buffer.concat([chunk.subarray(used), ...chunks.slice(i + 1)]);
    return { message: reader.message().toString('latin1'), rest: rest.toString('latin1') };
  }
  return null;
}

const cut = (text: string, at: number[]): Buffer[] => {
  const bytes = Buffer.from(text, 'latin1');
  const points = [0, ...[...new Set(at.map((n) => n % (bytes.length + 1)))].sort((a, b) => a - b), bytes.length];
  return points.slice(1).map((end, i) => bytes.subarray(points[i], end));
};

/** What RFC 5321 §4.5.2 says, line by line: the slow reading that the fast one must agree with. */
function slowly(text: string): { message: string; rest: string } | null {
  const lines = text.split('\r\n');
  const end = lines.slice(0, -1).indexOf('.');
  if (end < 0) return null;
  const message = lines.slice(0, end).map((line) => `${line.startsWith('.') ? line.slice(1) : line}\r\n`);
  return { message: message.join(''), rest: lines.slice(end + 1).join('\r\n') };
}

const hostile = fc
  .array(fc.constantFrom('\r\n', '.', '\r', '\n', 'a', '\r\n.\r\n', '..', '\0'), { maxLength: 30 })
  .map((p) => p.join(''));

describe('end of DATA', () => {
  it('finds the same end and the same message however the bytes are cut', () => {
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(60), { maxLength: 8 }), (text, at) => {
        assert.deepEqual(readIn(cut(text, at)), slowly(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves what is pipelined behind the end to the caller', () => {
    assert.deepEqual(readIn([Buffer.from('a\r\n.\r\nQUIT\r\n')]), { message: 'a\r\n', rest: 'QUIT\r\n' });
  });

  it('takes an empty message', () => {
    assert.deepEqual(readIn([Buffer.from('.\r\n')]), { message: '', rest: '' });
  });

  it('removes one dot of each line that begins with one, and no other', () => {
    const lines = ['..', '..a', 'a..', '.\n.b', 'c'].join('\r\n');
    assert.equal(unstuffDots(Buffer.from(lines)).toString(), ['.', '.a', 'a..', '\n.b', 'c'].join('\r\n'));
  });
});

describe('message limits', () => {
  it('stops keeping bytes past the limit but still finds the end', () => {
    const budget = new MemoryBudget(BIG);
    const content = new MessageContent(10, budget);
    const reader = new DataReader(content);
    assert.equal(reader.feed(Buffer.from('x'.repeat(50))).done, false);
    assert.equal(reader.feed(Buffer.from('\r\n.\r\n')).done, true);
    assert.equal(content.state, 'too_large');
    assert.equal(budget.usedBytes, 0);
  });

  it('gives back to the budget what it took, also when another message used it up', () => {
    const budget = new MemoryBudget(100);
    const first = new MessageContent(BIG, budget);
    const second = new MessageContent(BIG, budget);
    first.add(Buffer.alloc(80));
    second.add(Buffer.alloc(30));
    assert.deepEqual([first.state, second.state, budget.usedBytes], ['complete', 'no_memory', 80]);
    first.release();
    assert.equal(budget.usedBytes, 0);
  });
});
