import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { maskedIban, readIban } from './iban.js';

const GOOD = [
  'DE89370400440532013000',
  'FR7630006000011234567890189',
  'IT60X0542811101000000123456',
  'ES9121000418450200051332',
  'GB82WEST12345698765432',
  'NL91ABNA0417164300',
  'CH9300762011623852957',
  'MC5811222000010123456789030',
];

describe('an IBAN to be debited', () => {
  for (const iban of GOOD) {
    it(`${iban.slice(0, 2)}: with or without spaces, in any case`, () => {
      const spaced = iban.replace(/(.{4})/g, '$1 ').trim();
      for (const text of [iban, spaced, iban.toLowerCase()]) assert.deepEqual(readIban(text), { kind: 'iban', iban });
    });
  }

  it('with one digit changed, or two swapped, it is none (mod 97)', () => {
    const digit = fc.record({ iban: fc.constantFrom(...GOOD), at: fc.integer({ min: 4, max: 20 }), by: fc.nat(8) });
    fc.assert(
      fc.property(digit, ({ iban, at, by }) => {
        const place = at % iban.length;
        const before = iban[place]!;
        if (!/\d/.test(before)) return;
        const wrong = iban.slice(0, place) + String((Number(before) + 1 + by) % 10) + iban.slice(place + 1);
        assert.equal(readIban(wrong).kind, 'fault');
      }),
    );
    assert.deepEqual(readIban('DE89370400440532013003'), { kind: 'fault', code: 'iban_malformed' });
    assert.deepEqual(readIban('DE89730400440532013000'), { kind: 'fault', code: 'iban_malformed' });
  });

  it('of the wrong length for its country, of no country, or no IBAN at all', () => {
    const wrong = ['', ' ', 'DE', 'DE89', 'DE8937040044053201300', 'DE893704004405320130000', 'XX89370400440532013000'];
    const odd = ['DE89370400440532013000\n', 'DE89370400440532013000;', 'ＤＥ89370400440532013000', '<script>', '💶'];
    for (const text of [...wrong, ...odd]) {
      assert.deepEqual(readIban(text), { kind: 'fault', code: 'iban_malformed' }, JSON.stringify(text));
    }
  });

  it('of a country outside SEPA it cannot be debited', () => {
    for (const iban of ['BR1800360305000010009795493C1', 'TR330006100519786457841326', 'AE070331234567890123456']) {
      assert.deepEqual(readIban(iban), { kind: 'fault', code: 'iban_not_sepa' });
    }
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readIban(text)));
  });

  it('is shown by its country and its last four digits', () => {
    assert.equal(maskedIban('DE', '3000'), 'DE** **** 3000');
  });
});
