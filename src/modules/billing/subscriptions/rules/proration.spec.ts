import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount, money } from '../../../../kernel/money.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { periodDays, shareOf, upgradeCharge } from './proration.js';

const PARIS = 'Europe/Paris';
const april = { start: instantOf('2026-03-31T22:00:00Z'), end: instantOf('2026-04-30T22:00:00Z') };
const march = { start: instantOf('2026-02-28T23:00:00Z'), end: instantOf('2026-03-31T22:00:00Z') };

describe('proration', () => {
  const table: [string, string, { left: number; total: number }][] = [
    ['first moment of 1 April', '2026-03-31T22:00:00Z', { left: 30, total: 30 }],
    ['12 April at 15:00: 12 … 30 April are left', '2026-04-12T13:00:00Z', { left: 19, total: 30 }],
    ['last minute of 30 April: that day still counts', '2026-04-30T21:59:00Z', { left: 1, total: 30 }],
  ];
  for (const [name, now, days] of table) {
    it(name, () => assert.deepEqual(periodDays(april, instantOf(now), PARIS), days));
  }

  it('counts days, not hours, over the night in which the clocks change', () => {
    assert.deepEqual(periodDays(march, instantOf('2026-03-29T10:00:00Z'), PARIS), { left: 3, total: 31 });
  });

  it('from 25.00 to 85.00 with 19 of 30 days left: 60.00 × 19 / 30 = 38.00', () => {
    assert.equal(formatAmount(upgradeCharge(money(2500), money(8500), { left: 19, total: 30 })), '38.00');
  });

  it('is rounded once: 10.00 × 1 / 31 = 0.3225… = 0.32; 10.00 × 2 / 31 = 0.645… = 0.65', () => {
    assert.equal(formatAmount(shareOf(money(1000), { left: 1, total: 31 })), '0.32');
    assert.equal(formatAmount(shareOf(money(1000), { left: 2, total: 31 })), '0.65');
  });

  it('never charges more than the gap, nor less than nothing', () => {
    const price = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(price, price, fc.integer({ min: 1, max: 366 }), fc.nat(366), (a, b, total, some) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const charge = upgradeCharge(money(low), money(high), { left: Math.min(some, total), total }).minor;
        assert.ok(charge >= 0n && charge <= BigInt(high - low));
      }),
    );
  });
});
