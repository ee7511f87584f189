import { type Money, money } from '../../../../kernel/money.js';
import type { BasisPoints } from './vat-rate.js';

const WHOLE = 10_000n;

/**
 * The only place where VAT is rounded: to the minor unit, half away from zero, so that a credit note is the exact
 * mirror of its invoice. 99.99 at 25.5 % = 25.49745 → 25.50.
 */
export function vatOn(net: Money, rate: BasisPoints): Money {
  const exact = net.minor * BigInt(rate);
  const magnitude = exact < 0n ? -exact : exact;
  const rounded = (magnitude * 2n + WHOLE) / (WHOLE * 2n);
  return money(exact < 0n ? -rounded : rounded, net.currency);
}

export interface VatGroup<T> {
  /** What the group's lines have in common. */
  terms: T;
  net: Money;
  vatAmount: Money;
}

/**
 * The VAT of an invoice: lines with the same terms are added up first and rounded once (EN 16931, BR-CO-17), negative
 * lines among them. Groups keep the order of their first line. VAT of a single line is for show only.
 */
export function vatByGroup<T extends { rate: BasisPoints }>(
  lines: readonly { net: Money; terms: T }[],
  keyOf: (terms: T) => string,
): VatGroup<T>[] {
  const groups = new Map<string, { terms: T; net: Money }>();
  for (const { net, terms } of lines) {
    const group = groups.get(keyOf(terms));
    if (!group) groups.set(keyOf(terms), { terms, net });
    else if (group.net.currency !== net.currency) throw new RangeError('an invoice has one currency');
    else group.net = money(group.net.minor + net.minor, net.currency);
  }
  return [...groups.values()].map((group) => ({ ...group, vatAmount: vatOn(group.net, group.terms.rate) }));
}
