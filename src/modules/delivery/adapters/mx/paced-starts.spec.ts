import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PacedStarts } from './paced-starts.js';

describe('paced starts', () => {
  it('begin at once as long as they are few, and never more than so many together, in order', async () => {
    const paced = new PacedStarts(4, 20);
    const begun: number[] = [];
    const work = Array.from({ length: 10 }, (_, i) => paced.start(() => Promise.resolve(begun.push(i))));
    assert.deepEqual(begun, [0, 1, 2, 3]);
    await Promise.all(work.slice(0, 8));
    assert.deepEqual(begun.slice(0, 8), [0, 1, 2, 3, 4, 5, 6, 7]);
    await Promise.all(work);
    assert.deepEqual(
      begun,
      [...begun].sort((a, b) => a - b),
    );
  });

  it('work that never ends holds up nobody', async () => {
    const paced = new PacedStarts(2, 1);
    for (let i = 0; i < 20; i += 1) void paced.start(() => new Promise(() => undefined));
    assert.equal(await paced.start(() => Promise.resolve('done')), 'done');
  });

  it('a failure reaches whoever asked', async () => {
    await assert.rejects(
      new PacedStarts().start(() => Promise.reject(new Error('no'))),
      /no/,
    );
  });
});
