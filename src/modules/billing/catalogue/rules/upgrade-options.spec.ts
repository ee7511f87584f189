import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { SHIPPED_CATALOGUE } from '../shipped/offers.js';
import type { Plan } from './plan.js';
import { effectivePolicies } from './policies.js';
import { MAX_UPGRADE_OPTIONS, upgradeOptions } from './upgrade-options.js';

/** The shipped plans as the catalogue holds them. */
const CATALOGUE: Plan[] = SHIPPED_CATALOGUE.offers.flatMap((offer) =>
  offer.plans.map((plan, position) => ({
    id: '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    versionId: '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12',
    version: 1,
    code: plan.code,
    offer: offer.code,
    name: plan.name,
    tier: plan.tier,
    custom: plan.custom ?? false,
    position,
    purchasable: plan.purchasable ?? !plan.custom,
    monthlyVolume: plan.monthlyVolume,
    quota: plan.quota,
    prices: [],
    addOns: [],
    features: {},
    policies: effectivePolicies(plan.policies ?? {}, offer.policies),
    validFrom: instantOf('2026-01-01T00:00:00Z'),
  })),
);
const options = (code: string) =>
  upgradeOptions(
    CATALOGUE.find((plan) => plan.code === code)!,
    CATALOGUE,
  ).map((option) => option.code);

describe('upgrade options', () => {
  it('of the free plan are the next plans of the same offer, smallest first', () => {
    assert.deepEqual(options('freemium-fr.free'), [
      'freemium-fr.essential-15k',
      'freemium-fr.premium-15k',
      'freemium-fr.essential-30k',
      'freemium-fr.premium-30k',
      'freemium-fr.essential-50k',
    ]);
    assert.equal(options('freemium-fr.free').length, MAX_UPGRADE_OPTIONS);
  });

  it('never name a plan of the same or a lower quota, nor Custom, which needs a quote', () => {
    assert.deepEqual(options('freemium-de.essential-450k'), ['freemium-de.essential-900k', 'freemium-de.premium-900k']);
    assert.deepEqual(options('freemium-de.premium-900k'), []);
  });

  it('of a relay plan have more a day', () => {
    assert.deepEqual(options('relay.3000'), ['relay.5000', 'relay.10000']);
    assert.deepEqual(options('relay.10000'), []);
  });

  it('do not exist where nothing is limited', () => {
    assert.deepEqual(options('suite.web'), []);
  });
});
