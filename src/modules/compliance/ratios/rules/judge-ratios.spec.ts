import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { judgeBounces, judgeComplaints, type Level } from './judge-ratios.js';
import { byGenerosity, isAbove, type RatioLimit } from '../../../../kernel/ratio.js';
import type { SendingTerms } from './sending-terms.js';

const RELAY: SendingTerms['complaints'] = { limit: { events: 1, per: 3_000 }, minVolume: 1_000, suspends: 'sending' };
const USUAL: SendingTerms['bounces'] = {
  alert: { events: 5, per: 100 },
  restrict: { events: 8, per: 100 },
  block: { events: 10, per: 100 },
  minVolume: 100,
};

describe('complaints against what was accepted', () => {
  const cases: [name: string, accepted: number, complaints: number, level: Level][] = [
    ['R-088: 6,000 and 2 are 1/3000: exactly at the limit is fine', 6_000, 2, 'fine'],
    ['R-088: 6,000 and 3 exceed it', 6_000, 3, 'block'],
    ['R-088: 300 and 1 are too few to say: a person looks', 300, 1, 'review'],
    ['999 are below the minimum volume', 999, 1, 'review'],
    ['1,000 are enough to be judged', 1_000, 1, 'block'],
    ['2,999 and 1 are above 1/3000', 2_999, 1, 'block'],
    ['3,000 and 1 are not', 3_000, 1, 'fine'],
    ['nobody complained about nothing', 0, 0, 'fine'],
    ['a complaint about mail that has left the window', 0, 1, 'review'],
  ];
  for (const [name, base, events, level] of cases) {
    it(name, () => assert.equal(judgeComplaints({ events, base }, RELAY).level, level));
  }

  it('what is stopped is the plan’s to say', () => {
    for (const suspends of ['campaigns', 'sending', 'all'] as const) {
      const verdict = judgeComplaints({ events: 3, base: 6_000 }, { ...RELAY, suspends });
      assert.deepEqual(verdict, { level: 'block', limit: RELAY.limit, stops: suspends });
    }
  });

  it('fourteen of 17,500 are exactly 8 in 10,000, and one more is above', () => {
    const terms = { ...RELAY, limit: { events: 8, per: 10_000 } };
    assert.equal(judgeComplaints({ events: 14, base: 17_500 }, terms).level, 'fine');
    assert.equal(judgeComplaints({ events: 15, base: 17_500 }, terms).level, 'block');
  });
});

describe('addresses that do not exist against what had an outcome', () => {
  const cases: [name: string, base: number, bounced: number, level: Level][] = [
    ['5 % is fine', 1_000, 50, 'fine'],
    ['above 5 % staff are told', 1_000, 51, 'alert'],
    ['8 % is still only told', 1_000, 80, 'alert'],
    ['above 8 % no campaigns', 1_000, 81, 'restrict'],
    ['above 10 % nothing leaves', 1_000, 101, 'block'],
    ['R-094: 12 % are blocked', 1_000, 120, 'block'],
    ['everybody mistypes: 99 are too few', 99, 99, 'fine'],
  ];
  for (const [name, base, events, level] of cases) {
    it(name, () => assert.equal(judgeBounces({ events, base }, USUAL).level, level));
  }
});

describe('ratios in whole numbers', () => {
  const count = fc.integer({ min: 0, max: 2_000_000_000 });
  const limits: fc.Arbitrary<RatioLimit> = fc.record({
    events: fc.integer({ min: 1, max: 2_000_000_000 }),
    per: fc.integer({ min: 1, max: 2_000_000_000 }),
  });

  /** The sign of a/b − c/d by continued fractions: no product is ever formed. */
  function compareRationals(a: bigint, b: bigint, c: bigint, d: bigint): number {
    const left = a / b;
    const right = c / d;
    if (left !== right) return left > right ? 1 : -1;
    const restLeft = a % b;
    const restRight = c % d;
    if (restLeft === restRight && restLeft === 0n) return 0;
    if (restLeft === 0n || restRight === 0n) return restLeft === 0n ? -1 : 1;
    return compareRationals(d, restRight, b, restLeft);
  }

  it('say of any figures what the exact fractions say', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 2_000_000_000 }), limits, (events, base, limit) => {
        const exact = compareRationals(BigInt(events), BigInt(base), BigInt(limit.events), BigInt(limit.per));
        assert.equal(isAbove(events, base, limit), exact > 0);
      }),
    );
  });

  it('are above at one event more than the largest that is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), limits, (base, limit) => {
        const most = Number((BigInt(base) * BigInt(limit.events)) / BigInt(limit.per));
        assert.equal(isAbove(most, base, limit), false);
        assert.equal(isAbove(most + 1, base, limit), true);
      }),
    );
  });

  it('more complaints or less mail never make a verdict milder', () => {
    const severity: Record<Level, number> = { fine: 0, review: 1, alert: 1, restrict: 2, block: 3 };
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 1_000_000 }), fc.nat(5_000), limits, (base, events, limit) => {
        const terms = { ...RELAY, limit };
        const one = severity[judgeComplaints({ events, base }, terms).level];
        assert.ok(severity[judgeComplaints({ events: events + 1, base }, terms).level] >= one);
        assert.ok(severity[judgeComplaints({ events, base: base + 1 }, terms).level] <= one);
      }),
    );
  });

  it('of several limits the most generous comes first, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(limits, { minLength: 1, maxLength: 5 }), (several) => {
        const [best] = [...several].sort(byGenerosity);
        for (const other of several) assert.ok(byGenerosity(best!, other) <= 0);
      }),
    );
  });
});
