import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../../../kernel/time/instant.js';

/** What is known of the secrets of a credential: the present one, the one before, and its own end. */
export interface SecretFacts {
  hash: Buffer;
  previousHash: Buffer | null;
  previousUntilAt: Instant | null;
  expiresAt: Instant | null;
}

/** Whether a secret with this hash is good at `now`: the present one, or the one before while both are. */
export function isProvenBy(facts: SecretFacts, shown: Buffer, now: Instant): boolean {
  if (facts.expiresAt !== null && facts.expiresAt <= now) return false;
  if (timingSafeEqual(facts.hash, shown)) return true;
  const overlaps = facts.previousUntilAt !== null && facts.previousUntilAt > now;
  return overlaps && facts.previousHash !== null && timingSafeEqual(facts.previousHash, shown);
}
