import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AskedTogether } from './asked-together.js';

describe('questions asked together', () => {
  const rounds: number[][] = [];
  const doubled = (most?: number): AskedTogether<number, number> => {
    rounds.length = 0;
    return new AskedTogether(async (questions) => {
      rounds.push(questions);
      await new Promise((resolve) => setImmediate(resolve));
      if (questions.includes(13)) throw new Error('thirteen');
      return questions.map((n) => n * 2);
    }, most);
  };

  it('those of one turn share a round, and each gets its own answer', async () => {
    const asked = doubled();
    assert.deepEqual(await Promise.all([1, 2, 3].map((n) => asked.ask(n))), [2, 4, 6]);
    assert.deepEqual(rounds, [[1, 2, 3]]);
  });

  it('what comes during a round goes into the next, and nobody waits for one to fill', async () => {
    const asked = doubled();
    const first = asked.ask(1);
    await new Promise((resolve) => setImmediate(resolve));
    const rest = [asked.ask(2), asked.ask(3)];
    assert.deepEqual(await Promise.all([first, ...rest]), [2, 4, 6]);
    assert.deepEqual(rounds, [[1], [2, 3]]);
    assert.equal(await asked.ask(4), 8);
  });

  it('a round has at most as many as it may', async () => {
    const asked = doubled(2);
    assert.deepEqual(await Promise.all([1, 2, 3, 4, 5].map((n) => asked.ask(n))), [2, 4, 6, 8, 10]);
    assert.deepEqual(rounds, [[1, 2], [3, 4], [5]]);
  });

  it('a round that fails fails for those in it, and the next one runs', async () => {
    const asked = doubled(2);
    const answers = await Promise.allSettled([1, 13, 3].map((n) => asked.ask(n)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['rejected', 'rejected', 'fulfilled'],
    );
  });
});
