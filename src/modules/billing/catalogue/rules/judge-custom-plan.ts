import { customOnlyFeatures } from './compare-plans.js';
import type { Plan } from './plan.js';
import { mayBeCustom, mustBeCustom } from './recommend-plan.js';

export interface CustomPlanWish {
  monthlyVolume: number;
  customFeatures: readonly string[];
}

export interface CustomPlanVerdict {
  eligible: boolean;
  /** All that a wish may name. */
  features: string[];
}

/**
 * Whether a Custom plan may be asked for: above its highest volume always, from its lowest one on with a
 * feature that no other plan has. Judged by the Custom plan of the offers that a customer has, else by the catalogue's first.
 */
export function judgeCustomPlan(
  plans: readonly Plan[],
  offers: readonly string[],
  { monthlyVolume, customFeatures }: CustomPlanWish,
): CustomPlanVerdict {
  const sold = plans.filter((plan) => plan.custom);
  const custom = sold.find(({ offer }) => offers.includes(offer)) ?? sold[0];
  if (custom === undefined) return { eligible: false, features: [] };
  const features = customOnlyFeatures(plans.filter(({ offer }) => offer === custom.offer));
  const needsOne = customFeatures.some((code) => features.includes(code));
  const eligible = mustBeCustom(custom, monthlyVolume) || (needsOne && mayBeCustom(custom, monthlyVolume));
  return { eligible, features };
}
