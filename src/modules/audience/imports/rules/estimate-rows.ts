import type { SniffedFile } from './sniff-file.js';

/** How many rows a file has, by where the last row that was looked at ends. */
export function estimateRows(bytes: number, { layout, rows, readTo }: SniffedFile): number {
  const seen = readTo - layout.begin.byte;
  if (rows.length === 0 || seen <= 0) return rows.length;
  return Math.max(rows.length, Math.round((rows.length * (bytes - layout.begin.byte)) / seen));
}
