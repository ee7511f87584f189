import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { hasFreeSeat, noSeatDetail, seatsOf, UNLIMITED } from './seats.js';

describe('seats', () => {
  const table: [
    name: string,
    included: number | null,
    purchased: number,
    used: number,
    total: number | null,
    free: boolean,
  ][] = [
    ['one seat, the owner sits on it', 1, 0, 1, 1, false],
    ['1 included + 2 bought = 3, one taken', 1, 2, 1, 3, true],
    ['1 included + 2 bought = 3, all taken', 1, 2, 3, 3, false],
    ['more people than seats after a downgrade', 1, 0, 4, 1, false],
    ['as many as come', null, 0, 5000, null, true],
    ['bought seats on an unlimited plan change nothing', null, 3, 7, null, true],
  ];
  for (const [name, included, purchased, used, total, free] of table) {
    it(name, () => {
      const seats = seatsOf({ included, purchased }, used);
      assert.deepEqual(seats, { included, purchased, used, total });
      assert.equal(hasFreeSeat(seats), free);
    });
  }

  it('without anybody who sells seats there is no limit', () => {
    assert.equal(hasFreeSeat(seatsOf(UNLIMITED, 1_000)), true);
  });

  it('a full account and an overfull one are told apart, in every language', () => {
    const full = noSeatDetail(seatsOf({ included: 3, purchased: 0 }, 3));
    const overfull = noSeatDetail(seatsOf({ included: 1, purchased: 0 }, 4));
    for (const language of LANGUAGES) {
      assert.match(full[language], /3/);
      assert.match(overfull[language], /4.*1/);
    }
    assert.equal(new Set([...Object.values(full), ...Object.values(overfull)]).size, 10);
  });
});
