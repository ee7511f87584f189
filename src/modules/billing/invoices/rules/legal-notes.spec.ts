import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { legalNotesOn } from './legal-notes.js';
import { LEGAL_NOTES } from './legal-notes.table.js';

describe('what an invoice says about paying late and early', () => {
  const cases: [customerType: string, country: string, penalty: RegExp, fee: RegExp][] = [
    ['company', 'FR', /plus 10 percentage points.*L441-10/, /40 euros.*D441-5/],
    ['company', 'DE', /plus 10 percentage points.*L441-10/, /40 euros.*D441-5/],
    ['public_body', 'FR', /plus 8 percentage points.*R2192-31/, /40 euros.*D2192-35/],
    ['public_body', 'RE', /plus 8 percentage points/, /40 euros/],
    ['public_body', 'DE', /plus 10 percentage points/, /40 euros/],
    ['consumer', 'FR', /legal rate/, /^No fixed sum/],
  ];
  for (const [customerType, country, penalty, fee] of cases) {
    it(`${customerType} in ${country}`, () => {
      const notes = legalNotesOn('2026-11-22', { customerType, country }, 'en');
      assert.deepEqual(notes.map(({ code }) => code), ['PMD', 'PMT', 'AAB']); // prettier-ignore
      assert.match(notes[0]!.text, penalty);
      assert.match(notes[1]!.text, fee);
      assert.match(notes[2]!.text, /^No discount/);
    });
  }

  it('is written in every language, and no two languages say it alike', () => {
    for (const { texts } of LEGAL_NOTES) {
      for (const text of Object.values(texts)) {
        assert.equal(new Set(LANGUAGES.map((language) => text[language])).size, LANGUAGES.length);
      }
    }
  });

  it('a day before the law is known has no answer', () => {
    assert.throws(() => legalNotesOn('2019-04-25', { customerType: 'company', country: 'FR' }, 'fr'), RangeError);
  });
});
