import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { SHIPPED_CATALOGUE } from '../shipped/offers.js';
import { money } from '../../../../kernel/money.js';
import { compareFeatures, customOnlyFeatures } from './compare-plans.js';
import type { Plan } from './plan.js';
import { effectivePolicies } from './policies.js';
import { recommendPlan } from './recommend-plan.js';

function plansOf(code: string): Plan[] {
  const offer = SHIPPED_CATALOGUE.offers.find((one) => one.code === code)!;
  return offer.plans.map((plan, position) => ({
    ...plan,
    id: plan.code,
    versionId: plan.code,
    version: 1,
    offer: code,
    custom: plan.custom ?? false,
    position,
    purchasable: plan.purchasable ?? !plan.custom,
    prices: plan.prices.map(({ interval, amount }) => ({ interval, price: money(BigInt(amount.replace('.', ''))) })),
    addOns: [],
    policies: effectivePolicies(plan.policies ?? {}, offer.policies),
    validFrom: instantOf('2020-01-01T00:00:00Z'),
  }));
}

describe('recommendation', () => {
  const table: [string, string, number, string[], string | undefined, string][] = [
    [
      'R-036: 900,001 is custom whatever the features',
      'freemium-de',
      900_001,
      [],
      'freemium-de.custom',
      'above_standard_volumes',
    ],
    [
      'R-036: 900,000 without features is a standard plan',
      'freemium-de',
      900_000,
      [],
      'freemium-de.essential-900k',
      'smallest_that_fits',
    ],
    [
      'R-035: 450,000 with a custom feature is custom',
      'freemium-de',
      450_000,
      ['sso'],
      'freemium-de.custom',
      'custom_features',
    ],
    [
      'R-035: 449,999 with a custom feature is not',
      'freemium-de',
      449_999,
      ['sso'],
      'freemium-de.essential-450k',
      'smallest_that_fits custom_features_need_more_volume',
    ],
    [
      'R-035: 450,000 without a custom feature is not',
      'freemium-de',
      450_000,
      [],
      'freemium-de.essential-450k',
      'smallest_that_fits',
    ],
    ['6,000 are free', 'freemium-fr', 6_000, [], 'freemium-fr.free', 'free_is_enough'],
    ['6,001 are not', 'freemium-fr', 6_001, [], 'freemium-fr.essential-15k', 'smallest_that_fits'],
    ['a daily plan must be enough on each day', 'relay', 60_000, [], 'relay.3000', 'smallest_that_fits'],
    ['nobody sells that', 'relay', 1_000_000, [], undefined, 'no_plan_fits'],
  ];
  for (const [name, offer, volume, features, plan, reasons] of table) {
    it(name, () => {
      const found = recommendPlan(plansOf(offer), volume, features);
      assert.equal(found.plan?.code, plan);
      assert.equal(found.reasons.join(' '), reasons);
    });
  }
});

describe('comparison', () => {
  it('R-037: every feature has a value per plan, and some are only in custom plans', () => {
    const plans = plansOf('freemium-fr');
    for (const feature of compareFeatures(plans)) assert.equal(feature.values.size, plans.length, feature.code);
    assert.deepEqual(customOnlyFeatures(plans), ['sso', 'custom_integration', 'success_manager']);
  });
});
