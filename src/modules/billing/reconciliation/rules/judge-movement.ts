import { findReferences } from './find-references.js';
import type { Movement } from './statement.js';
import type { Target } from './statement-entry.js';

export type MovementVerdict =
  /** None of our business; nothing of it is kept. */
  | { kind: 'ignored'; reason: 'debit' | 'not_booked' | 'other_currency' }
  /** The bank takes something back: kept, and staff are told. */
  | { kind: 'reversal' }
  /** Money that nobody may trust a reference for. */
  | { kind: 'unclear'; reason: 'collective_unclear' | 'payment_returned' }
  | { kind: 'income'; references: string[] };

/** What a movement is, before anybody looks for what it may be for. */
export function judgeMovement(movement: Movement): MovementVerdict {
  if (!movement.booked) return { kind: 'ignored', reason: 'not_booked' };
  if (movement.minor === null) return { kind: 'ignored', reason: 'other_currency' };
  if (movement.reversal) return { kind: 'reversal' };
  if (!movement.credit) return { kind: 'ignored', reason: 'debit' };
  if (movement.unclear) return { kind: 'unclear', reason: 'collective_unclear' };
  if (movement.returned) return { kind: 'unclear', reason: 'payment_returned' };
  return { kind: 'income', references: findReferences(movement.texts) };
}

export type TargetVerdict =
  | { kind: 'one'; target: Target }
  | { kind: 'none'; reason: 'no_reference' | 'unknown_reference' }
  | { kind: 'several'; candidates: Target[] };

/** Money goes where exactly one thing was named; never where only an amount fits. */
export function judgeTargets(references: readonly string[], known: ReadonlyMap<string, Target>): TargetVerdict {
  const targets = references.map((reference) => known.get(reference)).filter((target) => target !== undefined);
  const distinct = [...new Map(targets.map((target) => [`${target.kind}:${target.id}`, target])).values()];
  const [first] = distinct;
  if (first === undefined) {
    return { kind: 'none', reason: references.length === 0 ? 'no_reference' : 'unknown_reference' };
  }
  return distinct.length === 1 ? { kind: 'one', target: first } : { kind: 'several', candidates: distinct };
}
