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
  'cancelled',
  'opens',
  'uniqueOpens',
  'clicks',
  'uniqueClicks',
  'machineOpens',
  'machineClicks',
  /** Have an outcome, whichever. */
  'ended',
] as const;
export type Counter = (typeof COUNTERS)[number];
export type Counters = Record<Counter, number>;

/** A counter's column in the database: `uniqueOpens` is `unique_opens`. */
export function columnOf(counter: Counter): string {
  return counter.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export const COUNTER_COLUMNS = COUNTERS.map(columnOf);

export function noCounts(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}

/** Ways of looking at a campaign, and their numbers in the database. */
export const SUM_KIND = { all: 0, variant: 1, link: 2, domain: 3, hour: 4 } as const;
export type SumKind = keyof typeof SUM_KIND;
