import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConcurrencyGate } from './concurrency-gate.js';

/** Work that ends when it is told to. */
function controlled() {
  const ends: (() => void)[] = [];
  return { ends, work: () => new Promise<void>((resolve) => ends.push(resolve)) };
}
const refused = () => new Error('full');
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('concurrency gate', () => {
  it('lets two through, keeps the order of the rest and refuses what cannot wait', async () => {
    const gate = new ConcurrencyGate(2, 2);
    const { ends, work } = controlled();
    const running = [1, 2, 3, 4].map(() => gate.run(work, refused));
    await assert.rejects(gate.run(work, refused), /full/);
    await turn();
    assert.equal(ends.length, 2);
    ends[0]!();
    await turn();
    assert.equal(ends.length, 3);
    for (let i = 1; i < 4; i += 1) {
      ends[i]!();
      await turn();
    }
    await Promise.all(running);
  });

  it('a failure makes room like a success', async () => {
    const gate = new ConcurrencyGate(1, 1);
    await assert.rejects(
      gate.run(() => Promise.reject(new Error('broken')), refused),
      /broken/,
    );
    assert.equal(await gate.run(() => Promise.resolve(7), refused), 7);
  });

  it('64 at once never run more than two at a time', async () => {
    const gate = new ConcurrencyGate(2, 500);
    let now = 0;
    let most = 0;
    const one = async () => {
      most = Math.max(most, (now += 1));
      await turn();
      now -= 1;
    };
    await Promise.all(Array.from({ length: 64 }, () => gate.run(one, refused)));
    assert.equal(most, 2);
  });
});
