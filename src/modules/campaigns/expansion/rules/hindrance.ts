import type { Instant } from '../../../../kernel/time/instant.js';
import type { PausedBecause, Standstill, WaitsBecause } from '../../authoring/index.js';

/** Why no more of a campaign can be handed over now. */
export type Hindrance =
  | ({ kind: 'waits'; until: Instant | null } & Standstill<WaitsBecause>)
  | ({ kind: 'paused' } & Standstill<PausedBecause>)
  /** Somebody paused or cancelled it at the same time; his word stands. */
  | { kind: 'stopped' };

const PAUSES: readonly string[] = [
  'subscription_required',
  'subscription_expired',
  'sender_not_verified',
] satisfies PausedBecause[];

/** What a refusal of mail means for the campaign: a block ends by itself, the rest wants somebody to do something. */
export function hindranceOf(code: string, extra: Record<string, unknown>): Hindrance {
  if (code === 'account_blocked') {
    const { blockIds } = extra;
    if (Array.isArray(blockIds) && blockIds.length > 0)
      return { kind: 'waits', code: 'account_blocked', detail: { blockIds }, until: null };
    return { kind: 'paused', code: 'account_closed', detail: {} };
  }
  if (PAUSES.includes(code)) return { kind: 'paused', code: code as PausedBecause, detail: {} };
  return { kind: 'paused', code: 'content_refused', detail: { code } };
}
