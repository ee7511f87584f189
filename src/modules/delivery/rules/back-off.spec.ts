import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TOTAL_LIFE_MS, delayMs, nextAttempt, siteCutMs } from './back-off.js';
import type { ReplyClass, Verdict } from './reply.js';

const MINUTE = 60_000;

function verdictOf(cls: ReplyClass, more: Partial<Verdict> = {}): Verdict {
  return {
    class: cls,
    permanent: false,
    fault: 'host',
    suppresses: false,
    slowsSite: false,
    greylisted: false,
    askedDelayMs: null,
    ...more,
  };
}

describe('the delay before the next attempt', () => {
  const curves: [string, Verdict, number[]][] = [
    ['network', verdictOf('timeout'), [1, 2, 5, 15, 30]],
    ['greylisting', verdictOf('policy', { greylisted: true }), [5, 10, 15, 30]],
    ['rate limit', verdictOf('policy', { slowsSite: true }), [30, 45, 60, 90]],
    ['mailbox full', verdictOf('mailbox_full'), [60, 120, 240, 360, 360]],
    ['other refusals', verdictOf('other'), [5, 15, 30, 60]],
  ];
  for (const [name, verdict, minutes] of curves) {
    it(`${name}: ${minutes.join(', ')} minutes`, () => {
      assert.deepEqual(
        minutes.map((_, index) => delayMs(verdict, index + 1, 0) / MINUTE),
        minutes,
      );
    });
  }

  it('honours what the receiver asks, within bounds', () => {
    const asked = (askedDelayMs: number): number => delayMs(verdictOf('policy', { askedDelayMs }), 1, 0);
    assert.equal(asked(300_000), 305_000);
    assert.equal(asked(1_000), 35_000);
    assert.equal(asked(72 * 60 * MINUTE), 6 * 60 * MINUTE + 5_000);
  });

  it('is jittered later by at most a fifth, never earlier', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (random, attempts) => {
          const plain = delayMs(verdictOf('other'), attempts, 0);
          const jittered = delayMs(verdictOf('other'), attempts, random);
          assert.ok(jittered >= plain && jittered <= plain * 1.2 + 1);
        },
      ),
    );
  });
});

describe('the end of trying', () => {
  const now = 1_000_000_000;
  const ask = (attempts: number, nowMs: number, expiresAtMs: number | null): ReturnType<typeof nextAttempt> =>
    nextAttempt({ verdict: verdictOf('timeout'), attempts, nowMs, triedSinceMs: now, expiresAtMs, random: 0 });

  it('comes after five days, having tried to the end', () => {
    let at = now;
    let attempts = 0;
    for (;;) {
      attempts += 1;
      const answer = ask(attempts, at, null);
      if (answer.kind === 'expired') break;
      assert.ok(answer.atMs > at);
      at = answer.atMs;
    }
    assert.ok(at <= now + TOTAL_LIFE_MS && at > now + TOTAL_LIFE_MS - 4 * 60 * MINUTE, `${(at - now) / 3_600_000} h`);
    assert.ok(attempts > 30 && attempts < 80, `${attempts} attempts`);
  });

  it('comes earlier when the message says so', () => {
    assert.deepEqual(ask(1, now, now + 30_000), { kind: 'expired' });
    assert.deepEqual(ask(1, now, now + 10 * MINUTE), { kind: 'retry', atMs: now + MINUTE });
    assert.deepEqual(ask(4, now, now + 10 * MINUTE), { kind: 'retry', atMs: now + 9 * MINUTE });
  });
});

describe('a site that asked us to slow down', () => {
  it('rests 30 to 90 minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (cuts, random) => {
        const minutes = siteCutMs(cuts, random) / MINUTE;
        assert.ok(minutes >= 30 && minutes <= 90);
      }),
    );
  });
});
