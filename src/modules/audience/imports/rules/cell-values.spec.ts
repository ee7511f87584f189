import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldType } from '../../contacts/index.js';
import { type CellFormats, cellValue } from './cell-values.js';

const UNKNOWN: CellFormats = { dateOrder: null, decimal: null };

function read(text: string, type: FieldType, formats: Partial<CellFormats> = {}): unknown {
  const found = cellValue(text, type, { ...UNKNOWN, ...formats });
  return found.ok ? found.value : found.code;
}

describe('cells as values', () => {
  const numbers: [string, number | string, Partial<CellFormats>?][] = [
    ['12', 12],
    ['-3.5', -3.5],
    ['1,5', 1.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234 567,8', 1_234_567.8],
    ["1'234.5", 1234.5],
    ['1.234.567', 1_234_567],
    ['1,234', 'number_ambiguous'],
    ['1,234', 1234, { decimal: '.' }],
    ['1,234', 1.234, { decimal: ',' }],
    ['1.234', 1.234, { decimal: '.' }],
    ['1.234', 1234, { decimal: ',' }],
    ['0,123', 0.123],
    ['1e3', 1000],
    ['1,2,3', 'number_wrong'],
    ['1.2.3,4', 'number_wrong'],
    ['12 apples', 'number_wrong'],
    ['1e999', 'number_wrong'],
    ['Infinity', 'number_wrong'],
    ['0x10', 'number_wrong'],
    ['.', 'number_wrong'],
    ['-', 'number_wrong'],
  ];
  for (const [text, value, formats] of numbers)
    it(`number ${text} ${JSON.stringify(formats ?? {})}`, () => assert.equal(read(text, 'number', formats), value));

  const dates: [string, string, Partial<CellFormats>?][] = [
    ['2026-02-28', '2026-02-28'],
    ['2026/2/8', '2026-02-08'],
    ['2026-02-28T10:00:00Z', '2026-02-28'],
    ['28.02.2026', '2026-02-28'],
    ['28/02/2026', '2026-02-28'],
    ['02/28/2026', '2026-02-28'],
    ['02/02/2026', '2026-02-02'],
    ['01/02/2026', 'date_ambiguous'],
    ['01/02/2026', '2026-02-01', { dateOrder: 'dmy' }],
    ['01/02/2026', '2026-01-02', { dateOrder: 'mdy' }],
    ['29.02.2026', 'date_wrong'],
    ['2024-02-29', '2024-02-29'],
    ['31.04.2026', 'date_wrong'],
    ['1.2.26', 'date_wrong'],
    ['soon', 'date_wrong'],
  ];
  for (const [text, value, formats] of dates)
    it(`date ${text} ${JSON.stringify(formats ?? {})}`, () => assert.equal(read(text, 'date', formats), value));

  it('yes and no in five languages', () => {
    for (const text of ['1', 'TRUE', 'yes', 'Oui', 'ja', 'sí', 'Sì', 'x'])
      assert.equal(read(text, 'boolean'), true, text);
    for (const text of ['0', 'False', 'no', 'non', 'Nein', '-']) assert.equal(read(text, 'boolean'), false, text);
    assert.equal(read('maybe', 'boolean'), 'boolean_wrong');
  });
});
