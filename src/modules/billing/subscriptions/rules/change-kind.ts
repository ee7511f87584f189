import type { Money } from '../../../../kernel/money.js';
import type { Interval, Plan } from '../../catalogue/index.js';

/** A plan at an interval: what runs, or what is wanted instead. */
export interface Choice {
  plan: Pick<Plan, 'id' | 'offer' | 'custom' | 'prices' | 'quota' | 'monthlyVolume' | 'policies'>;
  interval: Interval;
}

export type Effective = 'now' | 'period_end';

export type ChangeRefusal =
  | 'plan_of_other_offer'
  | 'quote_required'
  | 'same_plan'
  | 'downgrade_only_at_period_end'
  | 'downgrade_not_allowed_in_yearly_period';

export type ChangeVerdict =
  | { kind: 'upgrade' | 'downgrade'; effective: Effective; startsNewPeriod: boolean }
  | { kind: 'refused'; code: ChangeRefusal };

/**
 * What a wished change is (R-031 to R-033, C-03). An upgrade costs more per month at no less volume and works at once; from
 * month to year it begins a new period today. Everything else is a downgrade and waits for the end of the period; under a
 * yearly plan whose terms forbid it, asking for it now is refused with its own code.
 */
export function judgeChange(current: Choice, wanted: Choice, asked: Effective | undefined): ChangeVerdict {
  const refused = (code: ChangeRefusal): ChangeVerdict => ({ kind: 'refused', code });
  if (wanted.plan.offer !== current.plan.offer) return refused('plan_of_other_offer');
  if (wanted.plan.custom || priceOf(wanted) === null) return refused('quote_required');
  if (wanted.plan.id === current.plan.id && wanted.interval === current.interval) return refused('same_plan');
  if (isUpgrade(current, wanted)) {
    const effective = asked ?? 'now';
    const startsNewPeriod = effective === 'now' && wanted.interval !== current.interval;
    return { kind: 'upgrade', effective, startsNewPeriod };
  }
  if (asked === 'now') {
    const forbidden =
      current.interval === 'year' && current.plan.policies['change.downgrade.yearly'] === 'forbidden_in_period';
    return refused(forbidden ? 'downgrade_not_allowed_in_yearly_period' : 'downgrade_only_at_period_end');
  }
  return { kind: 'downgrade', effective: 'period_end', startsNewPeriod: false };
}

/** The net list price of the interval; null when the plan is not sold that way. */
export function priceOf({ plan, interval }: Choice): Money | null {
  return plan.prices.find((price) => price.interval === interval)?.price ?? null;
}

function isUpgrade(current: Choice, wanted: Choice): boolean {
  if (current.interval === 'year' && wanted.interval === 'month') return false;
  return twelveMonths(wanted.plan) > twelveMonths(current.plan) && hasNoLessVolume(wanted.plan, current.plan);
}

/** Twelve times the list price per month, so that plans sold by the year only can be compared without rounding. */
function twelveMonths(plan: Choice['plan']): bigint {
  const monthly = priceOf({ plan, interval: 'month' });
  if (monthly !== null) return monthly.minor * 12n;
  return priceOf({ plan, interval: 'year' })?.minor ?? 0n;
}

function hasNoLessVolume(wanted: Choice['plan'], current: Choice['plan']): boolean {
  const limits = (plan: Choice['plan']): (number | null)[] => [
    plan.monthlyVolume,
    plan.quota.monthly,
    plan.quota.daily,
    plan.policies['rate.perHour'],
  ];
  const before = limits(current);
  return limits(wanted).every((limit, i) => (limit ?? Infinity) >= (before[i] ?? Infinity));
}
