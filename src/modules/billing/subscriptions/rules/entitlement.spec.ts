import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addMs, DAY_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { Plan } from '../../catalogue/index.js';
import { SHIPPED_CATALOGUE } from '../../catalogue/shipped/offers.js';
import { effectivePolicies } from '../../catalogue/rules/policies.js';
import { entitlementOf } from './entitlement.js';
import { endOfDay } from './periods.js';
import { type Subscription, UNTOUCHED } from './subscription.js';

function planOf(code: string): Plan {
  const offer = SHIPPED_CATALOGUE.offers.find((o) => o.plans.some((p) => p.code === code))!;
  const plan = offer.plans.find((p) => p.code === code)!;
  return {
    ...plan,
    id: 'plan',
    versionId: 'version',
    version: 1,
    offer: offer.code,
    custom: false,
    position: 0,
    purchasable: true,
    prices: [],
    addOns: [],
    policies: effectivePolicies(plan.policies ?? {}, offer.policies),
    validFrom: instantOf('2020-01-01T00:00:00Z'),
  };
}

function subscription(anchor: string, change: Partial<Subscription> = {}): Subscription {
  const anchorAt = instantOf(anchor);
  return {
    id: 'subscription',
    accountId: 'account',
    planVersionId: 'version',
    offer: 'freemium-fr',
    free: true,
    status: 'active',
    interval: 'month',
    anchorAt,
    ...UNTOUCHED,
    createdAt: anchorAt,
    ...change,
  };
}

const FREE = planOf('freemium-fr.free');

describe('entitlements', () => {
  it('of the free plan never end: 10 January 2024 … 10 January 2027 … any later day', () => {
    const free = subscription('2024-01-10T08:00:00Z');
    const later = entitlementOf(free, FREE, [], instantOf('2027-01-10T08:00:00Z'));
    assert.deepEqual(later?.quota, { monthly: 6_000, daily: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
        const now = addMs(instantOf('2024-01-10T08:00:00Z'), days * DAY_MS);
        const entitlement = entitlementOf(free, FREE, [], now);
        assert.ok(entitlement !== null && entitlement.cycle.start <= now && now < entitlement.cycle.end);
      }),
      { numRuns: 200 },
    );
  });

  it('are valid until the cycle ends, so that yesterday’s limits never judge today', () => {
    const entitlement = entitlementOf(
      subscription('2026-01-15T08:00:00Z'),
      FREE,
      [],
      instantOf('2026-02-01T12:00:00Z'),
    );
    assert.equal(toIso(entitlement!.validUntil!), '2026-02-14T23:00:00.000Z');
    assert.equal(entitlement!.validUntil, entitlement!.cycle.end);
  });

  it('of a granted plan end with its last day, at midnight of the offer’s zone', () => {
    const plan = planOf('relay.1000');
    const endsAt = endOfDay('2026-02-10', 'Europe/Paris');
    const granted = subscription('2026-01-15T08:00:00Z', { free: false, offer: 'relay', endsAt });
    const lastMoment = entitlementOf(granted, plan, [], addMs(endsAt, -1));
    assert.equal(lastMoment?.validUntil, endsAt);
    assert.equal(entitlementOf(granted, plan, [], endsAt), null);
  });

  it('take every policy from the version that was sold', () => {
    const relay = entitlementOf(
      subscription('2026-01-15T08:00:00Z'),
      planOf('relay.3000'),
      [],
      instantOf('2026-01-20T00:00:00Z'),
    );
    assert.deepEqual(
      [
        relay?.quota.daily,
        relay?.onExceed,
        relay?.warnAtPercent,
        relay?.attachmentMaxBytes,
        relay?.bulkAllowed,
        relay?.ratePerHour,
      ],
      [3_000, 'suspend', [80], 31_457_280, false, null],
    );
    const suite = entitlementOf(
      subscription('2026-01-15T08:00:00Z'),
      planOf('suite.web'),
      [],
      instantOf('2026-01-20T00:00:00Z'),
    );
    assert.deepEqual([suite?.zone, suite?.ratePerHour, suite?.onExceed], ['Europe/Rome', 3_000, 'queue']);
  });

  it('exist while a payment is late, not before it was made nor after the end', () => {
    const at: Instant = instantOf('2026-01-20T00:00:00Z');
    const allowed = (status: Subscription['status']) =>
      entitlementOf(subscription('2026-01-15T08:00:00Z', { status }), FREE, [], at) !== null;
    assert.deepEqual((['active', 'past_due', 'pending_payment', 'expired', 'ended', 'deleted'] as const).map(allowed), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
