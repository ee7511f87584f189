const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/;

/**
 * A SEPA creditor identifier (EPC262-08, AT-02) as people write it: country, check digits, business code, national number.
 * The check digits are over the national number and the country, mod 97-10 (ISO 7064); the business code is its owner's own
 * and not part of it. Null for what is none.
 */
export function readCreditorIdentifier(text: string): string | null {
  const id = text.toUpperCase().replace(/[\s.-]/g, '');
  if (!SHAPE.test(id)) return null;
  const digits = [...`${id.slice(7)}${id.slice(0, 4)}`].map((sign) => Number.parseInt(sign, 36)).join('');
  return BigInt(digits) % 97n === 1n ? id : null;
}
