import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Language } from '../../../../kernel/texts.js';
import { writtenAmount, writtenDate, writtenIban, writtenPercent } from './figures.js';

/** Spaces that do not break are written as `_`. */
const shown = (text: string): string => text.replaceAll('\u00a0', '_').replaceAll('\u2212', '-');

describe('figures on paper', () => {
  const amounts: [language: Language, amount: string, written: string][] = [
    ['fr', '1234.56', '1_234,56_€'],
    ['de', '1234.56', '1.234,56_€'],
    ['es', '1234.56', '1.234,56_€'],
    ['it', '1234567.00', '1.234.567,00_€'],
    ['en', '1234.56', '€1,234.56'],
    ['en', '-12.50', '-€12.50'],
    ['de', '-12.50', '-12,50_€'],
    ['fr', '0.03', '0,03_€'],
    ['en', '999.00', '€999.00'],
  ];
  for (const [language, amount, written] of amounts) {
    it(`${amount} EUR in ${language} is ${written}`, () => {
      assert.equal(shown(writtenAmount(amount, 'EUR', language)), written);
    });
  }

  it('currencies without a sign of their own keep their distance', () => {
    assert.equal(shown(writtenAmount('1234.50', 'CHF', 'en')), 'CHF_1,234.50');
    assert.equal(shown(writtenAmount('1234', 'JPY', 'fr')), '1_234_¥');
  });

  it('percentages and dates follow their language', () => {
    assert.equal(shown(writtenPercent('25.5', 'fr')), '25,5_%');
    assert.equal(shown(writtenPercent('20', 'en')), '20%');
    const dates = (['en', 'fr', 'de', 'es', 'it'] as const).map((language) =>
      shown(writtenDate('2026-01-01', language)),
    );
    assert.deepEqual(dates, [
      '1_January_2026',
      '1er_janvier_2026',
      '1._Januar_2026',
      '1_de_enero_de_2026',
      '1º_gennaio_2026',
    ]);
  });

  it('an IBAN is read in fours', () => {
    assert.equal(shown(writtenIban('FR7630006000011234567890189')), 'FR76_3000_6000_0112_3456_7890_189');
  });

  it('what is no number is never printed', () => {
    for (const text of ['', '1,5', '1.', 'NaN', '1e5'])
      assert.throws(() => writtenAmount(text, 'EUR', 'fr'), RangeError);
  });
});
