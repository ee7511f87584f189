import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { INSTALLATION_DEFAULTS } from '../rules/policies.js';
import { presentPlan } from './catalogue.presenter.js';

const view = presentPlan({
  id: '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
  versionId: '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12',
  version: 3,
  code: 'own.small',
  offer: 'own',
  name: 'Small',
  tier: 'essential',
  custom: false,
  position: 0,
  purchasable: true,
  monthlyVolume: 30_000,
  quota: { monthly: 30_000, daily: null },
  prices: [
    { interval: 'month', price: money(2_500) },
    { interval: 'year', price: money(24_000) },
  ],
  addOns: [{ kind: 'seat', price: money(10_000), period: 'term' }],
  features: { api: true },
  policies: INSTALLATION_DEFAULTS,
  validFrom: instantOf('2026-01-01T00:00:00Z'),
});

describe('a plan on the wire', () => {
  it('has prices without VAT, as decimal texts beside their currency', () => {
    assert.deepEqual(view.prices, [
      { interval: 'month', amount: '25.00', currency: 'EUR', taxIncluded: false },
      { interval: 'year', amount: '240.00', currency: 'EUR', taxIncluded: false },
    ]);
    assert.deepEqual(view.addOns, [
      { kind: 'seat', amount: '100.00', currency: 'EUR', period: 'term', taxIncluded: false },
    ]);
  });

  it('carries all its policies and never its version’s own id', () => {
    assert.deepEqual(view.policies, { ...INSTALLATION_DEFAULTS });
    assert.equal(view.id, 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11');
    assert.ok(!JSON.stringify(view).includes('9a12'));
  });
});
