import type { FeatureValue, Plan } from './plan.js';

export interface ComparedFeature {
  code: string;
  /** Only custom plans have it. */
  customOnly: boolean;
  /** Plan id → value; false where a plan says nothing. */
  values: Map<string, FeatureValue>;
}

/** One row per feature that any plan names, in the order in which plans name them. */
export function compareFeatures(plans: readonly Plan[]): ComparedFeature[] {
  const codes = [...new Set(plans.flatMap((plan) => Object.keys(plan.features)))];
  return codes.map((code) => {
    const having = plans.filter((plan) => isGiven(plan.features[code]));
    return {
      code,
      customOnly: having.length > 0 && having.every((plan) => plan.custom),
      values: new Map(plans.map((plan) => [plan.id, plan.features[code] ?? false])),
    };
  });
}

/** Features that only custom plans have: what a wish for a custom plan may name. */
export function customOnlyFeatures(plans: readonly Plan[]): string[] {
  return compareFeatures(plans)
    .filter(({ customOnly }) => customOnly)
    .map(({ code }) => code);
}

function isGiven(value: FeatureValue | undefined): boolean {
  return value !== undefined && value !== false && value !== 0 && value !== '';
}
