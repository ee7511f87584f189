import { type Money, money, parseAmount } from '../../../../kernel/money.js';

/** More at once is a slip of the keyboard, or wants a person to talk to. */
export const LARGEST_DEPOSIT = money(5_000_000);

export type DepositVerdict =
  | { kind: 'fine'; amount: Money }
  | { kind: 'malformed' }
  | { kind: 'too_large' }
  | { kind: 'not_sold' }
  | { kind: 'below_minimum'; minimum: Money };

/**
 * Whether an account may pay in so much. `minimums` are what the plans that it has ask for, null where one sells no
 * deposits; the lowest holds.
 */
export function judgeDeposit(text: string, minimums: readonly (string | null)[]): DepositVerdict {
  const amount = /^\d{1,12}\.\d{2}$/.test(text) ? parseAmount(text) : null;
  if (amount === null) return { kind: 'malformed' };
  if (amount.minor > LARGEST_DEPOSIT.minor) return { kind: 'too_large' };
  const minimum = lowestOf(minimums);
  if (minimum === null) return { kind: 'not_sold' };
  return amount.minor < minimum.minor ? { kind: 'below_minimum', minimum } : { kind: 'fine', amount };
}

function lowestOf(minimums: readonly (string | null)[]): Money | null {
  let lowest: Money | null = null;
  for (const text of minimums) {
    const minimum = text === null ? null : parseAmount(text);
    if (minimum !== null && (lowest === null || minimum.minor < lowest.minor)) lowest = minimum;
  }
  return lowest;
}
