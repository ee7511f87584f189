import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOfCatalogue } from '../adapters/offers-file.js';
import { effectivePolicies, POLICY_KEYS } from '../rules/policies.js';
import { SHIPPED_CATALOGUE } from './offers.js';

const offer = (code: string) => SHIPPED_CATALOGUE.offers.find((o) => o.code === code)!;
const plansOf = (code: string, tier: string) => offer(code).plans.filter((plan) => plan.tier === tier);
const policiesOf = (code: string) => effectivePolicies({}, offer(code).policies);

describe('the catalogue that ships', () => {
  it('is a valid catalogue file', () => {
    assert.deepEqual(faultsOfCatalogue(JSON.parse(JSON.stringify(SHIPPED_CATALOGUE))), []);
  });

  it('has four offers, and freemium-fr is the one for sign-ups that name none', () => {
    assert.deepEqual(
      SHIPPED_CATALOGUE.offers.map((o) => o.code),
      ['freemium-fr', 'freemium-de', 'relay', 'suite'],
    );
  });

  for (const code of ['freemium-fr', 'freemium-de']) {
    it(`${code}: free 6,000 a month and 200 a day, Essential and Premium from 15,000 to 900,000, Custom`, () => {
      const volumes = [15_000, 30_000, 50_000, 100_000, 150_000, 250_000, 450_000, 900_000];
      assert.deepEqual(plansOf(code, 'free')[0]?.quota, { monthly: 6_000, daily: 200 });
      assert.deepEqual(
        plansOf(code, 'essential').map((plan) => plan.quota.monthly),
        volumes,
      );
      assert.deepEqual(
        plansOf(code, 'premium').map((plan) => plan.quota.monthly),
        volumes,
      );
      assert.equal(plansOf(code, 'custom')[0]?.purchasable, false);
    });

    it(`${code}: at every volume Premium costs more than Essential, and a year less than twelve months`, () => {
      const amount = (plan: { prices: { interval: string; amount: string }[] }, interval: string) =>
        Number(plan.prices.find((price) => price.interval === interval)?.amount);
      const essential = plansOf(code, 'essential');
      plansOf(code, 'premium').forEach((premium, i) => {
        assert.ok(amount(premium, 'month') > amount(essential[i]!, 'month'), premium.code);
        for (const plan of [premium, essential[i]!])
          assert.ok(amount(plan, 'year') < 12 * amount(plan, 'month'), plan.code);
      });
    });
  }

  it('relay: 1,000, 3,000, 5,000 and 10,000 a day; suite: three editions that differ by speed', () => {
    assert.deepEqual(
      offer('relay').plans.map((plan) => plan.quota.daily),
      [1_000, 3_000, 5_000, 10_000],
    );
    assert.deepEqual(
      offer('suite').plans.map((plan) => plan.policies?.['rate.perHour']),
      [3_000, 10_000, 30_000],
    );
  });

  it('C-04: what happens over quota is the offer’s: reject, suspend, queue', () => {
    const onExceed = ['freemium-de', 'freemium-fr', 'relay', 'suite'].map((code) => policiesOf(code)['quota.onExceed']);
    assert.deepEqual(onExceed, ['reject', 'reject', 'suspend', 'queue']);
  });

  it('15 MiB of attachments by default, 31,457,280 bytes on relay', () => {
    assert.equal(policiesOf('freemium-fr')['attachment.maxBytes'], 15_728_640);
    assert.equal(policiesOf('relay')['attachment.maxBytes'], 31_457_280);
  });

  it('senders are unlimited everywhere; seats are counted on suite only', () => {
    for (const { code } of SHIPPED_CATALOGUE.offers) assert.equal(policiesOf(code)['senders.max'], null);
    assert.deepEqual(
      SHIPPED_CATALOGUE.offers.map(({ code }) => policiesOf(code)['seats.included']),
      [null, null, null, 1],
    );
  });

  it('D-12: days end at midnight in Paris, on suite in Rome', () => {
    const zones = SHIPPED_CATALOGUE.offers.map(({ code }) => policiesOf(code)['quota.timezone']);
    assert.deepEqual(zones, ['Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'Europe/Rome']);
  });

  it('what a plan version says wins over its offer, the offer over the installation', () => {
    const policies = effectivePolicies({ 'bulk.allowed': false }, { 'bulk.allowed': true, 'retention.bodyDays': 7 });
    assert.equal(policies['bulk.allowed'], false);
    assert.equal(policies['retention.bodyDays'], 7);
    assert.equal(policies['retention.eventDays'], 400);
    assert.deepEqual(Object.keys(policies).sort(), [...POLICY_KEYS].sort());
  });
});
