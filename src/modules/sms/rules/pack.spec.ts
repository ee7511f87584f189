import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../kernel/money.js';
import { credits, formatCredits, parseCredits } from './credits.js';
import { pricePerCredit } from './pack.js';
import { describePack } from './pack-texts.table.js';
import { ratesOn, type SmsRate, yieldsOf } from './rates.js';

describe('credits', () => {
  const texts: [text: string, thousandths: bigint | null][] = [
    ['1000', 1_000_000n],
    ['0.8', 800n],
    ['0.05', 50n],
    ['0.001', 1n],
    ['999999999', 999_999_999_000n],
    ['1.0000', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
  ];
  for (const [text, thousandths] of texts) {
    it(`D-03: “${text}” is ${thousandths ?? 'nothing'}`, () => {
      assert.equal(parseCredits(text), thousandths);
      if (thousandths !== null) assert.equal(formatCredits(credits(thousandths)), text);
    });
  }

  it('what went out is written below nothing', () => assert.equal(formatCredits(credits(-1_500)), '-1.5'));
});

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

describe('what a pack sends', () => {
  const rate = (country: string, thousandths: number, validFrom = '2026-01-01', validTo: string | null = null) =>
    ({ country, credits: credits(thousandths), validFrom, validTo }) satisfies SmsRate;

  it('R-111: 1,000 credits are 1,000 to IT, 1,250 to FR, 2,222 to US', () => {
    // 1,000 ÷ 1.00 = 1,000; ÷ 0.80 = 1,250; ÷ 0.45 = 2,222.2…
    assert.deepEqual(yieldsOf(credits(1_000_000), [rate('IT', 1_000), rate('FR', 800), rate('US', 450)]), [
      { country: 'IT', messages: 1_000 },
      { country: 'FR', messages: 1_250 },
      { country: 'US', messages: 2_222 },
    ]);
  });

  it('of each country the rate of the day, until its last one', () => {
    const rates = [
      rate('IT', 1_000),
      rate('IT', 1_100, '2026-07-01'),
      rate('FR', 800, '2026-01-01', '2026-06-30'),
      rate('DE', 1_100, '2026-07-01', '2026-07-31'),
    ];
    const on = (day: string) => ratesOn(day, rates).map(({ country, credits: each }) => `${country} ${each}`);
    assert.deepEqual(on('2025-12-31'), []);
    assert.deepEqual(on('2026-06-30'), ['FR 800', 'IT 1000']);
    assert.deepEqual(on('2026-07-01'), ['DE 1100', 'IT 1100']);
    assert.deepEqual(on('2026-08-01'), ['IT 1100']);
  });
});
