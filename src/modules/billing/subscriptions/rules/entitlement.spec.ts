import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addMs, DAY_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { Plan } from '../../catalogue/index.js';
import { SHIPPED_CATALOGUE } from '../../catalogue/shipped/offers.js';
import { effectivePolicies } from '../../catalogue/rules/policies.js';
import { bestOf } from './best-of.js';
import { type Entitlement, entitlementOf } from './entitlement.js';
import { type Channel, channelAccess, type ChannelAccess, includedIps } from './entitlement-parts.js';
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

describe('included dedicated IPs', () => {
  const cases: [rule: string, code: string, ips: number][] = [
    ['R-098', 'freemium-de.premium-100k', 1],
    ['R-098', 'freemium-de.premium-900k', 1],
    ['R-098', 'freemium-de.premium-50k', 0],
    ['R-098', 'freemium-de.essential-100k', 0],
    ['R-099', 'freemium-fr.essential-150k', 1],
    ['R-099', 'freemium-fr.premium-150k', 1],
    ['R-099', 'freemium-fr.essential-100k', 0],
    ['R-099', 'freemium-fr.premium-100k', 0],
    ['C-01', 'freemium-fr.free', 0],
    ['C-01', 'relay.10000', 0],
    ['C-01', 'suite.enterprise', 0],
  ];
  for (const [rule, code, ips] of cases) {
    it(`${rule}: ${code} entitles to ${ips}`, () => assert.equal(includedIps(planOf(code)), ips));
  }
});

describe('support channels', () => {
  const cases: [code: string, channel: Channel, access: ChannelAccess][] = [
    ['freemium-fr.free', 'ticket', 'closed'],
    ['freemium-fr.essential-15k', 'ticket', 'open'],
    ['freemium-fr.premium-150k', 'phone', 'by_ticket'],
    ['freemium-fr.premium-100k', 'phone', 'closed'],
    ['freemium-fr.essential-150k', 'chat', 'closed'],
    ['relay.1000', 'email', 'open'],
    ['relay.1000', 'phone', 'closed'],
    ['suite.web', 'phone', 'closed'],
  ];
  for (const [code, channel, access] of cases) {
    it(`${channel} under ${code}: ${access}`, () => assert.equal(channelAccess(channel, planOf(code)), access));
  }
  it('phone under the suite opens with its add-on', () => {
    assert.equal(channelAccess('phone', planOf('suite.web'), ['phone_support']), 'open');
  });
});

describe('the best of several subscriptions', () => {
  const of = (code: string, id: string): Entitlement =>
    entitlementOf(subscription('2026-01-15T08:00:00Z', { id, free: false }), planOf(code), [], NOW)!;
  const NOW = instantOf('2026-01-20T00:00:00Z');

  it('D-13: freemium and suite together give what either gives, and say which', () => {
    const best = bestOf([of('freemium-fr.premium-150k', 'freemium'), of('suite.web', 'suite')])!;
    assert.deepEqual(best.dedicatedIpsIncluded, { value: 1, because: ['freemium'] });
    assert.deepEqual(best.ratePerHour, { value: null, because: ['freemium'] });
    assert.deepEqual(best.support.email, { value: 'open', because: ['suite'] });
    assert.deepEqual(best.support.phone, { value: 'by_ticket', because: ['freemium'] });
    assert.deepEqual(best.support.ticket, { value: 'open', because: ['freemium', 'suite'] });
    assert.deepEqual(best.features['sms'], { value: true, because: ['suite'] });
    assert.deepEqual(best.features['ab_testing'], { value: true, because: ['freemium'] });
    assert.deepEqual(best.supportLanguages.sort(), ['de', 'en', 'es', 'fr', 'it']);
  });

  it('an add-on counts for the subscription it was bought for', () => {
    const phone = { subscriptionId: 'suite', kind: 'phone_support' as const, quantity: 1 };
    const best = bestOf([of('relay.1000', 'relay'), of('suite.web', 'suite')], [phone])!;
    assert.deepEqual(best.support.phone, { value: 'open', because: ['suite'] });
    const elsewhere = bestOf([of('suite.web', 'suite')], [{ ...phone, subscriptionId: 'other' }])!;
    assert.equal(elsewhere.support.phone.value, 'closed');
  });

  it('of nothing is nothing', () => assert.equal(bestOf([]), null));

  it('never is less than any of them, in whatever order', () => {
    const codes = ['freemium-fr.free', 'freemium-de.premium-100k', 'relay.3000', 'suite.web', 'suite.pro'];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1 }), (chosen) => {
        const all = chosen.map((code) => of(code, code));
        const best = bestOf(all)!;
        assert.deepEqual(bestOf([...all].reverse())!.attachmentMaxBytes.value, best.attachmentMaxBytes.value);
        for (const one of all) {
          assert.ok(best.attachmentMaxBytes.value >= one.attachmentMaxBytes);
          assert.ok((best.ratePerHour.value ?? Infinity) >= (one.ratePerHour ?? Infinity));
          assert.ok(best.bulkAllowed.value || !one.bulkAllowed);
          assert.ok(best.dedicatedIpsIncluded.value >= one.dedicatedIpsIncluded);
        }
      }),
    );
  });
});
