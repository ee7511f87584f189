import { wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import type { Offer, Plan } from '../rules/plan.js';
import { effectivePolicies } from '../rules/policies.js';
import type { OfferView, PlanView } from './catalogue.dto.js';

export function presentOffer(offer: Offer, freePlan: Plan | null): OfferView {
  return {
    code: offer.code,
    name: offer.name,
    currency: offer.currency,
    timeZone: effectivePolicies({}, offer.policies)['quota.timezone'],
    freePlanId: freePlan === null ? null : wireId('pln', freePlan.id),
  };
}

/** Prices in the catalogue never contain VAT. */
export function presentPlan(plan: Plan): PlanView {
  return {
    id: wireId('pln', plan.id),
    code: plan.code,
    offer: plan.offer,
    version: plan.version,
    name: plan.name,
    tier: plan.tier,
    custom: plan.custom,
    monthlyVolume: plan.monthlyVolume,
    quota: plan.quota,
    prices: plan.prices.map(({ interval, price }) => ({ interval, ...toWireMoney(price), taxIncluded: false })),
    addOns: plan.addOns.map(({ kind, price, period }) => ({ kind, ...toWireMoney(price), period, taxIncluded: false })),
    features: plan.features,
    policies: { ...plan.policies },
    purchasable: plan.purchasable,
  };
}
