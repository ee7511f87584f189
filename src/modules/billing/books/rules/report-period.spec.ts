import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { monthOf, quarterOf, readMonth, readQuarter } from './report-period.js';

describe('periods of declarations', () => {
  it('months and quarters have their first and last day', () => {
    assert.deepEqual(readMonth('2028-02'), { name: '2028-02', first: '2028-02-01', last: '2028-02-29' });
    assert.deepEqual(readMonth('2026-12'), { name: '2026-12', first: '2026-12-01', last: '2026-12-31' });
    assert.deepEqual(readQuarter('2026-Q1'), { name: '2026-Q1', first: '2026-01-01', last: '2026-03-31' });
    assert.deepEqual(readQuarter('2026-Q4'), { name: '2026-Q4', first: '2026-10-01', last: '2026-12-31' });
  });

  it('a day knows its own', () => {
    assert.deepEqual(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf), [
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
    assert.equal(monthOf('2026-11-22'), '2026-11');
  });

  for (const name of ['2026-13', '2026-00', '2026-1', '2026-Q5', '2026', '1999-01', '2026-11 ', '']) {
    it(`${JSON.stringify(name)} is none`, () => {
      assert.equal(readMonth(name), null);
      assert.equal(readQuarter(name), null);
    });
  }
});
