import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { judgeDeposit } from './judge-deposit.js';

describe('a deposit', () => {
  const cases: [amount: string, minimums: (string | null)[], kind: string][] = [
    ['49.99', ['50.00'], 'below_minimum'],
    ['50.00', ['50.00'], 'fine'],
    ['0.00', ['50.00'], 'below_minimum'],
    ['0.00', ['0.00'], 'fine'],
    // Of two offers the lower minimum holds, and one that sells no deposits takes nothing away.
    ['30.00', ['50.00', '30.00'], 'fine'],
    ['50.00', [null, '50.00'], 'fine'],
    ['50.00', [null], 'not_sold'],
    ['50.00', [], 'not_sold'],
    ['50000.00', ['50.00'], 'fine'],
    ['50000.01', ['50.00'], 'too_large'],
    ['99999999999999999999.00', ['50.00'], 'malformed'],
    ['50', ['50.00'], 'malformed'],
    ['50.0', ['50.00'], 'malformed'],
    ['50.000', ['50.00'], 'malformed'],
    ['-50.00', ['50.00'], 'malformed'],
    ['+50.00', ['50.00'], 'malformed'],
    ['50,00', ['50.00'], 'malformed'],
    ['5e1.00', ['50.00'], 'malformed'],
    [' 50.00', ['50.00'], 'malformed'],
    ['50.00\n', ['50.00'], 'malformed'],
    ['٥٠.٠٠', ['50.00'], 'malformed'],
    ['', ['50.00'], 'malformed'],
  ];
  for (const [amount, minimums, kind] of cases)
    it(`of ${JSON.stringify(amount)} where the plans ask for ${JSON.stringify(minimums)} is ${kind}`, () => {
      assert.equal(judgeDeposit(amount, minimums).kind, kind);
    });

  it('names the minimum it is below', () => {
    assert.deepEqual(judgeDeposit('49.99', ['50.00']), { kind: 'below_minimum', minimum: money(5000) });
  });
});
