import { COUNTERS } from '../../../src/modules/sending/stats/rules/counters.js';

export interface StatsRow extends Record<string, unknown> {
  at: string;
  date?: string;
  group?: string | null;
  accepted: number;
  rates: Record<string, number | null>;
}
export interface StatsBody {
  data: StatsRow[];
  nextCursor: string | null;
}

/** Sums over rows, without what is zero, as text that can be compared. */
export function totalsOf(rows: readonly StatsRow[]): string {
  const sums = COUNTERS.map((name) => [name, rows.reduce((sum, row) => sum + Number(row[name]), 0)] as const);
  return JSON.stringify(Object.fromEntries(sums.filter(([, sum]) => sum !== 0)));
}
