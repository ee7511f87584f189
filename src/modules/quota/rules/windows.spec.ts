import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cycleAt } from '../../../kernel/time/calendar.js';
import { addMs, DAY_MS, HOUR_MS, type Instant, instantOf, toIso } from '../../../kernel/time/instant.js';
import { type MeteredEntitlement, windowsAt } from './windows.js';

const PARIS = 'Europe/Paris';
const FULL_TRUST = { tier: 4 };

function entitled(anchor: string, now: Instant, change: Partial<MeteredEntitlement> = {}): MeteredEntitlement {
  const zone = change.zone ?? PARIS;
  return {
    subscriptionId: 'subscription',
    accountId: 'account',
    free: true,
    quota: { monthly: 6_000, daily: 200 },
    zone,
    cycle: cycleAt(instantOf(anchor), now, zone),
    ...change,
  };
}
const named = (anchor: string, now: string, tier: number, change: Partial<MeteredEntitlement> = {}) =>
  windowsAt(entitled(anchor, instantOf(now), change), { tier }, instantOf(now));
const limits = (windows: ReturnType<typeof named>) =>
  Object.fromEntries(windows.map(({ kind, limit }) => [kind, limit]));

describe('the windows a message counts in', () => {
  it('D-12: are the cycle and the day of the plan, both from midnight in the offer’s zone', () => {
    const [month, day] = named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 4);
    assert.deepEqual(
      [month?.kind, toIso(month!.windowStart), toIso(month!.windowEnd)],
      ['month', '2026-01-14T23:00:00.000Z', '2026-02-14T23:00:00.000Z'],
    );
    assert.deepEqual(
      [day?.kind, toIso(day!.windowStart), toIso(day!.windowEnd)],
      ['day', '2026-02-09T23:00:00.000Z', '2026-02-10T23:00:00.000Z'],
    );
  });

  it('have 23 hours on the last Sunday of March and 25 on that of October', () => {
    const hoursOf = (now: string) => {
      const day = named('2026-01-15T18:00:00Z', now, 4).find((window) => window.kind === 'day')!;
      return (day.windowEnd - day.windowStart) / HOUR_MS;
    };
    assert.deepEqual(
      ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', '2026-10-25T12:00:00Z'].map(hoursOf),
      [24, 23, 25],
    );
  });

  it('add the caps of the tier: 10 an hour and 50 a day at first, whatever the plan', () => {
    assert.deepEqual(limits(named('2026-01-15T18:00:00Z', '2026-02-10T12:34:56Z', 1)), {
      month: 6_000,
      day: 200,
      tier_day: 50,
      tier_hour: 10,
    });
  });

  it('tier 2 caps a free plan at 200 a day and a paid one at 2,000; tier 3 at 20,000; tier 4 at nothing', () => {
    const paid = { free: false, quota: { monthly: 150_000, daily: null } };
    assert.deepEqual(limits(named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 2)), {
      month: 6_000,
      day: 200,
      tier_day: 200,
    });
    assert.deepEqual(limits(named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 2, paid)), {
      month: 150_000,
      tier_day: 2_000,
    });
    assert.deepEqual(limits(named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 3, paid)), {
      month: 150_000,
      tier_day: 20_000,
    });
    assert.deepEqual(limits(named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 4, paid)), { month: 150_000 });
  });

  it('of the tier are metered on the account, so that two subscriptions share them', () => {
    const tierMeters = (subscriptionId: string) =>
      named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 1, { subscriptionId })
        .filter((window) => window.kind.startsWith('tier'))
        .map((window) => window.subscriptionId);
    assert.deepEqual([...tierMeters('one'), ...tierMeters('two')], ['account', 'account', 'account', 'account']);
  });

  it('an unconfirmed account has room for nothing', () => {
    assert.equal(limits(named('2026-01-15T18:00:00Z', '2026-02-10T12:00:00Z', 0)).tier_day, 0);
  });

  it('days and cycles follow each other without gap or overlap, whatever the anchor, the zone and the day', () => {
    const zones = ['Europe/Paris', 'Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 2 }),
        fc.integer({ min: 0, max: 365 * 3 * 24 }),
        fc.constantFrom(...zones),
        (anchorDays, hours, zone) => {
          const anchor = addMs(instantOf('2024-01-01T05:00:00Z'), anchorDays * DAY_MS);
          const now = addMs(anchor, hours * HOUR_MS);
          const windows = windowsAt(entitled(toIso(anchor), now, { zone }), FULL_TRUST, now);
          for (const window of windows) {
            assert.ok(window.windowStart <= now && now < window.windowEnd);
            const next = windowsAt(entitled(toIso(anchor), window.windowEnd, { zone }), FULL_TRUST, window.windowEnd);
            assert.equal(next.find(({ kind }) => kind === window.kind)?.windowStart, window.windowEnd);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
