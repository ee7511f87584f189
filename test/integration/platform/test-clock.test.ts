import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Problem } from '../../../src/kernel/problem.js';
import { addMs, DAY_MS, HOUR_MS, type Instant, instantOf, toIso } from '../../../src/kernel/time/instant.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { DueSources } from '../../../src/platform/schedule/due-sources.js';
import { every } from '../../../src/platform/schedule/every.js';
import { TestClock } from '../../../src/platform/schedule/test-clock.js';
import { openPlatform, type OpenPlatform } from './open-platform.js';

describe('test clock', () => {
  let platform: OpenPlatform;
  let clock: TestClock;
  const ran: string[] = [];
  const due: { name: string; at: Instant }[] = [];
  let polls = 0;

  before(async () => {
    platform = await openPlatform(undefined, { environment: { ROLES: 'worker' } });
    clock = platform.app.get(TestClock);
    const sources = platform.app.get(DueSources);
    for (const [name, rank] of [
      ['late', 50],
      ['early', 10],
    ] as const) {
      sources.register({
        name,
        rank,
        nextDue: async () =>
          due
            .filter((d) => d.name === name)
            .map((d) => d.at)
            .sort()[0] ?? null,
        runDue: async (at) => {
          for (const item of due.filter((d) => d.name === name && d.at <= at)) {
            due.splice(due.indexOf(item), 1);
            ran.push(`${name} at ${toIso(platform.app.get(Clock).now()).slice(0, 13)}`);
          }
        },
      });
    }
    sources.register(every(HOUR_MS, 'poller', 90, platform.app.get(Clock), async () => void (polls += 1)));
  });
  after(() => platform.close());

  it('D-02: runs everything due on the way, in order of time and then of rank, each at its own instant', async () => {
    await clock.moveTo(instantOf('2030-01-01T00:00:00Z'));
    const day = (n: number): Instant => addMs(instantOf('2030-01-01T00:00:00Z'), n * DAY_MS);
    due.push(
      { name: 'late', at: day(1) },
      { name: 'early', at: day(2) },
      { name: 'late', at: day(2) },
      { name: 'early', at: day(9) },
    );
    polls = 0;
    const now = await clock.moveTo(day(5));
    assert.deepEqual(ran, ['late at 2030-01-02T00', 'early at 2030-01-03T00', 'late at 2030-01-03T00']);
    assert.ok(now >= day(5) && now < day(5) + HOUR_MS, 'the clock stands at the target and runs on');
    assert.equal(polls, 1, 'a poller runs once per move');
  });

  it('D-02: transactions of any process see the moved time', async () => {
    const now = await platform.app.get(UnitOfWork).runAsWorker(async (tx) => tx.now);
    assert.ok(Math.abs(now - clock.now()) < HOUR_MS);
  });

  it('goes forward only', async () => {
    await assert.rejects(
      clock.moveTo(instantOf('2020-01-01T00:00:00Z')),
      (error) => (error as Problem).code === 'clock_backwards',
    );
  });

  it('lets one mover move at a time', async () => {
    const results = await Promise.allSettled([1, 2, 3].map((n) => clock.moveTo(addMs(clock.now(), n * DAY_MS))));
    const refused = results
      .filter((r) => r.status === 'rejected')
      .map((r) => ((r as PromiseRejectedResult).reason as Problem).code);
    assert.ok(
      refused.length <= 2 && refused.every((code) => code === 'clock_is_moving' || code === 'clock_backwards'),
      refused.join(),
    );
    assert.ok(results.some((r) => r.status === 'fulfilled'));
  });

  it('refuses a source that stays due for ever instead of looping', async () => {
    platform.app
      .get(DueSources)
      .register({ name: 'stuck', rank: 99, nextDue: async () => clock.now(), runDue: async () => undefined });
    await assert.rejects(clock.moveTo(addMs(clock.now(), HOUR_MS)), /stuck is still due/);
  });
});
