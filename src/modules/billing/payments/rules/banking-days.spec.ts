import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import { bankingDaysLater, isBankingDay } from './banking-days.js';

describe('banking days', () => {
  it('banks rest at weekends, at Easter, on 1 January, 1 May and at Christmas, and on no other day', () => {
    const closed = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25', '2026-12-26', '2026-11-22'];
    assert.deepEqual(closed.filter(isBankingDay), []);
    const easterMondays = ['2024-04-01', '2025-04-21', '2027-03-29', '2028-04-17', '2038-04-26'];
    assert.deepEqual(easterMondays.filter(isBankingDay), []);
    const open = ['2026-01-02', '2026-04-02', '2026-04-07', '2026-07-14', '2026-05-14', '2026-12-24', '2026-11-11'];
    assert.deepEqual(open.filter(isBankingDay), open);
  });

  const table = [
    ['2026-11-23T10:00:00Z', 3, '2026-11-25T23:00:00.000Z'], // Monday → Thursday
    ['2026-11-20T10:00:00Z', 3, '2026-11-24T23:00:00.000Z'], // Friday → Wednesday
    ['2026-11-21T10:00:00Z', 1, '2026-11-22T23:00:00.000Z'], // Saturday → Monday
    ['2026-04-02T10:00:00Z', 1, '2026-04-06T22:00:00.000Z'], // Maundy Thursday → Tuesday after Easter
    ['2026-12-31T23:30:00Z', 1, '2027-01-03T23:00:00.000Z'], // already 1 January in Brussels, a Friday → Monday
  ] as const;
  for (const [from, days, then] of table) {
    it(`${days} after ${from} is ${then}`, () => assert.equal(toIso(bankingDaysLater(instantOf(from), days)), then));
  }
});
