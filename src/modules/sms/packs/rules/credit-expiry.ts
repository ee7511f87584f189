import { addMonthsAnchored, localDate, type LocalDate, nextLocalMidnight } from '../../../../kernel/time/calendar.js';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';

/** What rules a lot's end: the e-mail plan beside it, or the months since it was bought. */
export type ExpiryMode = 'email_term' | 'months';

/** What a lot was sold with. `email_term`: while there is an e-mail plan with an end, that end counts. */
export interface Validity {
  mode: ExpiryMode;
  months: number;
  /** In which days are counted where no plan says it. */
  zone: string;
}

/** From when to when an e-mail plan with an end runs, or ran. */
export interface EmailTerm {
  start: Instant;
  /** Exclusive. */
  end: Instant;
  /** It runs now, also where its next term is due or owed. */
  running: boolean;
  zone: string;
  /** It goes on by itself when its term ends. */
  renews: boolean;
  /** The first instant at which it is too late to renew it; null where its end is its end. */
  renewableUntil: Instant | null;
}

export interface Expiry {
  mode: ExpiryMode;
  /** The last usable day, in `zone`. */
  expiresOn: LocalDate;
  zone: string;
  /** The first instant at which it cannot be used any more. */
  until: Instant;
  expired: boolean;
  /** From when on nothing brings it back: the e-mail plan may be renewed for some days after its term. */
  lapsesAt: Instant;
  /** The plan it lives with goes on by itself, and that day with it. */
  renews: boolean;
}

/**
 * When credits end (C-16): with the e-mail plan's term, which every renewal moves; where there is no such plan, at the
 * end of the same day so many calendar months later. A plan that comes later, while they can still be used, takes over,
 * whether that makes them live longer or shorter. Of several plans the one that ends last counts. What has ended stays
 * so: only the same plan's late renewal, whose term begins where the last one ended, brings it back.
 *
 * Nothing of this is stored, because the answer moves with the plans. `terms` are in the order of their beginning.
 */
export function expiryOf(
  { validity, purchasedAt }: { validity: Validity; purchasedAt: Instant },
  terms: readonly EmailTerm[],
  now: Instant,
): Expiry {
  const alone = nextLocalMidnight(addMonthsAnchored(purchasedAt, validity.months, validity.zone), validity.zone);
  const ruling = validity.mode === 'email_term' ? rulingTerm(terms, purchasedAt, alone) : null;
  const { end: until, zone } = ruling ?? { end: alone, zone: validity.zone };
  return {
    mode: ruling === null ? 'months' : 'email_term',
    expiresOn: localDate(addMs(until, -1), zone),
    zone,
    until,
    expired: now >= until && ruling?.running !== true,
    lapsesAt: ruling?.renewableUntil ?? until,
    renews: ruling?.renews ?? false,
  };
}

/** Whether credits that can be used now will be at a later time, as things stand now. */
export function lastsUntil({ until, expired, renews }: Expiry, later: Instant): boolean {
  return !expired && (renews || later < until);
}

/** Credits of an account that was purged end with it, whatever day was theirs. */
export function endedWithItsAccount({ until, ...expiry }: Expiry, now: Instant): Expiry {
  const over = until < now ? until : now;
  return {
    ...expiry,
    until: over,
    expiresOn: localDate(addMs(over, -1), expiry.zone),
    expired: true,
    lapsesAt: over,
    renews: false,
  };
}

function rulingTerm(terms: readonly EmailTerm[], purchasedAt: Instant, alone: Instant): EmailTerm | null {
  return terms.reduce<EmailTerm | null>((ruling, term) => {
    // A plan that runs on, its term over and the next one due or owed, still rules what was bought meanwhile.
    const over = term.end <= purchasedAt && !term.running;
    if (over || term.start > (ruling?.end ?? alone)) return ruling;
    return ruling === null || term.end > ruling.end ? term : ruling;
  }, null);
}
