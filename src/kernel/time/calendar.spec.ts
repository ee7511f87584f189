import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addIsoDuration,
  addMonthsAnchored,
  cycleAt,
  localDate,
  nextLocalMidnight,
  startOfLocalDay,
} from './calendar.js';
import { HOUR_MS, type Instant, instantOf, toIso } from './instant.js';

const PARIS = 'Europe/Paris';
const at = (text: string): Instant => instantOf(text);

describe('calendar', () => {
  it('a day has 23 hours when summer time begins and 25 when it ends', () => {
    const spring = startOfLocalDay(at('2026-03-29T12:00:00Z'), PARIS);
    assert.equal(nextLocalMidnight(spring, PARIS) - spring, 23 * HOUR_MS);
    const autumn = startOfLocalDay(at('2026-10-25T12:00:00Z'), PARIS);
    assert.equal(nextLocalMidnight(autumn, PARIS) - autumn, 25 * HOUR_MS);
  });

  it('keeps the anchor day over short months: 31 Jan, 28 Feb, 31 Mar, 30 Apr', () => {
    const anchor = at('2026-01-31T10:00:00Z');
    const dates = [0, 1, 2, 3].map((n) => localDate(addMonthsAnchored(anchor, n, PARIS), PARIS));
    assert.deepEqual(dates, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('a leap day anchor falls on 28 February in other years and on the 29th again in the next leap year', () => {
    const anchor = at('2024-02-29T10:00:00Z');
    assert.equal(localDate(addMonthsAnchored(anchor, 12, PARIS), PARIS), '2025-02-28');
    assert.equal(localDate(addMonthsAnchored(anchor, 48, PARIS), PARIS), '2028-02-29');
  });

  it('every instant lies in exactly the cycle it is said to lie in', () => {
    const instants = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });
    fc.assert(
      fc.property(
        instants,
        instants,
        fc.constantFrom(PARIS, 'UTC', 'America/New_York', 'Pacific/Apia'),
        (a, b, zone) => {
          const anchor = Math.min(a, b) as Instant;
          const now = Math.max(a, b) as Instant;
          const cycle = cycleAt(anchor, now, zone);
          assert.ok(
            cycle.start <= now && now < cycle.end,
            `${toIso(now)} not in ${toIso(cycle.start)}–${toIso(cycle.end)}`,
          );
        },
      ),
    );
  });

  it('cycles follow each other without gap or overlap', () => {
    const anchor = at('2026-01-31T10:00:00Z');
    let cycle = cycleAt(anchor, anchor, PARIS);
    for (let n = 0; n < 40; n += 1) {
      const next = cycleAt(anchor, cycle.end, PARIS);
      assert.equal(next.start, cycle.end);
      cycle = next;
    }
  });

  it('reads ISO durations and nothing else', () => {
    const noon = at('2026-03-28T12:00:00Z');
    assert.equal(toIso(addIsoDuration(noon, 'P1D')!), '2026-03-29T12:00:00.000Z');
    assert.equal(toIso(addIsoDuration(noon, 'PT90S')!), '2026-03-28T12:01:30.000Z');
    for (const bad of ['', 'P', 'PT', '1D', 'P-1D', 'P1DT', 'P1.5D'])
      assert.equal(addIsoDuration(noon, bad), null, bad);
  });
});
