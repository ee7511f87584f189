import type { EntryReason } from './entry-reasons.table.js';
import type { Movement } from './statement.js';
import type { StatementEntry } from './statement-entry.js';

/** What became of a line of a file. */
export type ReadLine =
  | { kind: 'kept'; movement: Movement; entry: StatementEntry }
  | { kind: 'repeated'; movement: Movement; reason: EntryReason; entry: StatementEntry }
  | { kind: 'ignored'; movement: Movement; reason: EntryReason };

/** A line that was read before. */
export function sameAs(movement: Movement, entry: StatementEntry): ReadLine {
  return { kind: 'repeated', movement, entry, reason: reasonOf(movement, entry) };
}

function reasonOf({ identifiedBy, minor }: Movement, { amount }: StatementEntry): EntryReason {
  if (identifiedBy === 'facts') return 'same_facts';
  return minor === amount.minor ? 'same_reference' : 'same_reference_other_amount';
}
