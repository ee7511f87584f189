import type { Instant } from '../../../../kernel/time/instant.js';

interface Usable {
  id: string;
  purchasedAt: Instant;
  expiry: { until: Instant };
}

/** Which credits go first (C-17): those that end earliest; of these, those bought earliest. */
export function inOrderOfUse<Lot extends Usable>(lots: readonly Lot[]): Lot[] {
  return [...lots].sort(
    (a, b) =>
      a.expiry.until - b.expiry.until || a.purchasedAt - b.purchasedAt || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}
