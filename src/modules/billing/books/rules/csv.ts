import { safeText } from './fec.js';

/** Comma-separated values (RFC 4180); texts that a spreadsheet takes for formulas are disarmed, amounts are not touched. */
export function csvOf<K extends string>(columns: readonly K[], rows: readonly Partial<Record<K, string>>[]): string {
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function quoted(value: string): string {
  const safe = /^-?\d+(\.\d+)?$/.test(value) ? value : safeText(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
