import type { BillRequest } from '../../../billing/index.js';

/** What the basket may hold, whether or not somebody sells it yet. */
export const BASKET_KINDS = ['seat', 'phone_support', 'priority_support', 'dedicated_ip', 'sms_pack'] as const;
export type BasketKind = (typeof BASKET_KINDS)[number];

export interface BasketItem {
  kind: BasketKind;
  packId: string | null;
  quantity: number;
  /** Its path in the request: `items[0]`. */
  field: string;
}

/** All bills in one. It is for a period only where all of them are for the same. */
export function oneBill(bills: readonly BillRequest[]): BillRequest {
  const [first] = bills;
  const lines = bills.flatMap((bill) => bill.lines);
  const period = first?.supplyPeriod ?? null;
  const alike = bills.every(
    ({ supplyPeriod }) => supplyPeriod?.start === period?.start && supplyPeriod?.end === period?.end,
  );
  return { lines, supplyPeriod: alike ? period : null };
}

/** The paths of items that are in the basket twice: whoever wants two says so in the quantity. */
export function repeatedItems(items: readonly BasketItem[]): string[] {
  const seen = new Set<string>();
  return items.flatMap(({ kind, packId, field }) => {
    const thing = `${kind} ${packId ?? ''}`;
    const known = seen.has(thing);
    seen.add(thing);
    return known ? [field] : [];
  });
}
