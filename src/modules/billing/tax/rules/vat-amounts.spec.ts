import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount, money } from '../../../../kernel/money.js';
import { vatByGroup, vatOn } from './vat-amounts.js';
import { formatRate, parseRate } from './vat-rate.js';

const terms = (rate: number) => ({ rate });
const byRate = ({ rate }: { rate: number }): string => String(rate);

describe('VAT amounts', () => {
  it('D-03: are rounded half up to the cent, on the total of a rate', () => {
    const cases: [net: number, rate: number, vat: string][] = [
      [9999, 2000, '20.00'], // 99.99 × 20 %   = 19.998
      [3, 2000, '0.01'], //      0.03 × 20 %   =  0.006
      [1001, 850, '0.85'], //   10.01 × 8.5 %  =  0.85085
      [9999, 2550, '25.50'], // 99.99 × 25.5 % = 25.49745
      [10, 850, '0.01'], //      0.10 × 8.5 %  =  0.0085
      [50, 2100, '0.11'], //     0.50 × 21 %   =  0.105, exactly half
      [-50, 2100, '-0.11'], // the credit of it
    ];
    for (const [net, rate, vat] of cases) assert.equal(formatAmount(vatOn(money(net), rate)), vat);
  });

  it('three lines of 33.33 and a discount of 9.99 make 90.00, VAT 18.00', () => {
    const nets = [3333, 3333, 3333, -999];
    const [group] = vatByGroup(
      nets.map((net) => ({ net: money(net), terms: terms(2000) })),
      byRate,
    );
    assert.equal(formatAmount(group!.net), '90.00'); // 99.99 − 9.99
    assert.equal(formatAmount(group!.vatAmount), '18.00'); // 90.00 × 20 %
  });

  const lines = fc.array(
    fc.record({
      net: fc.integer({ min: -10_000_000, max: 10_000_000 }),
      rate: fc.constantFrom(0, 850, 1900, 2000, 2550),
    }),
    { maxLength: 40 },
  );

  it('groups lose no cent of net, and their VAT differs from the exact one by less than a cent each', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const groups = vatByGroup(
          given.map(({ net, rate }) => ({ net: money(net), terms: terms(rate) })),
          byRate,
        );
        const total = groups.reduce((sum, { net }) => sum + net.minor, 0n);
        assert.equal(total, BigInt(given.reduce((sum, { net }) => sum + net, 0)));
        for (const {
          terms: { rate },
          net,
          vatAmount,
        } of groups) {
          const tenThousandths = given.reduce((sum, line) => sum + (line.rate === rate ? line.net * rate : 0), 0);
          assert.ok(Math.abs(Number(vatAmount.minor) * 10_000 - tenThousandths) <= 5_000, `${net.minor} at ${rate}`);
        }
      }),
    );
  });

  it('a full credit takes back exactly what was charged', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 60n), 2n ** 60n), fc.integer({ min: 0, max: 9_999 }), (net, rate) => {
        assert.equal(vatOn(money(-net), rate).minor, -vatOn(money(net), rate).minor);
      }),
    );
  });

  it('mixes no currencies', () => {
    const mixed = [money(1, 'EUR'), money(1, 'USD')].map((net) => ({ net, terms: terms(2000) }));
    assert.throws(() => vatByGroup(mixed, byRate), RangeError);
  });

  it('rates are written as people write them', () => {
    for (const [rate, text] of [
      [2000, '20'],
      [850, '8.5'],
      [2550, '25.5'],
      [2125, '21.25'],
      [0, '0'],
      [5, '0.05'],
    ] as const) {
      assert.equal(formatRate(rate), text);
      assert.equal(parseRate(text), rate);
    }
    for (const bad of ['', '20 %', '20,5', '-1', '100', '20.125', '1e1']) assert.equal(parseRate(bad), null, bad);
  });
});
