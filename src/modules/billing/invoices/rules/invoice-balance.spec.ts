import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { afterCredit, afterPayment, afterReturn, dueOf, type InvoiceFigures, statusOf } from './invoice-balance.js';

const GROSS = 12000n;
const figures = (paidMinor: bigint, creditedMinor: bigint, refundedMinor: bigint): InvoiceFigures => ({
  grossMinor: GROSS,
  paidMinor,
  creditedMinor,
  refundedMinor,
});

describe('how an invoice over 120.00 stands', () => {
  const cases: [paid: bigint, credited: bigint, refunded: bigint, status: string, due: bigint][] = [
    [0n, 0n, 0n, 'open', 12000n],
    [2900n, 0n, 0n, 'partially_paid', 9100n],
    [12000n, 0n, 0n, 'paid', 0n],
    [0n, 6000n, 0n, 'open', 6000n],
    [6000n, 6000n, 0n, 'paid', 0n],
    [12000n, 6000n, 6000n, 'paid', 0n],
    [0n, 12000n, 0n, 'credited', 0n],
    [12000n, 12000n, 12000n, 'credited', 0n],
    // the bank took back what had been given back in part
    [6000n, 6000n, 6000n, 'open', 6000n],
  ];
  for (const [paid, credited, refunded, status, due] of cases) {
    it(`paid ${paid}, credited ${credited}, given back ${refunded}: ${status}, ${due} due`, () => {
      assert.equal(statusOf(figures(paid, credited, refunded)), status);
      assert.equal(dueOf(figures(paid, credited, refunded)), due);
    });
  }
});

describe('whatever happens to an invoice', () => {
  type Step = ['pay' | 'credit' | 'return', bigint];
  const step = fc.tuple(fc.constantFrom('pay', 'credit', 'return'), fc.bigInt({ min: 1n, max: 15000n }));

  it('what came in is kept, owed to the customer, or went back; nothing is ever below nothing', () => {
    fc.assert(
      fc.property(fc.array(step as fc.Arbitrary<Step>, { maxLength: 12 }), (steps) => {
        let now = figures(0n, 0n, 0n);
        for (const [what, wanted] of steps) {
          const before = now;
          if (what === 'pay') {
            const { figures: after, overpaidMinor } = afterPayment(before, wanted);
            assert.equal(after.paidMinor - before.paidMinor + overpaidMinor, wanted);
            now = after;
          } else if (what === 'credit') {
            const left = GROSS - before.creditedMinor;
            const { figures: after, refundMinor } = afterCredit(before, wanted < left ? wanted : left);
            // Either less is due, or so much goes back.
            assert.equal(dueOf(before) - dueOf(after) + refundMinor, after.creditedMinor - before.creditedMinor);
            now = after;
          } else {
            const { figures: after, givenTwiceMinor } = afterReturn(before, wanted);
            assert.equal(dueOf(after) - dueOf(before) + givenTwiceMinor, wanted);
            now = after;
          }
          const { paidMinor, creditedMinor, refundedMinor } = now;
          assert.ok(dueOf(now) >= 0n && paidMinor >= refundedMinor && refundedMinor >= 0n);
          assert.ok(creditedMinor <= GROSS && paidMinor - refundedMinor + creditedMinor <= GROSS);
        }
      }),
    );
  });
});
