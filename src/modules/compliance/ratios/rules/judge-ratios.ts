import type { BlockScope } from '../../../accounts/index.js';
import { isAbove, type RatioLimit } from '../../../../kernel/ratio.js';
import type { SendingTerms } from './sending-terms.js';

/** How many, of how many. */
export interface Measured {
  events: number;
  base: number;
}

export const LEVELS = ['fine', 'review', 'alert', 'restrict', 'block'] as const;
/** What a measure asks for, from nothing to the most. */
export type Level = (typeof LEVELS)[number];

export type RatioVerdict =
  | { level: 'fine' }
  | { level: 'review' | 'alert'; limit: RatioLimit }
  | { level: 'restrict' | 'block'; limit: RatioLimit; stops: BlockScope };

const FINE: RatioVerdict = { level: 'fine' };

/**
 * Strictly above the limit suspends; with too little mail to say so a person looks (R-088, D-11). Nothing about consent is asked
 * here: it helps in the review, and stops nothing.
 */
export function judgeComplaints(measured: Measured, terms: SendingTerms['complaints']): RatioVerdict {
  const { limit, minVolume, suspends } = terms;
  if (!isAbove(measured.events, measured.base, limit)) return FINE;
  if (measured.base < minVolume) return { level: 'review', limit };
  return { level: 'block', limit, stops: suspends };
}

/** Staff are told first, then campaigns stop, then everything that is sent. */
export function judgeBounces(measured: Measured, terms: SendingTerms['bounces']): RatioVerdict {
  const { alert, restrict, block, minVolume } = terms;
  const above = (limit: RatioLimit) => isAbove(measured.events, measured.base, limit);
  if (measured.base < minVolume) return FINE;
  if (above(block)) return { level: 'block', limit: block, stops: 'sending' };
  if (above(restrict)) return { level: 'restrict', limit: restrict, stops: 'campaigns' };
  return above(alert) ? { level: 'alert', limit: alert } : FINE;
}

export function isWorse(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(than);
}
