import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvOf } from './csv.js';
import { FEC_COLUMNS, fecAmount, fecDate, fecFileName, fecHeader, fecLine, type FecRow, safeText } from './fec.js';

describe('texts in files that others open', () => {
  const cases: [text: string, safe: string][] = [
    ['Firm SARL', 'Firm SARL'],
    ['two\tcolumns', 'two columns'],
    ['two\r\nlines', 'two lines'],
    ['=1+1', `'=1+1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['-2+3', `'-2+3`],
    ['+33123456789', `'+33123456789`],
    ['\t=1+1', `'=1+1`],
    ['＝1+1', `'＝1+1`],
    ['a=b', 'a=b'],
    ['', ''],
  ];
  for (const [text, safe] of cases) {
    it(`${JSON.stringify(text)} is written ${JSON.stringify(safe)}`, () => assert.equal(safeText(text), safe));
  }

  it('whatever somebody calls himself, a line has eighteen columns and is one line', () => {
    const header = fecHeader();
    const nasty = fc.constantFrom(...'\t\r\n\u0000\u0085\u2028\u2029=+-@"\'aé ');
    fc.assert(
      fc.property(fc.string({ unit: nasty }), (name) => {
        const row = Object.fromEntries(FEC_COLUMNS.map((column) => [column, name])) as FecRow;
        const line = fecLine(row);
        assert.equal(line.split('\t').length, header.split('\t').length);
        assert.equal(line.split(/[\r\n\u0085\u2028\u2029]+/).length, 2);
      }),
    );
  });

  it('amounts, days and the name of the file are those of the law', () => {
    assert.deepEqual([0n, 5n, 24_000n, 123_456_789n].map(fecAmount), ['0,00', '0,05', '240,00', '1234567,89']);
    assert.equal(fecDate('2026-11-22'), '20261122');
    assert.equal(fecFileName('123456782', 2026), '123456782FEC20261231.txt');
  });
});

describe('comma-separated values', () => {
  it('quote what needs it, disarm formulas, and leave amounts alone, also negative ones', () => {
    const rows = [{ name: 'Ada "A", Example', amount: '-9.50' }, { name: '=1+1' }];
    assert.equal(csvOf(['name', 'amount'], rows), `name,amount\r\n"Ada ""A"", Example",-9.50\r\n'=1+1,\r\n`);
  });
});
