import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { CLEAN_SENDING } from './clean-sending.table.js';

export interface SendingSums {
  accepted: number;
  delivered: number;
  /** To addresses that do not exist. */
  bounced: number;
  /** Delivered at first, and came back. */
  returned: number;
  complained: number;
}

export const NOTHING_SENT: SendingSums = { accepted: 0, delivered: 0, bounced: 0, returned: 0, complained: 0 };

export interface EarningFacts {
  now: Instant;
  /** A domain of the account is proven and signs its mail. */
  domainAuthenticated: boolean;
  life: SendingSums;
  /** The last thirty days, today included. */
  lately: SendingSums;
  firstDeliveredAt: Instant | null;
  /** When the last block for what was sent ended; `now` while one is open; null without any. */
  lastBlockedAt: Instant | null;
  /** What is earned so far: 0, 3 or 4. */
  earned: number;
}

export function cleanSends({ delivered, returned, complained }: SendingSums): number {
  return Math.max(0, delivered - returned - complained);
}

/** Whole numbers, cross-multiplied: a ratio at its limit is still clean. */
export function isClean({ delivered, bounced, complained }: SendingSums): boolean {
  return (
    bounced * CLEAN_SENDING.oneBounceIn <= delivered + bounced &&
    (complained <= 1 || complained * CLEAN_SENDING.oneComplaintIn <= delivered)
  );
}

/** Days in a row without a block for sending, since the first mail arrived; at most what is asked for. */
export function cleanDays({ now, firstDeliveredAt, lastBlockedAt }: EarningFacts): number {
  if (firstDeliveredAt === null) return 0;
  const since = Math.max(firstDeliveredAt, lastBlockedAt ?? firstDeliveredAt);
  return Math.min(CLEAN_SENDING.days, Math.floor((now - since) / DAY_MS));
}

/**
 * What clean sending is worth now: 0, 3 or 4. A tier once earned needs no more volume to be kept, so that a quiet season
 * costs nothing; it goes with the domain it stands on, and the fourth goes with a block for what was sent.
 */
export function earnedTier(facts: EarningFacts): 0 | 3 | 4 {
  if (!facts.domainAuthenticated) return 0;
  const clean = isClean(facts.life) && isClean(facts.lately);
  if (facts.earned < 3 && !(clean && cleanSends(facts.life) >= CLEAN_SENDING.sends && !isBlocked(facts))) return 0;
  if (blockedLately(facts)) return 3;
  if (facts.earned === 4) return 4;
  const enough = cleanDays(facts) >= CLEAN_SENDING.days && cleanSends(facts.lately) >= CLEAN_SENDING.sends;
  return clean && enough ? 4 : 3;
}

/** Whether time alone, or mail that arrives, may still change what is earned. */
export function isWorthAnotherLook(facts: EarningFacts, earned: number): boolean {
  return facts.domainAuthenticated && earned < 4 && cleanSends(facts.life) >= CLEAN_SENDING.sends;
}

function isBlocked({ now, lastBlockedAt }: EarningFacts): boolean {
  return lastBlockedAt !== null && lastBlockedAt >= now;
}

function blockedLately({ now, lastBlockedAt }: EarningFacts): boolean {
  return lastBlockedAt !== null && lastBlockedAt > addMs(now, -CLEAN_SENDING.days * DAY_MS);
}
