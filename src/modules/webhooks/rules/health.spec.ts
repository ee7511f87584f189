import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, HOUR_MS, instantOf, MINUTE_MS } from '../../../kernel/time/instant.js';
import { type Health, healthState, judgeHealth, type Outcome } from './health.js';
import { HORIZON_MS, nextTry, restAsked } from './retry-schedule.js';

const NOW = instantOf('2026-03-01T10:00:00Z');
const WELL: Health = { failures: 0, failingSince: null, noticed: false, restUntil: null };
const said = (more: Partial<Outcome> = {}): Outcome => ({ received: false, gone: false, restUntil: null, ...more });

describe('the health of a receiver', () => {
  it('fails from its first failure on, rests after the fifth, and is well after one success', () => {
    let health = WELL;
    const states = [];
    for (let i = 0; i < 6; i += 1) {
      health = judgeHealth(health, [said()], NOW, 0).health;
      states.push([healthState(true, health.failures), health.restUntil === null]);
    }
    assert.deepEqual(states.slice(0, 4), Array(4).fill(['failing', true]));
    assert.deepEqual(states.slice(4), Array(2).fill(['paused', false]));
    const judged = judgeHealth(health, [said({ received: true })], NOW, 0);
    assert.deepEqual([judged.recovered, judged.health], [true, WELL]);
    assert.equal(healthState(false, 0), 'disabled');
  });

  it('one event that is refused beside others that are taken is no failure of the receiver', () => {
    const { health } = judgeHealth(WELL, [said(), said({ received: true }), said()], NOW, 0);
    assert.equal(health.failures, 0);
  });

  it('its owner is told once, after an hour; after 72 hours it is disabled', () => {
    const failing = { ...WELL, failures: 7, failingSince: NOW };
    const at = (ms: number, health: Health) => judgeHealth(health, [said()], addMs(NOW, ms), 0);
    assert.equal(at(59 * MINUTE_MS, failing).notice, false);
    const told = at(HOUR_MS, failing);
    assert.equal(told.notice, true);
    assert.equal(at(2 * HOUR_MS, told.health).notice, false);
    assert.equal(at(HORIZON_MS - 1, told.health).disable, null);
    assert.equal(at(HORIZON_MS, told.health).disable, 'failing');
  });

  it('410 disables at once; a wish for rest is kept', () => {
    assert.equal(judgeHealth(WELL, [said({ gone: true })], NOW, 0).disable, 'gone');
    const later = addMs(NOW, HOUR_MS);
    assert.equal(judgeHealth(WELL, [said({ restUntil: later })], NOW, 0).health.restUntil, later);
  });
});

describe('the retry schedule', () => {
  for (const random of [0, 0.5, 1]) {
    it(`tries for 72 hours at least, with ever longer gaps (jitter ${random})`, () => {
      const times = [NOW];
      for (;;) {
        const next = nextTry(times.length, NOW, times.at(-1)!, random);
        if (next === null) break;
        times.push(next);
      }
      assert.ok(times.at(-1)! - NOW >= HORIZON_MS);
      assert.ok(times.length > 12 && times.length < 25, String(times.length));
      const gaps = times.slice(1).map((time, i) => time - times[i]!);
      assert.ok(gaps.every((gap, i) => i === 0 || gap >= gaps[i - 1]!));
    });
  }

  const WISHES = [
    ['120', 120_000],
    ['999999', 24 * HOUR_MS],
    ['Sun, 01 Mar 2026 10:05:00 GMT', 5 * MINUTE_MS],
    ['Sun, 01 Mar 2026 09:00:00 GMT', null],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ] as const;
  for (const [wish, waitMs] of WISHES) {
    it(`Retry-After: ${String(wish)}`, () => {
      assert.equal(restAsked(wish, NOW, NOW), waitMs === null ? null : addMs(NOW, waitMs));
    });
  }
});
