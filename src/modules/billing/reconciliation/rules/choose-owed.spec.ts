import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { chooseOwed } from './choose-owed.js';

const owed = (number: string, minor: number) => ({ paymentReference: `RF-${number}`, due: money(minor) });
const OLD = owed('2026-000001', 12_000);
const NEW = owed('2026-000002', 6_000);
const ALL = [OLD, NEW];

/** What came, what was written beside it, what was open; what it is for. */
const CASES: [string, number, string[], (typeof OLD)[], string][] = [
  ['the invoice that was named', 12_000, ['RF-2026-000002'], ALL, 'RF-2026-000002'],
  ['one of several names that is open', 100, ['RF-2025-000009', 'RF-2026-000001'], ALL, 'RF-2026-000001'],
  ['a pro-forma that was named', 12_000, ['RF-PF-2026-000007'], ALL, 'pro_forma'],
  ['a deposit that was named', 12_000, ['RF-DEP-7KQ2M9XB'], ALL, 'deposit'],
  ['without a name, the amount', 6_000, [], ALL, 'RF-2026-000002'],
  ['a name of nothing open is none', 6_000, ['RF-2020-000001'], ALL, 'RF-2026-000002'],
  ['of two of that amount the older one', 12_000, [], [OLD, owed('2026-000003', 12_000)], 'RF-2026-000001'],
  ['any other amount pays the oldest', 1, [], ALL, 'RF-2026-000001'],
  ['more than all of them pays the oldest', 99_999, [], ALL, 'RF-2026-000001'],
  ['nothing open: the wallet', 12_000, ['RF-2026-000001'], [], 'deposit'],
];

describe('what a transfer to a customer’s own account is for', () => {
  for (const [name, minor, references, open, expected] of CASES) {
    it(name, () => {
      const purpose = chooseOwed(money(minor), references, open);
      assert.equal(purpose.kind === 'invoice' ? purpose.invoice.paymentReference : purpose.kind, expected);
    });
  }
});
