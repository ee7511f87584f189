import { asciiDomain } from '../../addresses/index.js';

/** A domain in the form the DNS knows, without a final dot; null when it is none that mail can come from. */
export function normaliseDomain(text: string): string | null {
  return asciiDomain(text.trim().replace(/\.$/, ''));
}

/** True for `name` itself and everything below it. */
export function isWithin(domain: string, name: string): boolean {
  return domain === name || domain.endsWith(`.${name}`);
}
