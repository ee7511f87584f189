import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addMonthsAnchored, nextLocalMidnight } from '../../../../kernel/time/calendar.js';
import { instantOf, isoOrNull } from '../../../../kernel/time/instant.js';
import { type ForecastWindow, quotaForecast } from './quota-forecast.js';

const ZONE = 'Europe/Paris';
const NOW = instantOf('2026-03-10T10:00:00Z');
const MIDNIGHT = nextLocalMidnight(NOW, ZONE);
const CYCLE_END = instantOf('2026-03-14T23:00:00Z');
const day = (limit: number, used = 0): ForecastWindow => ({ kind: 'day', windowEnd: MIDNIGHT, limit, used });
const month = (limit: number, used = 0): ForecastWindow => ({ kind: 'month', windowEnd: CYCLE_END, limit, used });
const forecast = (recipients: number, ...windows: ForecastWindow[]) => {
  const found = quotaForecast(recipients, windows, {
    zone: ZONE,
    now: NOW,
    nextCycle: (end) => addMonthsAnchored(end, 1, ZONE),
  });
  return found && [found.now, found.later, isoOrNull(found.continuesAt), isoOrNull(found.lastWindowAt)];
};

describe('what the plan’s windows still have', () => {
  it('nothing limits: nothing is said', () => assert.equal(forecast(1_000_000), null));

  it('it fits', () => assert.deepEqual(forecast(200, day(200), month(6_000)), [200, 0, null, null]));

  it('3,000 at 200 a day, 50 used: 150 today, then 200 a day; the last 50 on the 15th day from now', () => {
    // 150 + 14 × 200 = 2,950; 50 are left for 25 March. 6,000 a month are no limit here.
    assert.deepEqual(forecast(3_000, day(200, 50), month(6_000, 50)), [
      150,
      2_850,
      '2026-03-10T23:00:00.000Z',
      '2026-03-24T23:00:00.000Z',
    ]);
  });

  it('the month is used up: it goes on with the next cycle', () => {
    assert.deepEqual(forecast(500, month(6_000, 5_900)), [
      100,
      400,
      '2026-03-14T23:00:00.000Z',
      '2026-03-14T23:00:00.000Z',
    ]);
  });

  it('a million at 200 a day is more than a year', () => {
    assert.deepEqual(forecast(1_000_000, day(200)), [200, 999_800, '2026-03-10T23:00:00.000Z', null]);
  });

  it('now and later are all', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 5_000 }), fc.nat(6_000), (recipients, limit, used) => {
        const [now, later] = forecast(recipients, day(limit, used), month(60_000, used))!;
        assert.equal((now as number) + (later as number), recipients);
        assert.ok((now as number) <= Math.max(0, limit - used));
      }),
    );
  });
});
