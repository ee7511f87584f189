import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Currency, formatAmount, money, parseAmount } from './money.js';

describe('money', () => {
  it('is written with the digits of its currency', () => {
    assert.equal(formatAmount(money(2500)), '25.00');
    assert.equal(formatAmount(money(-5)), '-0.05');
    assert.equal(formatAmount(money(2500, 'JPY')), '2500');
  });

  it('reads what it wrote, however large', () => {
    const currencies = fc.constantFrom<Currency>('EUR', 'USD', 'JPY');
    fc.assert(
      fc.property(fc.bigInt(), currencies, (minor, currency) => {
        assert.deepEqual(parseAmount(formatAmount({ minor, currency }), currency), { minor, currency });
      }),
    );
  });

  it('refuses other digits, signs and words', () => {
    for (const bad of ['25', '25.0', '25.000', '1e3', ' 25.00', '+25.00', '25,00', ''])
      assert.equal(parseAmount(bad), null, bad);
  });
});
