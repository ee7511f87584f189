import type { Actor } from '../../audit-actor.js';

/** One thing that was done. `changes` names fields and facts, never a secret: `{ role: { from, to } }`, or a fact alone. */
export interface AuditRecord {
  accountId: string;
  action: string;
  actor: Actor;
  target: { type: string; id: string | null };
  changes?: Record<string, unknown>;
}
