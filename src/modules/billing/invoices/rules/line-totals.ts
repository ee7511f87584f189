import { formatAmount, type Money, money } from '../../../../kernel/money.js';

/** What is bought, priced by us. A quantity below 0 gives something back: an item's price is never negative (EN 16931, BR-27). */
export interface PricedLine {
  quantity: number;
  unitPrice: Money;
}

/** Quantity × unit price, exactly: no line is ever rounded. */
export function netOf({ quantity, unitPrice }: PricedLine): Money {
  if (!Number.isSafeInteger(quantity) || quantity === 0)
    throw new RangeError('a quantity is a whole number, and not 0');
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
