import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCountry } from './countries.table.js';
import { readSiren, sirenOfVatNumber, vatKeyOfSiren } from './siren.js';
import { checksumFits } from './vat-checksum.js';
import { readVatNumber } from './vat-number.js';

/** Published numbers that several independent validators accept. */
const REAL = `ATU13585627 BE0428759497 BG175074752 BG831642181 CY10259033P CZ25123891 DE136695976 DK13585628 EE100931558
  EL094259216 ES54362315K ESB58378431 FI20774740 FR40303265045 HR33392005961 HU12892312 IE6433435F IE6433435OA IT00743110157
  LT119511515 LU15027442 LV40003521600 MT11679112 NL004495445B01 NL002455799B11 PL8567346215 PT501964843 RO18547290
  SE123456789701 SI50223054 SK2022749619 FR53000004605 FR44732829320`.split(/\s+/);

describe('VAT numbers', () => {
  for (const number of REAL) {
    it(`${number} is read with its prefix and without, in any dress`, () => {
      const country = number.startsWith('EL') ? 'GR' : number.slice(0, 2);
      assert.equal(readVatNumber(number, 'FR')?.text, number);
      assert.equal(readVatNumber(number.slice(2), country)?.text, number);
      const dressed = ` ${number.slice(0, 2).toLowerCase()} ${number.slice(2, 5)}.${number.slice(5, 8)}-${number.slice(8)}`;
      assert.equal(readVatNumber(dressed, 'FR')?.text, number);
      assert.equal(readVatNumber(number, 'FR')?.country, country);
    });
  }

  it('GR means EL, and Belgian numbers get their zero back', () => {
    assert.equal(readVatNumber('GR 094259216', 'GR')?.text, 'EL094259216');
    assert.equal(readVatNumber('BE 428.759.497', 'BE')?.text, 'BE0428759497');
    assert.equal(readVatNumber('1000000000', 'BE')?.text, 'BE1000000000');
  });

  it('what no country writes is refused', () => {
    const bad = `DE13669597 DE1366959761 FR00303265045 FR40303265044 FRIO303265045 NL004495445 BE2428759497 ATX13585627
      ES123456789 SE123456789700 GB12345678 CHE12345 IT0074311015A`.split(/\s+/);
    for (const number of bad) assert.equal(readVatNumber(number, number.slice(0, 2)), null, number);
    assert.equal(readVatNumber('', 'DE'), null);
    assert.equal(readVatNumber('ß'.repeat(500), 'DE'), null);
  });

  it('numbers from outside VIES are kept as proof of business', () => {
    assert.deepEqual(readVatNumber('CHE-116.281.710 MWST', 'CH'), {
      text: 'CHE116281710MWST',
      prefix: 'CHE',
      body: '116281710MWST',
      country: 'CH',
      inVies: false,
    });
    assert.equal(readVatNumber('GB 333 2894 54', 'GB')?.inVies, false);
    assert.equal(readVatNumber('12-3456789', 'US')?.text, 'US123456789');
    assert.equal(readVatNumber('XI 123456789', 'GB')?.inVies, true);
  });
});

describe('check digits', () => {
  it('fit in every published number that has a rule', () => {
    const misfits = REAL.filter((number) => checksumFits(readVatNumber(number, 'FR')!) === false);
    assert.deepEqual(misfits, []);
    const ruled = new Set(REAL.filter((number) => checksumFits(readVatNumber(number, 'FR')!) === true).map(prefixOf));
    assert.equal(ruled.size, 26); // all member states but France, whose key is part of the syntax
  });

  it('do not fit in wrong numbers, which VIES is asked about all the same', () => {
    for (const number of ['BE0303561749', 'DE502670415', 'IT42951463165', 'SK9340613459']) {
      assert.equal(checksumFits(readVatNumber(number, 'FR')!), false, number);
    }
  });

  it('notice nearly every wrong digit', () => {
    let noticed = 0;
    let tried = 0;
    for (const number of REAL.filter((known) => !known.startsWith('FR'))) {
      for (const wrong of withOneDigitChanged(number)) {
        const read = readVatNumber(wrong, 'FR');
        tried += 1;
        if (read === null || checksumFits(read) !== true) noticed += 1;
      }
    }
    assert.ok(noticed / tried > 0.97, `${noticed} of ${tried}`);
  });
});

describe('SIREN', () => {
  it('has a check digit; a SIRET holds one', () => {
    assert.equal(readSiren('732 829 320'), '732829320');
    assert.equal(readSiren('73282932000074'), '732829320');
    for (const bad of ['732829321', '73282932', '7328293200', 'abcdefghi', '']) assert.equal(readSiren(bad), null, bad);
  });

  it('makes the key of the French VAT number', () => {
    assert.equal(vatKeyOfSiren('732829320'), '44'); // (12 + 3 × (732829320 mod 97)) mod 97
    assert.equal(sirenOfVatNumber('FR44732829320'), '732829320');
    assert.equal(sirenOfVatNumber('FR53000004605'), null);
  });
});

describe('countries', () => {
  it('UK and EL are understood; what is no country is not', () => {
    assert.deepEqual(['uk', 'EL', 'XI', ' de '].map(readCountry), ['GB', 'GR', 'XI', 'DE']);
    assert.deepEqual(['ZZ', '', 'EU', 'XK', 'FRA'].map(readCountry), [null, null, null, null, null]);
  });
});

function prefixOf(number: string): string {
  return number.slice(0, 2);
}

function withOneDigitChanged(number: string): string[] {
  return [...number].flatMap((character, place) =>
    place > 1 && /\d/.test(character)
      ? [number.slice(0, place) + String((Number(character) + 1) % 10) + number.slice(place + 1)]
      : [],
  );
}
