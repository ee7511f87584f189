import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { PlanVersionEntity } from '../data/plan-version.entity.js';
import type { PlanFile } from '../rules/catalogue-file.js';
import { effectivePolicies, type Policies } from '../rules/policies.js';

/** Which version of which plan of which offer it is. */
export interface VersionPlace {
  planId: string;
  version: number;
  offerPolicies: Partial<Policies>;
  validFrom: Instant;
  now: Instant;
}

/** Every policy is written out, so that a later release with other defaults changes nothing that was sold. */
export function planVersionRow(plan: PlanFile, place: VersionPlace): PlanVersionEntity {
  const custom = plan.custom ?? false;
  return {
    id: newId(place.now),
    planId: place.planId,
    version: place.version,
    name: plan.name,
    tier: plan.tier,
    custom,
    purchasable: plan.purchasable ?? !custom,
    monthlyVolume: plan.monthlyVolume,
    quotaMonthly: plan.quota.monthly,
    quotaDaily: plan.quota.daily,
    prices: plan.prices,
    addOns: plan.addOns ?? [],
    features: plan.features,
    policies: effectivePolicies(plan.policies ?? {}, place.offerPolicies),
    validFromAt: place.validFrom,
    createdAt: place.now,
  };
}
