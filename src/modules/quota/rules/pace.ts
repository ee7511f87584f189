import { addMs, HOUR_MS, type Instant } from '../../../kernel/time/instant.js';

/**
 * How many messages an hour an account may send: what staff set for it, else the best that its subscriptions were
 * sold with; null: no limit.
 */
export function ratePerHour(byStaff: number | null, sold: readonly (number | null)[]): number | null {
  if (byStaff !== null) return byStaff;
  const limits = sold.filter((rate) => rate !== null);
  return sold.length === 0 || limits.length < sold.length ? null : Math.max(...limits);
}

export interface SendingEstimate {
  recipients: number;
  ratePerHour: number | null;
  /** Null without a rate: then nothing but the receivers' own speed counts. */
  durationSeconds: number | null;
  startsAt: Instant;
  endsAt: Instant | null;
}

/** in proportion to the number of recipients, behind those that wait already. */
export function estimate(recipients: number, perHour: number | null, startsAt: Instant): SendingEstimate {
  if (perHour === null) return { recipients, ratePerHour: null, durationSeconds: null, startsAt, endsAt: null };
  const durationSeconds = Math.ceil((recipients * 3600) / perHour);
  return {
    recipients,
    ratePerHour: perHour,
    durationSeconds,
    startsAt,
    endsAt: addMs(startsAt, durationSeconds * 1000),
  };
}

/** When the last of so many messages that wait will have left. */
export function startBehind(waiting: number, perHour: number | null, paidUntil: Instant | null, now: Instant): Instant {
  if (perHour === null || waiting === 0) return now;
  const from = paidUntil !== null && paidUntil > now ? paidUntil : now;
  return addMs(from, Math.ceil((waiting * HOUR_MS) / perHour));
}
