import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rebindDelayMs } from './rebind-delay.js';
import { SendRate } from './send-rate.js';

/** How many go in so many milliseconds, asked every ten. */
function sent(rate: SendRate, fromMs: number, spanMs: number): number {
  let count = 0;
  for (let at = fromMs; at < fromMs + spanMs; at += 10) count += rate.take(1_000, at);
  return count;
}

describe('the rate of a route', () => {
  it('stays below the contract over any second, but for the burst of a tenth', () => {
    const rate = new SendRate(50, 0);
    const first = sent(rate, 0, 1_000);
    assert.ok(first >= 50 && first <= 56, String(first));
    const second = sent(rate, 1_000, 1_000);
    assert.ok(second >= 49 && second <= 51, String(second));
  });

  it('is halved when the carrier says so, once for many answers of one moment, and comes back slowly', () => {
    const rate = new SendRate(100, 0);
    sent(rate, 0, 1_000);
    for (let i = 0; i < 10; i += 1) rate.slowDown(1_000);
    assert.equal(rate.present, 50);
    assert.equal(rate.take(1, 1_500), 0);
    const after = sent(rate, 2_000, 1_000);
    assert.ok(after >= 45 && after <= 62, String(after));
    sent(rate, 3_000, 120_000);
    assert.equal(rate.present, 100);
  });

  it('the other parts of long texts count too', () => {
    const rate = new SendRate(10, 0);
    assert.equal(rate.take(1, 0), 1);
    rate.owe(9);
    assert.equal(rate.take(1, 500), 0);
    assert.ok(rate.waitMs(500) > 0);
    assert.equal(rate.take(1, 1_100), 1);
  });
});

describe('the way back to a carrier', () => {
  it('grows to a minute for a network that is away, and is much longer for a refused login', () => {
    const delays = [1, 2, 3, 6, 7, 100].map((failures) => rebindDelayMs(failures, 'network', 1));
    assert.deepEqual(delays, [1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
    assert.deepEqual(
      [1, 2, 10].map((failures) => rebindDelayMs(failures, 'refused', 1)),
      [60_000, 120_000, 900_000],
    );
    assert.equal(rebindDelayMs(1, 'network', 0), 500);
  });
});
