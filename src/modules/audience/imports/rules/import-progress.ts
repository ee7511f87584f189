/** Counts and places of an import. */
export interface ImportCounts {
  rows: number;
  rejected: number;
  suppressed: number;
  bytes: number;
  placeByte: number;
  busyMs: number;
  reasons: Readonly<Record<string, number>>;
}

export type ImportWarning = 'many_rejected' | 'many_suppressed' | 'many_unsubscribed';

/** From so many rows on a share means something. */
const ENOUGH_ROWS = 50;
const SHARES: readonly (readonly [ImportWarning, number, (counts: ImportCounts) => number])[] = [
  ['many_rejected', 0.1, ({ rejected }) => rejected],
  // Lists that were bought or lay long have many who bounced or complained before.
  ['many_suppressed', 0.05, ({ suppressed }) => suppressed],
  ['many_unsubscribed', 0.05, ({ reasons }) => reasons['unsubscribed'] ?? 0],
];

/** What somebody should look at before he writes to the people of a file. */
export function warningsOf(counts: ImportCounts): { code: ImportWarning; share: number }[] {
  if (counts.rows < ENOUGH_ROWS) return [];
  return SHARES.flatMap(([code, most, count]) => {
    const share = count(counts) / counts.rows;
    return share > most ? [{ code, share: Math.round(share * 1_000) / 1_000 }] : [];
  });
}

/** How far an import is, and how long the rest will take at the pace so far. */
export function progressOf(counts: ImportCounts, isDone: boolean): { percent: number; secondsLeft: number | null } {
  const share = isDone ? 1 : Math.min(1, counts.placeByte / counts.bytes);
  const percent = Math.floor(share * 1_000) / 10;
  if (isDone) return { percent, secondsLeft: 0 };
  const isKnown = counts.rows > 0 && counts.busyMs > 0 && share > 0;
  return { percent, secondsLeft: isKnown ? Math.ceil((counts.busyMs * (1 - share)) / share / 1_000) : null };
}
