import { domainToASCII } from 'node:url';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const MAX_DOMAIN = 253;

/** A domain in the form DNS knows (RFC 5890: lower-case ASCII, no final dot); null when it is none that can hold mail. */
export function normaliseDomain(text: string): string | null {
  const ascii = domainToASCII(text.normalize('NFC').trim().replace(/\.$/, '')).toLowerCase();
  const labels = ascii.split('.');
  if (labels.length < 2 || ascii.length > MAX_DOMAIN || !labels.every((label) => LABEL.test(label))) return null;
  return /^\d+$/.test(labels.at(-1)!) ? null : ascii;
}

/** True for `name` itself and everything below it. */
export function isWithin(domain: string, name: string): boolean {
  return domain === name || domain.endsWith(`.${name}`);
}
