import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import type { Plan } from '../../catalogue/index.js';
import { includedSeats, seatPriceOf, type SeatTerms } from './included-seats.js';

const seats = (included: number | null): SeatTerms => ({ 'seats.included': included });
type Selling = Parameters<typeof seatPriceOf>[0];
const plan = (purchasable: boolean, addOns: Plan['addOns']): Selling =>
  ({ policies: { 'seats.purchasable': purchasable }, addOns }) as unknown as Selling;

describe('seats that plans include', () => {
  const table: [name: string, terms: SeatTerms[], expected: number | null][] = [
    ['one plan with one seat', [seats(1)], 1],
    ['the better of two', [seats(1), seats(3)], 3],
    ['without a limit beside one with', [seats(1), seats(null)], null],
    ['terms that do not speak of seats', [{}], null],
    ['no terms at all', [], 0],
  ];
  for (const [name, terms, expected] of table) it(name, () => assert.equal(includedSeats(terms), expected));

  it('a seat costs what the plan says, if it sells any', () => {
    const seat = { kind: 'seat', price: money(10_000), period: 'term' } as const;
    const phone = { kind: 'phone_support', price: money(24_000), period: 'term' } as const;
    assert.equal(seatPriceOf(plan(false, [seat])), null);
    assert.equal(seatPriceOf(plan(true, [phone])), null);
    assert.equal(seatPriceOf(plan(true, [phone, seat])), seat.price);
  });
});
