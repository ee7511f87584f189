import { stringify } from 'csv-stringify/sync';
import { disarmed } from '../../kernel/formula-cells.js';

/**
 * Records as lines of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: whoever
 * writes the cells is not whoever opens the file.
 */
export function csvLines(records: readonly (readonly (string | null)[])[]): string {
  const safe = records.map((cells) => cells.map((cell) => disarmed(cell ?? '')));
  return stringify(safe, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
