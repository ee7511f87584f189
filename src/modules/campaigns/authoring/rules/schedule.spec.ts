import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, instantOf, type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { Schedule } from './campaign.js';
import { endOf, localTimeOf, scheduleFaults, startOf, turnsOf } from './schedule.js';

const PARIS = 'Europe/Paris';
const NOW = instantOf('2026-03-01T08:00:00Z');
const schedule = (sendAt: string, timeZone: Schedule['timeZone'] = 'recipient'): Schedule => ({
  sendAt: instantOf(sendAt),
  timeZone,
  zone: PARIS,
});

describe('schedules', () => {
  it('nine o’clock of each recipient: Tokyo first, Paris, then New York', () => {
    const turn = turnsOf(schedule('2026-03-10T08:00:00Z'));
    assert.equal(localTimeOf(schedule('2026-03-10T08:00:00Z')), '2026-03-10T09:00:00');
    assert.equal(toIso(turn('Asia/Tokyo')), '2026-03-10T00:00:00.000Z');
    assert.equal(toIso(turn(PARIS)), '2026-03-10T08:00:00.000Z');
    // New York has summer time since 8 March, Paris not before the 29th: five hours, not six.
    assert.equal(toIso(turn('America/New_York')), '2026-03-10T13:00:00.000Z');
  });

  it('who has no time zone, or one that nobody knows, goes with the account', () => {
    const plan = schedule('2026-03-10T08:00:00Z');
    const turn = turnsOf(plan);
    for (const zone of [null, 'Mars/Olympus', '', 'constructor', '+25:00'])
      assert.equal(turn(zone), plan.sendAt, String(zone));
  });

  it('half past two in the night that has none comes an hour later', () => {
    const plan: Schedule = { sendAt: instantOf('2026-03-29T02:30:00Z'), timeZone: 'recipient', zone: 'UTC' };
    assert.equal(toIso(turnsOf(plan)(PARIS)), '2026-03-29T01:30:00.000Z');
  });

  it('with the account’s time everybody’s turn is the same moment', () => {
    const plan = schedule('2026-03-10T08:00:00Z', 'account');
    assert.deepEqual(
      [turnsOf(plan)('Asia/Tokyo'), startOf(plan), endOf(plan)],
      [plan.sendAt, plan.sendAt, plan.sendAt],
    );
  });

  it('nobody’s turn is before the first or after the last', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.integer({ min: NOW, max: NOW + 365 * DAY_MS }),
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        (at, zone, own) => {
          const plan: Schedule = { sendAt: at as Instant, timeZone: 'recipient', zone: own };
          const turn = turnsOf(plan)(zone);
          // A clock that jumps forward may show the time an hour late.
          assert.ok(startOf(plan) <= turn && turn <= endOf(plan) + HOUR_MS, `${zone} ${toIso(turn)}`);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('what cannot be scheduled is said at once', () => {
    const codes = (wish: Parameters<typeof scheduleFaults>[0], test: Parameters<typeof scheduleFaults>[1] = null) =>
      scheduleFaults(wish, test, NOW).map(({ field, code }) => `${field} ${code}`);
    assert.deepEqual(codes({ sendAt: null, timeZone: 'account' }), []);
    assert.deepEqual(codes({ sendAt: (NOW + 366 * DAY_MS) as Instant, timeZone: 'account' }), ['sendAt too_late']);
    assert.deepEqual(codes({ sendAt: null, timeZone: 'recipient' }), ['sendAt required']);
    const test = { samplePercent: 20, winner: 'opens', decideAfter: 'PT4H' } as const;
    assert.deepEqual(codes({ sendAt: NOW, timeZone: 'recipient' }, test), ['timeZone not_allowed']);
  });
});
