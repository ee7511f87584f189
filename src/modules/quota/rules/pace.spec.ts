import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../kernel/time/instant.js';
import { estimate, ratePerHour, startBehind } from './pace.js';

const NOW = instantOf('2026-05-04T08:00:00Z');

describe('how fast an account sends', () => {
  for (const [name, staff, sold, rate] of [
    ['as its plan says', null, [3_000], 3_000],
    ['the best of its plans', null, [3_000, 10_000], 10_000],
    ['without limit when one plan has none', null, [3_000, null], null],
    ['without limit without plans', null, [], null],
    ['R-077: as staff set it, above the plan', 10_000, [3_000], 10_000],
    ['as staff set it, below the plan', 500, [3_000, null], 500],
  ] as const) {
    it(name, () => assert.equal(ratePerHour(staff, sold), rate));
  }
});

describe('estimates', () => {
  for (const [recipients, rate, seconds] of [
    [6_000, 3_000, 2 * 3600],
    [12_000, 3_000, 4 * 3600],
    [12_000, 10_000, 72 * 60],
    [1, 3_000, 2],
    [0, 3_000, 0],
  ] as const) {
    it(`R-076, R-077: ${recipients} at ${rate} an hour take ${seconds} s`, () => {
      const { durationSeconds, endsAt } = estimate(recipients, rate, NOW);
      assert.equal(durationSeconds, seconds);
      assert.equal(endsAt! - NOW, seconds * 1000);
    });
  }

  it('without a rate there is no end to name', () => {
    assert.deepEqual(estimate(5, null, NOW), {
      recipients: 5,
      ratePerHour: null,
      durationSeconds: null,
      startsAt: NOW,
      endsAt: null,
    });
  });

  it('begin behind what waits already', () => {
    assert.equal(toIso(startBehind(3_000, 3_000, null, NOW)), '2026-05-04T09:00:00.000Z');
    assert.equal(toIso(startBehind(1_500, 3_000, (NOW + 60_000) as typeof NOW, NOW)), '2026-05-04T08:31:00.000Z');
    assert.equal(startBehind(0, 3_000, null, NOW), NOW);
    assert.equal(startBehind(9, null, null, NOW), NOW);
  });
});
