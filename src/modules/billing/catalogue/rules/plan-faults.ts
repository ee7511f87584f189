import type { PlanFile } from './catalogue-file.js';
import type { Fault } from './fault.js';
import type { Policies } from './policies.js';

/** What is wrong with a plan whose shape is right. */
export function faultsOfPlan(plan: PlanFile): Fault[] {
  return [
    ...twice(plan.prices.map(({ interval }) => interval)).map((i) => ({
      path: `/prices/${i}/interval`,
      message: 'is priced twice',
    })),
    ...twice((plan.addOns ?? []).map(({ kind }) => kind)).map((i) => ({
      path: `/addOns/${i}/kind`,
      message: 'is priced twice',
    })),
    ...pricesOf(plan),
    ...faultsOfPolicies(plan.policies ?? {}).map(({ path, message }) => ({ path: `/policies${path}`, message })),
  ];
}

/** What is wrong with policies whose shape is right. */
export function faultsOfPolicies(policies: Partial<Policies>): Fault[] {
  const { 'quota.timezone': zone, 'custom.minVolume': from, 'custom.forcedAbove': above } = policies;
  return [
    ...(zone === undefined || isTimeZone(zone) ? [] : [{ path: '/quota.timezone', message: 'is no time zone' }]),
    ...(typeof from === 'number' && typeof above === 'number' && from > above
      ? [{ path: '/custom.forcedAbove', message: 'must not be below custom.minVolume' }]
      : []),
  ];
}

function pricesOf({ tier, prices, custom = false, purchasable = !custom }: PlanFile): Fault[] {
  if (tier === 'free') return prices.length > 0 ? [{ path: '/prices', message: 'must be empty on a free plan' }] : [];
  return purchasable && prices.length === 0
    ? [{ path: '/prices', message: 'must not be empty on a plan that can be bought' }]
    : [];
}

/** Positions of what has occurred before. */
function twice(values: readonly string[]): number[] {
  return values.flatMap((value, i) => (values.indexOf(value) === i ? [] : [i]));
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
