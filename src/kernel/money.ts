/** Integer minor units with their currency; never a float. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}
export type Currency = 'EUR' | 'USD' | 'GBP' | 'CHF' | 'JPY';

const MINOR_DIGITS: Record<Currency, number> = { EUR: 2, USD: 2, GBP: 2, CHF: 2, JPY: 0 };

export function money(minor: bigint | number, currency: Currency = 'EUR'): Money {
  return { minor: BigInt(minor), currency };
}

/** `25.00`: the amount as a decimal text with the currency's own digits. */
export function formatAmount({ minor, currency }: Money): string {
  const digits = MINOR_DIGITS[currency];
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Reads `25.00`; null unless the text has exactly the currency's own digits. */
export function parseAmount(text: string, currency: Currency = 'EUR'): Money | null {
  const digits = MINOR_DIGITS[currency];
  const shape = digits === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${digits}}$`);
  return shape.test(text) ? { minor: BigInt(text.replace('.', '')), currency } : null;
}

export function toWireMoney(value: Money): { amount: string; currency: Currency } {
  return { amount: formatAmount(value), currency: value.currency };
}
