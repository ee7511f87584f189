import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { ContactConsent } from './consent-state.js';
import { mergeContacts, type Mergeable } from './merge-contacts.js';
import { mergedConsent, mergedMembership } from './merge.table.js';

const consent = fc.constantFrom<ContactConsent>('none', 'pending', 'granted', 'withdrawn');
const status = fc.constantFrom('pending' as const, 'active' as const, 'unsubscribed' as const, null);
const time = fc.integer({ min: 1, max: 1_000_000 }) as unknown as fc.Arbitrary<Instant>;
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const contact: fc.Arbitrary<Mergeable> = fc.record({
  phone: maybe(fc.constantFrom('+33612345678', '+4915112345678')),
  fields: fc.dictionary(fc.constantFrom('city', 'age', 'vip'), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
    noNullPrototype: true,
  }),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
  language: maybe(fc.constantFrom('fr', 'de')),
  timeZone: maybe(fc.constantFrom('Europe/Paris', 'UTC')),
  mailConsent: consent,
  smsConsent: consent,
  createdAt: time,
  lastSentAt: maybe(time),
  lastOpenedAt: maybe(time),
  lastClickedAt: maybe(time),
});

describe('two contacts that become one', () => {
  it('the order of merging three changes nothing of what is not a choice between values', () => {
    fc.assert(
      fc.property(contact, contact, contact, (a, b, c) => {
        assert.deepEqual(mergeContacts(mergeContacts(a, b), c), mergeContacts(a, mergeContacts(b, c)));
      }),
    );
  });

  it('what was taken back stays taken back, whichever of them stays', () => {
    fc.assert(
      fc.property(contact, contact, (a, b) => {
        const withdrew = a.mailConsent === 'withdrawn' || b.mailConsent === 'withdrawn';
        assert.equal(mergeContacts(a, b).mailConsent === 'withdrawn', withdrew);
        assert.equal(mergeContacts(a, b).mailConsent, mergeContacts(b, a).mailConsent);
      }),
    );
  });

  it('nothing that was known is forgotten: fields, tags, activity', () => {
    fc.assert(
      fc.property(contact, contact, (a, b) => {
        const one = mergeContacts(a, b);
        assert.deepEqual(
          Object.keys(one.fields).sort(),
          [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].sort(),
        );
        for (const key of Object.keys(a.fields)) assert.equal(one.fields[key], a.fields[key]);
        assert.deepEqual(new Set(one.tags), new Set([...a.tags, ...b.tags]));
        assert.equal(one.lastOpenedAt ?? 0, Math.max(a.lastOpenedAt ?? 0, b.lastOpenedAt ?? 0));
      }),
    );
  });

  it('merging with oneself changes nothing', () => {
    fc.assert(fc.property(contact, (a) => assert.deepEqual(mergeContacts(a, a), { ...a, tags: [...a.tags].sort() })));
    fc.assert(fc.property(consent, (a) => assert.equal(mergedConsent(a, a), a)));
  });

  it('who left a list as one of them has left it', () => {
    fc.assert(
      fc.property(status, status, (a, b) => {
        const one = mergedMembership(a, b);
        assert.equal(one === 'unsubscribed', a === 'unsubscribed' || b === 'unsubscribed');
        assert.equal(one, mergedMembership(b, a));
      }),
    );
  });
});
