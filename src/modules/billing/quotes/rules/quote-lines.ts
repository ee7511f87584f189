import { type Money, money } from '../../../../kernel/money.js';
import type { AddOnKind, Interval, Plan } from '../../catalogue/index.js';

export interface QuoteLine {
  kind: 'plan' | AddOnKind;
  quantity: number;
  unitPrice: Money;
  net: Money;
}
export interface WantedAddOn {
  kind: AddOnKind;
  quantity: number;
}

/** What is not sold, as the path of the wish that asked for it. */
export interface NotSold {
  field: string;
}

/** The first invoice: the plan for its interval, seats and support for the term, dedicated IPs for their first month. */
export function quoteLines(
  plan: Pick<Plan, 'prices' | 'addOns'>,
  interval: Interval,
  wanted: readonly WantedAddOn[],
): QuoteLine[] | NotSold {
  const price = plan.prices.find((candidate) => candidate.interval === interval)?.price;
  if (!price) return { field: 'interval' };
  const lines: QuoteLine[] = [line('plan', 1, price)];
  for (const [index, { kind, quantity }] of wanted.entries()) {
    const addOn = plan.addOns.find((candidate) => candidate.kind === kind);
    if (!addOn) return { field: `addOns[${index}].kind` };
    lines.push(line(kind, quantity, addOn.price));
  }
  return lines;
}

export function netOf(lines: readonly QuoteLine[]): Money {
  const currency = lines[0]?.net.currency ?? 'EUR';
  return money(
    lines.reduce((sum, { net }) => sum + net.minor, 0n),
    currency,
  );
}

function line(kind: QuoteLine['kind'], quantity: number, unitPrice: Money): QuoteLine {
  return { kind, quantity, unitPrice, net: money(unitPrice.minor * BigInt(quantity), unitPrice.currency) };
}
