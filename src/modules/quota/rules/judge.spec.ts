import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cycleAt } from '../../../kernel/time/calendar.js';
import { addMs, HOUR_MS, type Instant, instantOf, toIso } from '../../../kernel/time/instant.js';
import { judge, type JudgedMessage } from './judge.js';
import { type QuotaWindowSpec, windowKey } from './window-kinds.js';
import { windowsAt } from './windows.js';

const PARIS = 'Europe/Paris';

/** A subscription that remembers what it has used: the rule, played over time. */
class Meter {
  private readonly used = new Map<string, number>();

  constructor(
    private readonly anchor: Instant,
    private readonly quota: { monthly: number | null; daily: number | null },
  ) {}

  windows(now: Instant): QuotaWindowSpec[] {
    const cycle = cycleAt(this.anchor, now, PARIS);
    const entitlement = { subscriptionId: 's', accountId: 'a', free: true, quota: this.quota, zone: PARIS, cycle };
    return windowsAt(entitlement, { tier: 4 }, now);
  }

  /** Sends messages with these numbers of recipients; answers 'ok' or the kind that had no room, for each. */
  send(now: Instant, ...recipients: number[]): string[] {
    const windows = this.windows(now);
    const { verdicts, used } = judge(
      recipients.map((n) => ({ recipients: n, windows })),
      (key) => this.used.get(key) ?? 0,
    );
    for (const [key, n] of used) this.used.set(key, n);
    return verdicts.map((verdict) => (verdict.fits ? 'ok' : verdict.window.kind));
  }

  usedOf(now: Instant, kind: string): number {
    const window = this.windows(now).find((spec) => spec.kind === kind);
    return window ? (this.used.get(windowKey(window)) ?? 0) : 0;
  }
}

const FREE = { monthly: 6_000, daily: 200 };
const noonOf = (date: string) => instantOf(`${date}T11:00:00Z`);

describe('judging a batch', () => {
  it('counts recipients, and a refused message counts nothing', () => {
    const meter = new Meter(noonOf('2026-01-15'), FREE);
    assert.deepEqual(meter.send(noonOf('2026-01-15'), 150, 100, 50), ['ok', 'day', 'ok']);
    assert.equal(meter.usedOf(noonOf('2026-01-15'), 'day'), 200);
  });

  it('refuses recipient 201 of the day, and takes exactly 2 of a batch of 5 when 198 are used', () => {
    const meter = new Meter(noonOf('2026-01-15'), FREE);
    const now = noonOf('2026-01-20');
    meter.send(now, ...Array<number>(198).fill(1));
    assert.deepEqual(meter.send(now, 1, 1, 1, 1, 1), ['ok', 'ok', 'day', 'day', 'day']);
    assert.equal(meter.usedOf(now, 'day'), 200);
  });

  it('30 days of 200 use a 31-day cycle up: on day 31 one mail is refused although that day’s count is 0', () => {
    const start = instantOf('2026-01-14T23:00:00Z');
    const meter = new Meter(start, FREE);
    let now = addMs(start, 12 * HOUR_MS);
    for (let day = 1; day <= 30; day += 1, now = addMs(now, 24 * HOUR_MS))
      assert.deepEqual(meter.send(now, 200), ['ok']);
    assert.equal(toIso(now), '2026-02-14T11:00:00.000Z');
    assert.equal(meter.usedOf(now, 'day'), 0);
    assert.deepEqual(meter.send(now, 1), ['month']);
    assert.equal(meter.usedOf(now, 'month'), 6_000);
  });

  it('what is left of a cycle is not carried over: 18,000 unused of 30,000, then 30,000 and not one more', () => {
    const meter = new Meter(noonOf('2026-01-15'), { monthly: 30_000, daily: null });
    assert.deepEqual(meter.send(noonOf('2026-02-14'), 12_000), ['ok']);
    assert.deepEqual(meter.send(noonOf('2026-02-15'), 30_000, 1), ['ok', 'month']);
  });

  it('the first of the month means nothing to a cycle that began on the 15th', () => {
    const meter = new Meter(noonOf('2026-01-15'), { monthly: 100, daily: null });
    assert.deepEqual(meter.send(noonOf('2026-01-31'), 100), ['ok']);
    assert.deepEqual(meter.send(noonOf('2026-02-01'), 1), ['month']);
    assert.deepEqual(meter.send(noonOf('2026-02-15'), 1), ['ok']);
  });

  it('over the night of the change of hour each day has its own 200, though it has 23 or 25 hours', () => {
    for (const [eve, day, next] of [
      ['2026-03-28', '2026-03-29', '2026-03-30'],
      ['2026-10-24', '2026-10-25', '2026-10-26'],
    ] as const) {
      const meter = new Meter(noonOf('2026-01-15'), { monthly: null, daily: 200 });
      for (const date of [eve, day, next]) {
        const midnight = meter.windows(noonOf(date)).find((window) => window.kind === 'day')!;
        assert.deepEqual(meter.send(midnight.windowStart, 199), ['ok'], `${date} at its first instant`);
        assert.deepEqual(meter.send(addMs(midnight.windowEnd, -1), 1, 1), ['ok', 'day'], `${date} at its last instant`);
      }
    }
  });

  it('never uses more than any limit, never refuses what would fit, and is the same one by one as in batches', () => {
    const windowOf = (key: number, limit: number): QuotaWindowSpec => ({
      subscriptionId: `s${key}`,
      accountId: 'a',
      kind: 'day',
      windowStart: instantOf(0),
      windowEnd: instantOf(1),
      limit,
    });
    const message = fc.record({
      recipients: fc.integer({ min: 0, max: 60 }),
      keys: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 4 }),
        (messages, limits) => {
          const batch: JudgedMessage[] = messages.map(({ recipients, keys }) => ({
            recipients,
            windows: keys.map((key) => windowOf(key, limits[key]!)),
          }));
          const whole = judge(batch, () => 0);
          const running = new Map<string, number>();
          batch.forEach((one, i) => {
            const room = one.windows.every((w) => (running.get(windowKey(w)) ?? 0) + one.recipients <= w.limit);
            assert.equal(whole.verdicts[i]!.fits, room || one.recipients === 0);
            const single = judge([one], (key) => running.get(key) ?? 0);
            assert.deepEqual(single.verdicts[0], whole.verdicts[i]);
            for (const [key, n] of single.used) running.set(key, n);
          });
          assert.deepEqual(running, whole.used);
          for (let key = 0; key < 4; key += 1)
            assert.ok((running.get(windowKey(windowOf(key, 0))) ?? 0) <= limits[key]!);
        },
      ),
      { numRuns: 300 },
    );
  });
});
