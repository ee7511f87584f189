import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sumEvents } from './sum-events.js';
import { eventsOfTexts } from './text-events.js';

const OF = { campaignId: 'c', accountId: 'a', hour: 7 };

describe('what happened to texts, as sums', () => {
  it('a text has one end; what is on its way or unknown has none', () => {
    const happened = {
      accepted: 10,
      queued: 3,
      submitted: 9,
      buffered: 2,
      unknown: 1,
      sent_again: 1,
      deferred: 4,
      delivered: 5,
      failed: 1,
      rejected: 2,
      expired: 1,
      cancelled: 1,
    };
    const facts = Object.entries(happened).map(([type, count]) => ({ ...OF, type, count }));
    const all = sumEvents(eventsOfTexts(facts)).find(({ kind }) => kind === 'all')!.counts;
    const { accepted, deferred, delivered, bounced, expired, cancelled, ended } = all;
    assert.deepEqual(
      { accepted, deferred, delivered, bounced, expired, cancelled, ended },
      { accepted: 10, deferred: 4, delivered: 5, bounced: 3, expired: 1, cancelled: 1, ended: 10 },
    );
  });

  it('it is told by the hour, and never by domain or link', () => {
    const kinds = sumEvents(eventsOfTexts([{ ...OF, type: 'delivered', count: 2 }])).map(
      ({ kind, value }) => `${kind} ${value}`,
    );
    assert.deepEqual(kinds.sort(), ['all ', 'hour 7', 'variant 0']);
  });
});
