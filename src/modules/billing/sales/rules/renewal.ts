import type { Cycle } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { renewalWindowEnd, type Subscription, termAfter } from '../../subscriptions/index.js';

export type DueAct = 'wait' | 'end_of_term' | 'renew' | 'close_window' | 'lapse';

/** What is due for a subscription; read under its lock, so that a second scheduler finds nothing left to do. */
export function dueAct(
  subscription: Pick<Subscription, 'status' | 'dueAt' | 'endsAt' | 'termEndAt'>,
  now: Instant,
): DueAct {
  const { status, dueAt, endsAt, termEndAt } = subscription;
  if (dueAt === null || dueAt > now) return 'wait';
  if (status === 'pending_payment') return 'lapse';
  if (status === 'expired') return 'close_window';
  if (status !== 'active' && status !== 'past_due') return 'wait';
  if (endsAt !== null && endsAt <= now) return 'end_of_term';
  return termEndAt !== null && termEndAt <= now ? 'renew' : 'wait';
}

export type RenewalVerdict = { kind: 'allowed'; term: Cycle } | { kind: 'not_yet' } | { kind: 'too_late' };

/** Whether a customer may pay for the next term now, and for which days (R-070, R-071: no day is given away). */
export function judgeRenewal(
  subscription: Pick<Subscription, 'status' | 'anchorAt' | 'termEndAt'>,
  plan: Pick<Plan, 'policies'>,
  interval: Interval,
  now: Instant,
): RenewalVerdict {
  const { status, termEndAt, anchorAt } = subscription;
  const zone = plan.policies['quota.timezone'];
  if (termEndAt === null || status === 'ended' || status === 'deleted') return { kind: 'too_late' };
  if (status === 'expired' && now >= renewalWindowEnd(plan.policies, termEndAt, zone)) return { kind: 'too_late' };
  if (status === 'pending_payment' || now < termEndAt) return { kind: 'not_yet' };
  return { kind: 'allowed', term: termAfter(anchorAt, termEndAt, interval, zone) };
}
