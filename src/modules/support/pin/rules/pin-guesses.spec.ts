import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR_MS, type Instant, instantOf, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { agentWaitsUntil, judgeTry, type PinState } from './pin-guesses.js';

const NOW = instantOf('2026-03-01T10:00:00Z');
const later = (ms: number): Instant => instantOf(NOW + ms);

describe('tries of a PIN', () => {
  it('four are wrong, the fifth locks for 15 minutes', () => {
    const verdicts = [0, 1, 2, 3, 4].map((wrongTries) => judgeTry({ wrongTries, lockedUntil: null }, false, NOW));
    assert.deepEqual(verdicts, [
      { kind: 'wrong', triesLeft: 4 },
      { kind: 'wrong', triesLeft: 3 },
      { kind: 'wrong', triesLeft: 2 },
      { kind: 'wrong', triesLeft: 1 },
      { kind: 'locks', until: later(15 * MINUTE_MS) },
    ]);
  });

  it('the right one verifies for half an hour, also after four wrong ones', () => {
    const verdict = judgeTry({ wrongTries: 4, lockedUntil: null }, true, NOW);
    assert.deepEqual(verdict, { kind: 'verified', until: later(30 * MINUTE_MS) });
  });

  it('while locked not even the right one is looked at; after that everything is as new', () => {
    const state: PinState = { wrongTries: 0, lockedUntil: NOW };
    assert.deepEqual(judgeTry(state, true, later(-1)), { kind: 'locked', until: NOW });
    assert.equal(judgeTry(state, true, NOW).kind, 'verified');
    assert.deepEqual(judgeTry(state, false, NOW), { kind: 'wrong', triesLeft: 4 });
  });

  it('an agent with ten wrong tries in an hour waits until the first of the ten is an hour old', () => {
    const tries = Array.from({ length: 10 }, (_, i) => later(i * MINUTE_MS));
    const at = later(20 * MINUTE_MS);
    assert.equal(agentWaitsUntil(tries.slice(1), at), null);
    assert.equal(agentWaitsUntil(tries, at), later(HOUR_MS));
    assert.equal(agentWaitsUntil([...tries].reverse(), at), later(HOUR_MS));
    assert.equal(agentWaitsUntil(tries, later(HOUR_MS)), null);
  });
});
