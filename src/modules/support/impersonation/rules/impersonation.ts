import { addMs, type Instant } from '../../../../kernel/time/instant.js';

/** To look, or also to do what is not the person's alone. */
export const IMPERSONATION_MODES = ['read', 'write'] as const;
export type ImpersonationMode = (typeof IMPERSONATION_MODES)[number];

/** `session_ended`: by anything that ends a person's sessions, such as another password. */
export const END_REASONS = ['ended_by_customer', 'ended_by_staff', 'expired', 'session_ended'] as const;
export type EndReason = (typeof END_REASONS)[number];

export interface ImpersonationState {
  startedAt: Instant;
  expiresAt: Instant;
  endedAt: Instant | null;
  endReason: EndReason | null;
}

/**
 * What is true before the end is written down: its session is gone, or its time is over. Sessions live in machine time,
 * so all that is known of their end is how long ago it was.
 */
export function asItIs<T extends ImpersonationState>(row: T, sessionEndedMsAgo: number | null, now: Instant): T {
  if (row.endedAt !== null) return row;
  const over = now >= row.expiresAt ? row.expiresAt : now;
  if (sessionEndedMsAgo !== null) {
    const endedAt = Math.min(over, Math.max(row.startedAt, addMs(now, -sessionEndedMsAgo))) as Instant;
    return { ...row, endedAt, endReason: 'session_ended' };
  }
  return now >= row.expiresAt ? { ...row, endedAt: row.expiresAt, endReason: 'expired' } : row;
}
