import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import type { AddOnKind, Plan } from '../../catalogue/index.js';
import { offerAddOn } from './offer-add-on.js';

const plan = (seats: boolean): Plan =>
  ({
    addOns: [
      { kind: 'seat', price: money(10000), period: 'term' },
      { kind: 'phone_support', price: money(24000), period: 'term' },
      { kind: 'dedicated_ip', price: money(3000), period: 'month' },
    ],
    policies: { 'seats.purchasable': seats },
  }) as Plan;

describe('what an add-on costs', () => {
  const cases: [kind: AddOnKind, quantity: number, seats: boolean, answer: object][] = [
    ['seat', 2, true, { kind: 'sold', unitPrice: money(10000), period: 'term' }],
    ['seat', 1_000, true, { kind: 'sold', unitPrice: money(10000), period: 'term' }],
    ['seat', 1_001, true, { kind: 'too_many', most: 1_000 }],
    ['seat', 1, false, { kind: 'not_available' }],
    ['phone_support', 1, true, { kind: 'sold', unitPrice: money(24000), period: 'term' }],
    ['phone_support', 2, true, { kind: 'too_many', most: 1 }],
    ['priority_support', 1, true, { kind: 'not_available' }],
    ['dedicated_ip', 2, true, { kind: 'sold', unitPrice: money(3000), period: 'month' }],
    ['dedicated_ip', 51, true, { kind: 'too_many', most: 50 }],
  ];
  for (const [kind, quantity, seats, answer] of cases) {
    it(`${quantity} × ${kind}${seats ? '' : ', seats not for sale'}`, () => {
      assert.deepEqual(offerAddOn(plan(seats), { kind, quantity }), answer);
    });
  }

  it('R-102: an address is priced by the month, whatever term its plan is paid for', () => {
    const wanted = { kind: 'dedicated_ip', quantity: 2 } as const;
    assert.deepEqual(offerAddOn(plan(true), wanted), { kind: 'sold', unitPrice: money(3000), period: 'month' });
  });
});
