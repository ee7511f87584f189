/** Columns of the sums, in the order of the wire. */
export const COUNTERS = [
  'accepted',
  'delivered',
  'bounced',
  'deferred',
  'complained',
  'unsubscribed',
  'suppressed',
  'expired',
  'opens',
  'uniqueOpens',
  'clicks',
  'uniqueClicks',
  'machineOpens',
  'machineClicks',
] as const;
export type Counter = (typeof COUNTERS)[number];
export type Counters = Record<Counter, number>;

/** A counter's column in the database: `uniqueOpens` is `unique_opens`. */
export function columnOf(counter: Counter): string {
  return counter.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function noCounts(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}
