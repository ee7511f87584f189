import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { ReputationClass } from '../../pools/index.js';
import type { FiguresByWindow } from './figures.js';
import { judgeReputation, type Standing } from './judge-reputation.js';

/** Who has delivered so much within 30 days and was received well is no stranger any more. */
const KNOWN_FROM = 1_000;
/** Days without a bad sign until somebody comes out of quarantine. */
const CLEAN_DAYS = 7;

export interface SenderClass {
  class: ReputationClass;
  because: ClassReason;
  since: Instant;
  /** In quarantine: since when there was no bad sign. */
  cleanSince: Instant | null;
}
type ClassReason = 'signed_up' | 'received_well' | 'received_badly' | 'clean_again';

/**
 * Which shared addresses an account's mail leaves from. Bad comes at once, good takes its time: who is in quarantine comes out
 * after seven days without a bad sign, so that nobody goes to and fro. A good one who falls silent stays good.
 */
export function judgeClass(before: SenderClass | null, figures: FiguresByWindow, now: Instant): SenderClass {
  const standing = { week: judgeReputation(figures[7]).standing, month: judgeReputation(figures[30]).standing };
  const known = figures[30].delivered >= KNOWN_FROM && isFine(standing.month);
  const current = before ?? { class: 'new', because: 'signed_up', since: now, cleanSince: null };
  if (standing.week === 'poor') return quarantined(current, now);
  if (current.class === 'quarantine') return afterQuarantine(current, { known, week: standing.week }, now);
  if (current.class === 'new' && known && isFine(standing.week))
    return { class: 'good', because: 'received_well', since: now, cleanSince: null };
  return current;
}

function quarantined(current: SenderClass, now: Instant): SenderClass {
  if (current.class === 'quarantine') return current.cleanSince === null ? current : { ...current, cleanSince: null };
  return { class: 'quarantine', because: 'received_badly', since: now, cleanSince: null };
}

function afterQuarantine(
  current: SenderClass,
  { known, week }: { known: boolean; week: Standing },
  now: Instant,
): SenderClass {
  if (!isFine(week)) return current.cleanSince === null ? current : { ...current, cleanSince: null };
  if (current.cleanSince === null) return { ...current, cleanSince: now };
  if (now < addMs(current.cleanSince, CLEAN_DAYS * DAY_MS)) return current;
  return { class: known ? 'good' : 'new', because: 'clean_again', since: now, cleanSince: null };
}

function isFine(standing: Standing): boolean {
  return standing === 'good' || standing === 'unknown';
}
