import type { Money } from '../../../../kernel/money.js';
import { divideRounded } from '../../../../kernel/rounding.js';
import type { Credits } from '../../rules/credits.js';

export interface SmsPack {
  id: string;
  /** What the operator calls it. */
  code: string;
  credits: Credits;
  /** Without VAT. */
  price: Money;
  active: boolean;
  position: number;
  version: number;
}

const DECIMALS = 6;
const CENTS = 2;

/** `0.07`: at least cents, at most millionths, which is finer than any price list. */
export function pricePerCredit({ price, credits }: Pick<SmsPack, 'price' | 'credits'>): string {
  const scale = 10n ** BigInt(DECIMALS - CENTS);
  const digits = divideRounded(price.minor * 1000n * scale, credits)
    .toString()
    .padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '').padEnd(CENTS, '0');
  return `${digits.slice(0, -DECIMALS)}.${fraction}`;
}
