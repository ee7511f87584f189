import type { Counters } from './counters.js';

/** Shares between 0 and 1 with four digits; null where there is nothing to divide by. */
export interface Rates {
  delivered: number | null;
  bounced: number | null;
  complained: number | null;
  unsubscribed: number | null;
  opened: number | null;
  clicked: number | null;
}

/** Of what was accepted: delivered and bounced. Of what was delivered: what its readers did. */
export function ratesOf(counts: Counters): Rates {
  const { accepted, delivered } = counts;
  return {
    delivered: share(delivered, accepted),
    bounced: share(counts.bounced, accepted),
    complained: share(counts.complained, delivered),
    unsubscribed: share(counts.unsubscribed, delivered),
    opened: share(counts.uniqueOpens, delivered),
    clicked: share(counts.uniqueClicks, delivered),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
