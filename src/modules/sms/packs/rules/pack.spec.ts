import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { credits } from '../../rules/credits.js';
import { pricePerCredit } from './pack.js';
import { describePack } from './pack-texts.table.js';

describe('what a credit costs', () => {
  const cases: [minor: number, thousandths: number, expected: string][] = [
    [70_00, 1_000_000, '0.07'], //        70.00 ÷  1,000
    [325_00, 5_000_000, '0.065'], //     325.00 ÷  5,000
    [1_200_00, 20_000_000, '0.06'], // 1,200.00 ÷ 20,000
    [10_00, 3_000, '3.333333'], //        10.00 ÷      3
    [20_00, 3_000, '6.666667'], //        20.00 ÷      3
    [100, 1, '1000.00'], //                1.00 ÷  0.001
  ];
  for (const [minor, thousandths, expected] of cases) {
    it(`${minor} cents for ${thousandths} thousandths: ${expected}`, () => {
      assert.equal(pricePerCredit({ price: money(minor), credits: credits(thousandths) }), expected);
    });
  }

  it('a pack is named as numbers are written', () => {
    const { en, fr, de } = describePack(credits(1_000_000));
    assert.deepEqual([en, fr, de], [
      'SMS credits, pack of 1,000',
      'Crédits SMS, lot de 1\u00a0000',
      'SMS-Guthaben, Paket mit 1.000',
    ]); // prettier-ignore
    assert.equal(describePack(credits(1_234_567_500)).it, 'Crediti SMS, pacchetto da 1.234.567,5');
  });
});
