import type { Plan } from './plan.js';

export type RecommendationReason =
  | 'smallest_that_fits'
  | 'free_is_enough'
  | 'above_standard_volumes'
  | 'custom_features'
  | 'custom_features_need_more_volume'
  | 'no_plan_fits';

export interface Recommendation {
  plan: Plan | null;
  reasons: RecommendationReason[];
}

/** The longest month: a daily limit must be enough on each of its days. */
const DAYS_A_MONTH = 31;

/**
 * The plan of an offer for a monthly volume and features that only custom plans have (R-035, R-036, C-18). From
 * `custom.minVolume` on, included, custom features lead to the custom plan; strictly above `custom.forcedAbove` nothing
 * else fits. Everybody else gets the cheapest plan that takes the volume.
 */
export function recommendPlan(
  plans: readonly Plan[],
  monthlyVolume: number,
  customFeatures: readonly string[],
): Recommendation {
  const custom = plans.find((plan) => plan.custom) ?? null;
  if (custom && mustBeCustom(custom, monthlyVolume)) return { plan: custom, reasons: ['above_standard_volumes'] };
  if (custom && customFeatures.length > 0 && mayBeCustom(custom, monthlyVolume)) {
    return { plan: custom, reasons: ['custom_features'] };
  }
  const notes: RecommendationReason[] = customFeatures.length > 0 ? ['custom_features_need_more_volume'] : [];
  const plan = cheapest(plans.filter((one) => !one.custom && takes(one, monthlyVolume)));
  if (plan === null) return { plan: custom, reasons: [...notes, 'no_plan_fits'] };
  return { plan, reasons: [plan.tier === 'free' ? 'free_is_enough' : 'smallest_that_fits', ...notes] };
}

/** Above this volume no standard plan is sold, whatever the features. */
export function mustBeCustom(custom: Pick<Plan, 'policies'>, monthlyVolume: number): boolean {
  const above = custom.policies['custom.forcedAbove'];
  return above !== null && monthlyVolume > above;
}

/** From this volume on custom features can be had. */
export function mayBeCustom(custom: Pick<Plan, 'policies'>, monthlyVolume: number): boolean {
  const from = custom.policies['custom.minVolume'];
  return from !== null && monthlyVolume >= from;
}

function takes({ monthlyVolume, quota }: Plan, wanted: number): boolean {
  const monthly = quota.monthly ?? monthlyVolume ?? Infinity;
  const daily = quota.daily === null ? Infinity : quota.daily * DAYS_A_MONTH;
  return wanted <= Math.min(monthly, daily);
}

function cheapest(plans: readonly Plan[]): Plan | null {
  const sold = plans.filter((plan) => plan.purchasable || plan.tier === 'free');
  return [...sold].sort((a, b) => Number(yearlyPrice(a) - yearlyPrice(b)) || a.position - b.position)[0] ?? null;
}

/** For twelve months: where no month is sold, the year's price, so that nothing is rounded. */
function yearlyPrice({ prices }: Plan): bigint {
  const month = prices.find(({ interval }) => interval === 'month')?.price.minor;
  return month === undefined ? (prices[0]?.price.minor ?? 0n) : month * 12n;
}
