import type { Interval, Plan, RunningPlan } from '../../../billing/index.js';

/** A plan that can be had now: bought, or changed to from what already runs. */
export interface PlanGood {
  plan: Plan;
  interval: Interval;
  /** The subscription that would change; null when a new one begins. */
  changes: string | null;
}

/**
 * Every plan on sale once, those of the account's own offers first. Of an offer that runs as a paid plan, the oldest such
 * subscription changes; all other plans are bought. What runs already is not offered again as it is.
 */
export function planGoods(onSale: readonly Plan[], running: readonly RunningPlan[]): PlanGood[] {
  const own = new Set(running.map(({ offer }) => offer));
  const ordered = [...onSale.filter(({ offer }) => own.has(offer)), ...onSale.filter(({ offer }) => !own.has(offer))];
  return ordered.flatMap((plan) => {
    const current = running.find(({ offer, changeable }) => changeable && offer === plan.offer);
    const interval = intervalFor(plan, current);
    return interval === undefined ? [] : [{ plan, interval, changes: current?.subscriptionId ?? null }];
  });
}

/** As now where the plan is sold so; the current plan only otherwise than now. */
function intervalFor(plan: Plan, current: RunningPlan | undefined): Interval | undefined {
  const sold = plan.prices.map(({ interval }) => interval);
  if (current?.planId === plan.id) return sold.find((interval) => interval !== current.interval);
  return sold.find((interval) => interval === current?.interval) ?? sold[0];
}
