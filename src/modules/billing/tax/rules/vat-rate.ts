/** A VAT rate in hundredths of a percent: 25.5 % is 2550. */
export type BasisPoints = number;

/** `20`, `8.5`, `25.5`: percent, without needless zeros. */
export function formatRate(rate: BasisPoints): string {
  const fraction = String(rate % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(rate / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Reads a percentage below 100 with up to two digits behind the point; null when the text is none. */
export function parseRate(text: string): BasisPoints | null {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}
