import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupBy, mapAtMost, pagesOf } from './lists.js';

describe('lists', () => {
  it('are grouped, the groups in the order they first come', () => {
    const groups = groupBy(['to', 'be', 'or', 'not'], (word) => word.length);
    assert.deepEqual([...groups], [[2, ['to', 'be', 'or']], [3, ['not']]]); // prettier-ignore
  });

  it('are cut into pages, the last one shorter', () => {
    assert.deepEqual(pagesOf(2, [1, 2, 3]), [[1, 2], [3]]);
    assert.deepEqual(pagesOf(2, []), []);
  });

  it('are worked through by so many at once, the answers in the order of the list', async () => {
    let atWork = 0;
    let most = 0;
    const answers = await mapAtMost(3, [5, 4, 3, 2, 1], async (one) => {
      most = Math.max(most, (atWork += 1));
      for (let turn = 0; turn < one; turn += 1) await Promise.resolve();
      atWork -= 1;
      return one * 10;
    });
    assert.deepEqual(answers, [50, 40, 30, 20, 10]);
    assert.equal(most, 3);
  });

  it('whose work fails say so', async () => {
    await assert.rejects(
      mapAtMost(2, [1, 2, 3], (one) => Promise.reject(new Error(`no ${one}`))),
      /no 1/,
    );
  });
});
