import { type Currency, type Money, money } from '../../../../kernel/money.js';

/** An amount as Stripe writes it. */
export function moneyOf(minor: number, currency: string): Money {
  return money(minor, currency.toUpperCase() as Currency);
}
