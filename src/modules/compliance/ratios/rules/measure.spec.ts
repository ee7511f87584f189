import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { countedFrom, measureBounces, measureComplaints, type SentFacts } from './measure.js';
import { windowStart } from './ratio-window.js';
import { type RatioPolicies, sendingTerms } from './sending-terms.js';

const NOTHING = { accepted: 0, delivered: 0, bounced: 0, returned: 0, complained: 0 };
const NOW = instantOf('2026-07-31T15:00:00Z');
const FACTS: SentFacts = {
  now: NOW,
  lately: { ...NOTHING, accepted: 6_000, delivered: 5_800, bounced: 200 },
  life: { ...NOTHING, accepted: 90_000, delivered: 88_000, bounced: 900 },
  fresh: null,
};

describe('the window', () => {
  it('D-11: thirty days in UTC, today included', () => {
    assert.equal(windowStart(NOW), instantOf('2026-07-02T00:00:00Z'));
    assert.equal(windowStart(instantOf('2026-07-31T23:59:59Z')), instantOf('2026-07-02T00:00:00Z'));
    assert.equal(windowStart(instantOf('2026-08-01T00:00:00Z')), instantOf('2026-07-03T00:00:00Z'));
  });

  it('complaints against what was accepted, bounces against what had an outcome', () => {
    assert.deepEqual(measureComplaints(3, FACTS), { events: 3, base: 6_000 });
    assert.deepEqual(measureBounces(FACTS), { events: 200, base: 6_000 });
  });

  it('counts anew from a lifted block, while that lies within the window', () => {
    const before = { accepted: 88_500, delivered: 86_900, bounced: 880 };
    const fresh = { at: instantOf('2026-07-20T08:00:00Z'), before };
    assert.equal(countedFrom({ now: NOW, fresh }), fresh.at);
    assert.deepEqual(measureComplaints(1, { ...FACTS, fresh }), { events: 1, base: 1_500 });
    assert.deepEqual(measureBounces({ ...FACTS, fresh }), { events: 20, base: 1_120 });
    const old = { ...fresh, at: instantOf('2026-07-01T08:00:00Z') };
    assert.equal(countedFrom({ now: NOW, fresh: old }), windowStart(NOW));
    assert.deepEqual(measureComplaints(1, { ...FACTS, fresh: old }), { events: 1, base: 6_000 });
  });
});

describe('the terms', () => {
  const relay: RatioPolicies = {
    'complaint.maxRatio': { complaints: 1, per: 3_000 },
    'complaint.minVolume': 1_000,
    'complaint.suspends': 'sending',
    'bounce.alertRatio': { bounces: 5, per: 100 },
    'bounce.restrictRatio': { bounces: 8, per: 100 },
    'bounce.blockRatio': { bounces: 10, per: 100 },
    'bounce.minVolume': 100,
  };
  const suite = { ...relay, 'complaint.maxRatio': { complaints: 1, per: 1_000 } };

  it('are those of the plan that was sold', () => {
    assert.deepEqual(sendingTerms([relay], suite).complaints.limit, { events: 1, per: 3_000 });
  });

  it('D-13: of several subscriptions the most generous', () => {
    assert.deepEqual(sendingTerms([relay, suite], relay).complaints.limit, { events: 1, per: 1_000 });
    assert.deepEqual(sendingTerms([suite, relay], relay).complaints.limit, { events: 1, per: 1_000 });
  });

  it('without any subscription the installation’s', () => {
    assert.deepEqual(sendingTerms([], relay).complaints.limit, { events: 1, per: 3_000 });
  });
});
