import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { REST, splitOf } from './ab-split.js';

const CONTACTS = 20_000;

describe('the split of a test', () => {
  it('is stable: the same contact gets the same variant, whoever asks', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 100 }),
        (campaign, contact, n, percent) => {
          const test = { samplePercent: percent };
          const first = splitOf(campaign, n, test)(contact);
          assert.equal(splitOf(campaign, n, test)(contact), first);
          assert.ok(first === REST || (first >= 0 && first < n));
        },
      ),
    );
  });

  it('who is of a sample is of every larger one', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.integer({ min: 1, max: 99 }), (campaign, contact, percent) => {
        const small = splitOf(campaign, 2, { samplePercent: percent })(contact);
        if (small !== REST) assert.equal(splitOf(campaign, 2, { samplePercent: percent + 1 })(contact), small);
      }),
    );
  });

  it('has the shares that were asked for, and another campaign splits otherwise', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 10, max: 100 }),
        (campaign, n, samplePercent) => {
          const split = splitOf(campaign, n, { samplePercent });
          const counts = new Map<number | null, number>();
          for (let i = 0; i < CONTACTS; i += 1) counts.set(split(`c${i}`), (counts.get(split(`c${i}`)) ?? 0) + 1);
          const each = (CONTACTS * samplePercent) / 100 / n;
          // Six standard deviations: never by chance.
          for (let v = 0; v < n; v += 1)
            assert.ok(Math.abs((counts.get(v) ?? 0) - each) < 6 * Math.sqrt(each), `${v}: ${counts.get(v)} of ${each}`);
          const rest = CONTACTS * (1 - samplePercent / 100);
          assert.ok(Math.abs((counts.get(REST) ?? 0) - rest) <= 6 * Math.sqrt(rest + 1));
        },
      ),
      { numRuns: 10 },
    );
    const [one, other] = ['one', 'other'].map((id) => splitOf(id, 2, null));
    const same = Array.from({ length: 1_000 }, (_, i) => one!(`c${i}`) === other!(`c${i}`)).filter(Boolean).length;
    assert.ok(same > 350 && same < 650, String(same));
  });

  it('without a test all variants share all; a single one gets everybody', () => {
    assert.ok(Array.from({ length: 500 }, (_, i) => splitOf('c', 3, null)(`c${i}`)).every((v) => v !== REST));
    assert.equal(splitOf('c', 1, { samplePercent: 1 })('x'), 0);
  });
});
