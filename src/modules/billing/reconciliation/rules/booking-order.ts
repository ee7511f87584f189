import { judgeTargets, type MovementVerdict } from './judge-movement.js';
import type { Movement } from './statement.js';
import type { StatementEntry, Target } from './statement-entry.js';

/** What is kept of a statement; `booking_failed` is said of what was tried in vain. */
export type KeptVerdict = Exclude<MovementVerdict, { kind: 'ignored' }> | { kind: 'unclear'; reason: 'booking_failed' };

export interface JudgedMovement {
  movement: Movement;
  verdict: KeptVerdict;
}

interface JudgedEntry {
  entry: StatementEntry;
  verdict: KeptVerdict;
}

/**
 * Entries by what they pay, those of the same thing in the order of the file: whoever books several in one transaction locks
 * what they pay in an order that everybody else has too.
 */
export function bookingOrder<E extends JudgedEntry>(entries: readonly E[], targets: ReadonlyMap<string, Target>): E[] {
  const keys = new Map(entries.map((one) => [one, keyOf(one, targets)]));
  return [...entries].sort((a, b) => compare(keys.get(a)!, keys.get(b)!));
}

/** What moves nothing but the books comes first. */
function keyOf({ verdict }: JudgedEntry, targets: ReadonlyMap<string, Target>): string {
  if (verdict.kind !== 'income') return '';
  const found = judgeTargets(verdict.references, targets);
  return found.kind === 'one' ? `${found.target.kind === 'invoice' ? 1 : 2}:${found.target.id}` : '';
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
