declare const brand: unique symbol;

/** Credits in thousandths (D-03): 0.8 credits are 800. A brand, so that they are never taken for cents. */
export type Credits = bigint & { readonly [brand]: true };

const SHAPE = /^(\d{1,9})(?:\.(\d{1,3}))?$/;

export function credits(thousandths: bigint | number): Credits {
  return BigInt(thousandths) as Credits;
}

export function timesCredits(each: Credits, times: number): Credits {
  return credits(each * BigInt(times));
}

export function minusCredits(value: Credits): Credits {
  return credits(0n - value);
}

export function sumOfCredits(all: readonly Credits[]): Credits {
  return credits(all.reduce((total, one) => total + one, 0n));
}

/** `1000`, `0.8`: no digits that say nothing. */
export function formatCredits(value: Credits): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? 0n - value : value).toString().padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -3)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Reads `1000` and `0.8`; null for what is no amount of credits. */
export function parseCredits(text: string): Credits | null {
  const [, whole, fraction = ''] = SHAPE.exec(text) ?? [];
  return whole === undefined ? null : credits(BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0')));
}
