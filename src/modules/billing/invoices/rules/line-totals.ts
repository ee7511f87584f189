import { formatAmount, type Money, money } from '../../../../kernel/money.js';

/** What is bought, priced by us; nothing of it comes from the buyer but the quantity. */
export interface PricedLine {
  quantity: number;
  unitPrice: Money;
}

/** Quantity × unit price, exactly: no line is ever rounded. */
export function netOf({ quantity, unitPrice }: PricedLine): Money {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError('a quantity is a whole number from 1');
  return money(BigInt(quantity) * unitPrice.minor, unitPrice.currency);
}

export function sum(amounts: readonly Money[]): Money {
  const [first] = amounts;
  if (!first) throw new RangeError('nothing to add up');
  return amounts.slice(1).reduce((total, amount) => {
    if (amount.currency !== total.currency) throw new RangeError(`${formatAmount(amount)} has another currency`);
    return money(total.minor + amount.minor, total.currency);
  }, first);
}
