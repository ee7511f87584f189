import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { judgeTest, LEAST_DELIVERED, type SampleResult } from './judge-test.js';

const sample = (delivered: number, uniqueOpens: number, uniqueClicks = 0, lost = 0): SampleResult => ({
  delivered,
  uniqueOpens,
  uniqueClicks,
  lost,
});

describe('the winner of a test', () => {
  const cases: [name: string, by: 'opens' | 'clicks', samples: SampleResult[], variant: number, reason: string][] = [
    ['the larger share of opens: 30 of 100 beat 40 of 200', 'opens', [sample(200, 40), sample(100, 30)], 1, 'better'],
    ['by clicks opens do not count', 'clicks', [sample(100, 90, 2), sample(100, 10, 3)], 1, 'better'],
    ['of equals the one with more clicks', 'opens', [sample(100, 30, 1), sample(100, 30, 4)], 1, 'tie'],
    ['of equals by clicks the one with more opens', 'clicks', [sample(100, 30, 4), sample(100, 31, 4)], 1, 'tie'],
    ['then the one that lost fewer readers', 'opens', [sample(100, 30, 4, 2), sample(100, 30, 4, 1)], 1, 'tie'],
    ['then the first', 'opens', [sample(100, 30, 4, 1), sample(100, 30, 4, 1)], 0, 'tie'],
    ['one third is one third: 10 of 30 and 20 of 60', 'opens', [sample(30, 10), sample(60, 20)], 0, 'tie'],
    ['19 readers say nothing', 'opens', [sample(500, 1), sample(LEAST_DELIVERED - 1, 19)], 0, 'too_little_data'],
    ['nobody opened', 'opens', [sample(500, 0, 3), sample(500, 0, 9)], 0, 'too_little_data'],
  ];
  for (const [name, by, samples, variant, reason] of cases)
    it(name, () => assert.deepEqual(judgeTest(by, samples), { variant, reason }));

  it('nobody did better than who won', () => {
    const results = fc.array(
      fc.record({
        delivered: fc.integer({ min: 0, max: 5_000 }),
        uniqueOpens: fc.integer({ min: 0, max: 500 }),
        uniqueClicks: fc.integer({ min: 0, max: 500 }),
        lost: fc.integer({ min: 0, max: 50 }),
      }),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(results, (samples) => {
        const { variant, reason } = judgeTest('opens', samples);
        if (reason === 'too_little_data') return;
        const won = samples[variant]!;
        for (const { uniqueOpens, delivered } of samples)
          assert.ok(uniqueOpens * won.delivered <= won.uniqueOpens * delivered);
      }),
    );
  });
});
