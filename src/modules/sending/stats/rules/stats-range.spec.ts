import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HOUR_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import { rangeOf, type StatsRange } from './stats-range.js';

const NOW = instantOf('2026-03-31T12:34:56Z');
const PARIS = 'Europe/Paris';
const range = (wanted: Partial<Parameters<typeof rangeOf>[0]>): StatsRange => {
  const found = rangeOf({ interval: 'day', zone: PARIS, ...wanted }, NOW);
  if ('field' in found) throw new Error(found.message);
  return found;
};
const fault = (wanted: Partial<Parameters<typeof rangeOf>[0]>): string => {
  const found = rangeOf({ interval: 'day', zone: PARIS, ...wanted }, NOW);
  return 'field' in found ? `${found.field} ${found.code}` : 'none';
};

describe('the time a question is about', () => {
  it('a date is a day to its end, also when it has 23 hours', () => {
    const { starts, hours } = range({ from: '2026-03-28', to: '2026-03-29' });
    assert.deepEqual(starts.map(toIso), ['2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z']);
    assert.deepEqual([hours[1]! - hours[0]!, hours[2]! - hours[1]!], [24, 23]);
  });

  it('without words about it: thirty days, or two, until now', () => {
    assert.equal(range({}).starts.length, 31);
    assert.equal(range({ interval: 'hour' }).starts.length, 49);
    assert.equal(toIso(range({ interval: 'hour' }).starts.at(-1)!), '2026-03-31T12:00:00.000Z');
  });

  it('thirty days are days, also late in the evening a month after a change of the clocks', () => {
    const late = rangeOf({ interval: 'day', zone: PARIS }, instantOf('2026-11-22T22:34:00Z')) as StatsRange;
    assert.deepEqual([late.starts.length, toIso(late.starts[0]!)], [31, '2026-10-22T22:00:00.000Z']);
  });

  it('in zones of half an hour a day has the hours that begin in it', () => {
    const { starts, hours } = range({ from: '2026-03-10', to: '2026-03-10', zone: 'Asia/Kolkata' });
    assert.equal(toIso(starts[0]!), '2026-03-09T18:30:00.000Z');
    assert.deepEqual(
      hours.map((hour) => toIso((hour * HOUR_MS) as Instant)),
      ['2026-03-09T19:00:00.000Z', '2026-03-10T19:00:00.000Z'],
    );
  });

  it('what makes no sense is named', () => {
    assert.equal(fault({ from: 'x' }), 'from wrong_format');
    assert.equal(fault({ to: '2026-02-31' }), 'to wrong_format');
    assert.equal(fault({ from: '2026-03-01T25:00:00Z' }), 'from wrong_format');
    assert.equal(fault({ from: '2026-03-02', to: '2026-03-01' }), 'to too_small');
    assert.equal(fault({ from: '2025-01-01', to: '2026-03-01' }), 'to too_large');
    assert.equal(fault({ interval: 'hour', from: '2026-01-01', to: '2026-02-15' }), 'to too_large');
    assert.equal(fault({ interval: 'hour', from: '2026-03-01', to: '2026-03-31' }), 'none');
  });

  it('intervals follow each other without gap or overlap and cover what was asked', () => {
    const zones = fc.constantFrom(
      'UTC',
      PARIS,
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    const time = fc.integer({ min: instantOf('2020-01-01T00:00:00Z'), max: instantOf('2034-01-01T00:00:00Z') });
    fc.assert(
      fc.property(zones, time, fc.integer({ min: 1, max: 300 }), (zone, from, hours) => {
        const wanted = { from: toIso(from as Instant), to: toIso((from + hours * HOUR_MS) as Instant), zone };
        for (const interval of ['hour', 'day'] as const) {
          const found = range({ ...wanted, interval });
          assert.ok(found.starts[0]! <= from);
          assert.equal(found.hours.length, found.starts.length + 1);
          found.hours.slice(1).forEach((hour, n) => assert.ok(hour > found.hours[n]!));
          assert.ok(found.hours.at(-1)! * HOUR_MS >= from + hours * HOUR_MS - HOUR_MS);
        }
      }),
      { numRuns: 60 },
    );
  });
});
