import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Figures, NO_FIGURES } from './figures.js';
import { judgeReputation } from './judge-reputation.js';

const of = (more: Partial<Figures>): Figures => ({ ...NO_FIGURES, ...more });

describe('what mail was received like', () => {
  const table: [name: string, figures: Partial<Figures>, expected: string][] = [
    ['nothing was sent', {}, 'unknown'],
    ['99 outcomes say nothing', { delivered: 90, bounced: 9 }, 'unknown'],
    ['100 that went well', { delivered: 100 }, 'good'],
    ['5 of 100 bounced: at the limit', { delivered: 95, bounced: 5 }, 'good'],
    ['6 of 100 bounced', { delivered: 94, bounced: 6 }, 'watch bounced'],
    ['10 of 100 bounced: at the limit', { delivered: 90, bounced: 10 }, 'watch bounced'],
    ['11 of 100 bounced', { delivered: 89, bounced: 11 }, 'poor bounced'],
    ['1 of 1,000 complained: at the limit', { delivered: 1_000, complained: 1 }, 'good'],
    ['2 of 1,000 complained', { delivered: 1_000, complained: 2 }, 'watch complained'],
    ['3 of 1,000 complained: at the limit', { delivered: 1_000, complained: 3 }, 'watch complained'],
    ['4 of 1,000 complained', { delivered: 1_000, complained: 4 }, 'poor complained'],
    ['2 of 999 are too few to be judged', { delivered: 999, complained: 2 }, 'good'],
    ['3 complaints are looked at, however little was sent', { delivered: 20, complained: 3 }, 'watch complained'],
    ['a quarter deferred', { delivered: 75, deferred: 25 }, 'unknown'],
    ['more than a quarter deferred', { delivered: 100, deferred: 34 }, 'watch deferred'],
    ['more than half deferred', { delivered: 100, deferred: 101 }, 'poor deferred'],
    ['all at once', { delivered: 890, bounced: 110, complained: 3 }, 'watch complained, poor bounced'],
  ];
  for (const [name, figures, expected] of table)
    it(name, () => {
      const { standing, reasons } = judgeReputation(of(figures));
      const found = reasons.map(({ measure, standing: level }) => `${level} ${measure}`).join(', ');
      assert.equal(found === '' ? standing : found, expected);
      if (reasons.length > 0) assert.equal(standing, reasons.some((one) => one.standing === 'poor') ? 'poor' : 'watch');
    });

  it('the score: 100 without a fault, 80 at what is watched, 50 at what is poor, 0 at three times that', () => {
    const score = (bounced: number) => judgeReputation(of({ delivered: 1_000 - bounced, bounced })).score;
    // 25 of 1,000 are half of what is watched (50): 100 − 20/2; 75 lie half between 50 and 100: 80 − 30/2; 200 half between 100 and 300
    assert.deepEqual([0, 25, 50, 75, 100, 200, 300, 301].map(score), [100, 90, 80, 65, 50, 25, 0, 0]);
  });

  it('more bounces never make a score better, and it stays within 0 and 100', () => {
    const counts = fc.record({
      base: fc.integer({ min: 100, max: 1_000_000_000 }),
      share: fc.integer({ min: 0, max: 1_000 }),
    });
    fc.assert(
      fc.property(counts, ({ base, share }) => {
        const bounced = Math.floor((base * share) / 1_001);
        const one = judgeReputation(of({ delivered: base - bounced, bounced })).score;
        const more = judgeReputation(of({ delivered: base - bounced - 1, bounced: bounced + 1 })).score;
        assert.ok(more <= one && one <= 100 && more >= 0);
      }),
    );
  });
});
