/** Without 0, 1, I and O, which people mistake for each other. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/** `RF-DEP-7KQ2M9XB`: what a payer by transfer writes to fill his wallet. From at least eight random bytes. */
export function depositReferenceFrom(random: Uint8Array): string {
  if (random.length < LENGTH) throw new RangeError('a deposit reference needs eight random bytes');
  const letters = Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return `RF-DEP-${letters.join('')}`;
}
