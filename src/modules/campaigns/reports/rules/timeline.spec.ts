import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HOUR_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import { noCounts } from '../../counting/index.js';
import { timelineOf } from './timeline.js';

const BEGIN = instantOf('2026-03-27T08:20:00Z');
const at = (hour: number, delivered: number) =>
  [String(Math.floor(BEGIN / HOUR_MS) + hour), { ...noCounts(), delivered }] as const;

describe('the timeline of a campaign', () => {
  it('by the hour as long as it is short, with the hours in which nothing happened', () => {
    const { interval, starts, sums } = timelineOf(new Map([at(0, 5), at(2, 1)]), BEGIN, 'Europe/Paris');
    assert.deepEqual([interval, toIso(starts[0]!)], ['hour', '2026-03-27T08:00:00.000Z']);
    assert.deepEqual(
      sums.map(({ counts }) => counts.delivered),
      [5, 0, 1],
    );
  });

  it('then by the day of the account, also where one has 23 hours', () => {
    const { interval, starts, sums } = timelineOf(new Map([at(0, 5), at(50, 2), at(80, 1)]), BEGIN, 'Europe/Paris');
    assert.equal(interval, 'day');
    assert.deepEqual(starts.map(toIso), [
      '2026-03-26T23:00:00.000Z',
      '2026-03-27T23:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    assert.deepEqual(
      sums.map(({ counts }) => counts.delivered),
      [5, 0, 2, 1],
    );
  });

  it('loses nothing, whenever it happened', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 2_000 }), { maxLength: 10 });
    fc.assert(
      fc.property(hours, fc.constantFrom('UTC', 'Europe/Paris', 'Pacific/Apia'), (list, zone) => {
        const { sums, starts } = timelineOf(new Map(list.map((hour) => at(hour, 1))), BEGIN, zone);
        const total = sums.reduce((sum, { counts }) => sum + counts.delivered, 0);
        assert.equal(total, list.length);
        assert.ok(starts.every((start: Instant, n) => n === 0 || start > starts[n - 1]!));
      }),
      { numRuns: 25 },
    );
  });
});
