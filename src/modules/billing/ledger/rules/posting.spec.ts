import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { credit, debit, type Entry, faultIn, withoutZeros } from './posting.js';

const receivable = { purpose: 'receivable', accountId: '01990000-0000-7000-8000-000000000001' } as const;
const seats = { purpose: 'income_seats' } as const;
const vat = { purpose: 'vat_payable', part: 'FR_METRO:20' } as const;

describe('entries of a transaction', () => {
  const cases: [about: string, entries: Entry[], fault: RegExp | null][] = [
    // 240.00 = 200.00 + 40.00
    ['a sale with VAT', [debit(receivable, money(24000)), credit(seats, money(20000)), credit(vat, money(4000))], null],
    ['nothing', [], /at least two/],
    ['a cent too much', [debit(receivable, money(24001)), credit(seats, money(24000))], /off by 1 EUR/],
    ['two currencies', [debit(receivable, money(100)), credit(seats, money(100, 'USD'))], /100 EUR, -100 USD/],
    ['an entry of nothing', [debit(receivable, money(0)), credit(seats, money(0))], /of nothing/],
    [
      'income of a customer',
      [debit(receivable, money(1)), credit({ ...seats, accountId: 'x' }, money(1))],
      /installation/,
    ],
    ['a receivable of nobody', [debit({ purpose: 'receivable' }, money(1)), credit(seats, money(1))], /customer/],
  ];
  for (const [about, entries, fault] of cases) {
    it(`${about}: ${fault === null ? 'may be posted' : 'is refused'}`, () => {
      if (fault === null) assert.equal(faultIn(entries), null);
      else assert.match(faultIn(entries) ?? '', fault);
    });
  }

  it('of nothing are left out', () => {
    assert.equal(withoutZeros([debit(receivable, money(1)), credit(vat, money(0))]).length, 1);
  });
});
