import type { Instant } from '../../../../kernel/time/instant.js';
import { DAY_MS, SECOND_MS } from '../../../../kernel/time/instant.js';

/** Two tabs, or a client whose answer got lost, may show the same token again for so long. */
export const REPLAY_MS = 10 * SECOND_MS;
/** A token that was not used for so long is dead; the session with it. */
export const REFRESH_LIFETIME_MS = 30 * DAY_MS;
export const SESSION_LIFETIME_MS = 180 * DAY_MS;

export interface RefreshToken {
  createdAt: Instant;
  usedAt: Instant | null;
  successorId: string | null;
  sessionEndedAt: Instant | null;
  sessionExpiresAt: Instant;
}

export type RefreshVerdict =
  { kind: 'rotate' } | { kind: 'replay'; successorId: string; usedAt: Instant } | { kind: 'reuse' } | { kind: 'ended' };

/** What a shown refresh token is worth at `now` (machine time). Reuse means that somebody has a copy: the family ends. */
export function judgeRefresh(token: RefreshToken, now: Instant): RefreshVerdict {
  if (token.sessionEndedAt !== null || token.sessionExpiresAt <= now) return { kind: 'ended' };
  if (token.usedAt !== null && token.successorId !== null) {
    if (now - token.usedAt > REPLAY_MS) return { kind: 'reuse' };
    return { kind: 'replay', successorId: token.successorId, usedAt: token.usedAt };
  }
  return now - token.createdAt > REFRESH_LIFETIME_MS ? { kind: 'ended' } : { kind: 'rotate' };
}
