import type { PlanFile } from './catalogue-file.js';
import type { AddOnKind } from './plan.js';

/** A plan as answers show it and as staff send it; what is shown beside the amounts may be sent back. */
export interface PlanBody extends Omit<PlanFile, 'prices' | 'addOns' | 'validUntil'> {
  prices: (PlanFile['prices'][number] & { currency?: string; taxIncluded?: boolean })[];
  addOns?: { kind: AddOnKind; amount: string; period?: 'term' | 'month'; currency?: string; taxIncluded?: boolean }[];
}

/** A dedicated IP is paid by the month, the rest for the running term, unless something else is said. */
export function planFileOf({ prices, addOns, ...plan }: PlanBody): PlanFile {
  return {
    ...plan,
    prices: prices.map(({ interval, amount }) => ({ interval, amount })),
    addOns: (addOns ?? []).map(({ kind, amount, period }) => ({
      kind,
      amount,
      period: period ?? (kind === 'dedicated_ip' ? 'month' : 'term'),
    })),
  };
}
