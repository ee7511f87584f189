import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatAmount, money } from '../../../../kernel/money.js';
import { netOf, sum } from './line-totals.js';

describe('lines of a bill', () => {
  it('cost quantity times price: 2 × 100.00 = 200.00, 1,000 × 480.00 = 480,000.00', () => {
    assert.equal(formatAmount(netOf({ quantity: 2, unitPrice: money(10000) })), '200.00');
    assert.equal(formatAmount(netOf({ quantity: 1000, unitPrice: money(48000) })), '480000.00');
  });

  it('give back what was paid too much: −1 × 12.50 = −12.50', () => {
    assert.equal(formatAmount(netOf({ quantity: -1, unitPrice: money(1250) })), '-12.50');
  });

  for (const quantity of [0, 1.5, Number.NaN, 2 ** 53]) {
    it(`a quantity of ${quantity} is none`, () => {
      assert.throws(() => netOf({ quantity, unitPrice: money(10000) }), RangeError);
    });
  }

  it('add up in one currency only', () => {
    assert.equal(formatAmount(sum([money(20000), money(7000)])), '270.00');
    assert.throws(() => sum([money(1), money(1, 'USD')]), RangeError);
  });
});
