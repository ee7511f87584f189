import type { Instant } from '../../../../kernel/time/instant.js';
import type { SendingSums } from '../../record/index.js';
import type { Measured } from './judge-ratios.js';
import { windowStart } from './ratio-window.js';

export const MEASURES = ['complaints', 'bounces'] as const;
export type MeasureName = (typeof MEASURES)[number];

/** Since a block for it was lifted: what was judged then is judged, and counting begins anew. */
export interface FreshStart {
  at: Instant;
  /** What the account had sent over its life until then. */
  before: Pick<SendingSums, 'accepted' | 'delivered' | 'bounced'>;
}

export interface SentFacts {
  now: Instant;
  lately: SendingSums;
  life: SendingSums;
  fresh: FreshStart | null;
}

/** From when complaints count: the window's beginning, or a fresh start within it. */
export function countedFrom({ now, fresh }: Pick<SentFacts, 'now' | 'fresh'>): Instant {
  const from = windowStart(now);
  return fresh !== null && fresh.at > from ? fresh.at : from;
}

/** Per message accepted; a message to three recipients is three (D-01). */
export function measureComplaints(complaints: number, facts: SentFacts): Measured {
  return { events: complaints, base: sent(facts).accepted };
}

/** Per message with an outcome: a large mailing that has only begun to leave must not thin out what came back of it. */
export function measureBounces(facts: SentFacts): Measured {
  const { bounced, delivered } = sent(facts);
  return { events: bounced, base: delivered + bounced };
}

function sent({ now, lately, life, fresh }: SentFacts): FreshStart['before'] {
  if (fresh === null || fresh.at <= windowStart(now)) return lately;
  const { before } = fresh;
  return {
    accepted: life.accepted - before.accepted,
    delivered: life.delivered - before.delivered,
    bounced: life.bounced - before.bounced,
  };
}
