import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { Interval } from '../../catalogue/index.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import { daysBetween, endOfDay, lastDayBefore, periodAt } from './periods.js';

const PARIS = 'Europe/Paris';
const period = (anchor: string, now: string, interval: Interval = 'month', endsAt: Instant | null = null) => {
  const { start, end } = periodAt({ anchorAt: instantOf(anchor), interval, endsAt }, instantOf(now), PARIS);
  return [toIso(start), toIso(end)];
};

describe('billing periods', () => {
  it('keep the anchor’s day: 31 Jan … 28 Feb … 31 Mar, each from midnight in Paris', () => {
    const anchor = '2026-01-31T14:00:00Z';
    assert.deepEqual(period(anchor, '2026-02-01T00:00:00Z'), ['2026-01-30T23:00:00.000Z', '2026-02-27T23:00:00.000Z']);
    assert.deepEqual(period(anchor, '2026-03-01T00:00:00Z'), ['2026-02-27T23:00:00.000Z', '2026-03-30T22:00:00.000Z']);
    assert.deepEqual(period(anchor, '2026-04-01T00:00:00Z'), ['2026-03-30T22:00:00.000Z', '2026-04-29T22:00:00.000Z']);
  });

  it('of a year run from the anchor’s date to the same date, a leap day to 28 February', () => {
    assert.deepEqual(period('2026-03-01T09:00:00Z', '2027-02-28T12:00:00Z', 'year'), [
      '2026-02-28T23:00:00.000Z',
      '2027-02-28T23:00:00.000Z',
    ]);
    assert.deepEqual(period('2024-02-29T09:00:00Z', '2025-03-01T12:00:00Z', 'year'), [
      '2025-02-27T23:00:00.000Z',
      '2026-02-27T23:00:00.000Z',
    ]);
  });

  it('stop at the subscription’s own end, and stay there afterwards', () => {
    const end = endOfDay('2026-02-10', PARIS);
    const last = ['2026-01-14T23:00:00.000Z', '2026-02-10T23:00:00.000Z'];
    assert.deepEqual(period('2026-01-15T09:00:00Z', '2026-02-01T00:00:00Z', 'month', end), last);
    assert.deepEqual(period('2026-01-15T09:00:00Z', '2026-07-01T00:00:00Z', 'month', end), last);
  });

  it('D-16: the last usable day is inclusive, the end exclusive', () => {
    const end = endOfDay('2026-12-31', PARIS);
    assert.equal(toIso(end), '2026-12-31T23:00:00.000Z');
    assert.equal(lastDayBefore(end, PARIS), '2026-12-31');
  });

  it('31 February is no day, 29 February only every fourth year', () => {
    assert.deepEqual(['2026-02-31', '2026-02-29', '2028-02-29', '2026-13-01', 'soon'].map(isCalendarDate), [
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('40 days are left on 21 November until 31 December', () => {
    assert.equal(daysBetween('2026-11-21', '2026-12-31'), 40);
    assert.equal(daysBetween('2026-12-31', '2026-12-31'), 0);
    assert.equal(daysBetween('2027-01-05', '2026-12-31'), 0);
  });
});
