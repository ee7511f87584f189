import { groupBy } from '../../../../kernel/lists.js';
import { addLocalDays, instantOfLocalDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, earliest, type Instant } from '../../../../kernel/time/instant.js';
import type { Expiry } from '../../packs/index.js';
import { type Credits, sumOfCredits } from '../../rules/credits.js';
import type { SmsLot } from './lot.js';

/** So many days before the last one, people are told. */
export const NOTICE_DAYS = [30, 7, 1] as const;

type Watched = Pick<SmsLot, 'id' | 'accountId' | 'remaining' | 'reserved'> & { expiry: Expiry };

export interface ExpiryNotice {
  expiresOn: LocalDate;
  days: number;
  credits: Credits;
}

export interface Watch<Lot> {
  /** What people should know by now; each is told once. */
  notices: ExpiryNotice[];
  /** Lots whose rest is gone for good. */
  lapsed: Lot[];
  /** When to look again; null while nothing is left that could end. */
  nextAt: Instant | null;
}

/**
 * What the days that pass do to credits. Whoever has a plan that renews by itself is not told of an end that will move. A lot
 * that has ended is only written off when its plan cannot be renewed any more, because a late renewal brings it back.
 */
export function watchExpiry<Lot extends Watched>(lots: readonly Lot[], now: Instant): Watch<Lot> {
  const held = lots.filter(({ remaining, reserved }) => remaining + reserved > 0n);
  const left = held.filter(({ remaining }) => remaining > 0n);
  const ending = left.filter(({ expiry }) => !expiry.expired && !expiry.renews);
  const notices = [...groupBy(ending, ({ expiry }) => expiry.expiresOn)].flatMap(([expiresOn, those]) => {
    const days = stageAt(those[0]!.expiry, now);
    return days === null ? [] : [{ expiresOn, days, credits: sumOfCredits(those.map(({ remaining }) => remaining)) }];
  });
  const isLapsed = ({ expiry }: Lot): boolean => expiry.expired && expiry.lapsesAt <= now;
  return {
    notices,
    lapsed: left.filter(isLapsed),
    nextAt: earliest(...held.filter((lot) => !isLapsed(lot) || lot.reserved > 0n).map((lot) => nextOf(lot, now))),
  };
}

/** Of the notices whose time has come the last one; null: none yet, or all is over. */
function stageAt(expiry: Expiry, now: Instant): number | null {
  const due = NOTICE_DAYS.filter((days) => timeOf(expiry, days) <= now);
  return now < expiry.until ? (due.at(-1) ?? null) : null;
}

function timeOf({ expiresOn, zone }: Expiry, days: number): Instant {
  return instantOfLocalDate(addLocalDays(expiresOn, -days), zone);
}

/** What is reserved may come back to a lot that ended meanwhile, or whose account did, and a term that is owed may be paid: looked at daily. */
function nextOf({ expiry, reserved }: Watched, now: Instant): Instant {
  const moments = [...NOTICE_DAYS.map((days) => timeOf(expiry, days)), expiry.until, expiry.lapsesAt];
  const next = earliest(...moments.filter((moment) => moment > now));
  const tomorrow = addMs(now, DAY_MS);
  return next === null || (reserved > 0n && tomorrow < next) ? tomorrow : next;
}
