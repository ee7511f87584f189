import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findReferences } from './find-references.js';

const INVOICE = 'RF-2026-000042';

describe('references in what payers write', () => {
  const cases: [texts: string[], found: string[]][] = [
    [['RF-2026-000042'], [INVOICE]],
    [['rf-2026-000042'], [INVOICE]],
    [['RF2026000042'], [INVOICE]],
    [['RF 2026 000042'], [INVOICE]],
    [['RF 2026 000 042'], [INVOICE]],
    [['R F - 2 0 2 6 - 0 0 0 0 4 2'], [INVOICE]],
    [['RF/2026/000042'], [INVOICE]],
    [['Rechnung RF-2026-000042 vielen Dank'], [INVOICE]],
    [['SVWZ+RF-2026-000042+ABWA+Firm'], [INVOICE]],
    [['/INV/RF-2026-000042 2026-11-22'], [INVOICE]],
    [['RF-2026-000042/30.00'], [INVOICE]],
    // Banks break long texts wherever they like.
    [['payment of invoice RF-2026-0000', '42'], [INVOICE]],
    [['R', 'F-2026-000042'], [INVOICE]],
    [['ＲＦ－2026-000042'.replace('－', '-')], [INVOICE]],
    [['RF-2026-000042', 'RF-2026-000042'], [INVOICE]],
    [['RF-2026-000042 and RF-2026-000043'], [INVOICE, 'RF-2026-000043']],
    [['RF-2026-1234567'], ['RF-2026-1234567']],
    // A digit too many, or too few, is another number.
    [['RF-2026-0000421'], []],
    [['RF-2026-00042'], []],
    [['RF-2026-00004'], []],
    [['2026-000042'], []],
    [['invoice 000042 of 2026'], []],
    [['AV-2026-000042'], []],
    [['RF-PF-2026-000007'], ['RF-PF-2026-000007']],
    [['rf pf 2026 000007'], ['RF-PF-2026-000007']],
    [['PF-2026-000007'], []],
    [['RF-DEP-7KQ2M9XB'], ['RF-DEP-7KQ2M9XB']],
    [['deposit rfdep7kq2m9xb merci'], ['RF-DEP-7KQ2M9XB']],
    [['RF DEP 7KQ2 M9XB'], ['RF-DEP-7KQ2M9XB']],
    [['RF-DEP-7KQ2M9X'], []],
    [['RF-DEP-7KQ2M9XBB'], []],
    [['RF-DEP-7KQ2M9X danke'], []],
    // ISO 11649: the bank's own way of structured references is no number of ours.
    [['RF18539007547034'], []],
    [[''], []],
    [[], []],
  ];
  for (const [texts, found] of cases)
    it(`${JSON.stringify(texts)} names ${JSON.stringify(found)}`, () => {
      assert.deepEqual(findReferences(texts), found);
    });

  it('a reference is found whatever stands around it and however it is spaced', () => {
    const sequence = fc.integer({ min: 1, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
    const separator = fc.constantFrom('', ' ', '-', ' - ', '/', '.');
    const words = fc.constantFrom('', 'Payment ', 'Facture n° ', 'EREF+', 'für Rechnung: ', '30,00 EUR ');
    fc.assert(
      fc.property(sequence, separator, separator, words, words, (number, a, b, before, after) => {
        const text = `${before}RF${a}2026${b}${number} ${after}`;
        assert.ok(findReferences([text]).includes(`RF-2026-${number}`), text);
      }),
    );
  });

  it('any text is read in no time, and never names more than ten', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('R', 'F', 'P', 'D', 'E', '-', ' ', '0', '2', '6'), maxLength: 400 }),
          { maxLength: 5 },
        ),
        (texts) => {
          assert.ok(findReferences(texts).length <= 10);
        },
      ),
      { numRuns: 200 },
    );
  });
});
