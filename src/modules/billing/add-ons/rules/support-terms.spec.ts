import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AddOnKind, effectivePolicies } from '../../catalogue/index.js';
import { FREEMIUM_DE, FREEMIUM_FR } from '../../catalogue/shipped/freemium.offers.js';
import { RELAY } from '../../catalogue/shipped/relay.offer.js';
import { SUITE } from '../../catalogue/shipped/suite.offer.js';
import { type SupportTerms, supportTermsOf } from './support-terms.js';

const OFFERS = [FREEMIUM_DE, FREEMIUM_FR, RELAY, SUITE];

function termsOf(code: string, bought: AddOnKind[] = []): SupportTerms {
  const offer = OFFERS.find(({ plans }) => plans.some((plan) => plan.code === code))!;
  const { tier, monthlyVolume, policies = {} } = offer.plans.find((plan) => plan.code === code)!;
  return supportTermsOf({ tier, monthlyVolume, policies: effectivePolicies(policies, offer.policies) }, bought);
}

const WAYS = { ticket: 'closed', email: 'closed', chat: 'closed', phone: 'closed' } as const;

describe('support under the plans that ship', () => {
  for (const [code, access] of [
    ['freemium-fr.free', WAYS],
    ['freemium-de.free', WAYS],
    ['freemium-fr.essential-15k', { ...WAYS, ticket: 'open' }],
    ['freemium-fr.essential-50k', { ...WAYS, ticket: 'open' }],
    ['freemium-de.essential-150k', { ...WAYS, ticket: 'open' }],
    ['freemium-de.premium-100k', { ...WAYS, ticket: 'open' }],
    ['freemium-de.premium-150k', { ...WAYS, ticket: 'open', chat: 'by_ticket', phone: 'by_ticket' }],
    ['freemium-fr.custom', { ...WAYS, ticket: 'open', chat: 'by_ticket', phone: 'by_ticket' }],
    ['suite.web', { ...WAYS, ticket: 'open', email: 'open' }],
  ] as const)
    it(`${code}: ${JSON.stringify(access)}`, () => assert.deepEqual(termsOf(code).access, access));

  it('the suite opens the phone with either add-on, and says that one is sold', () => {
    assert.deepEqual(termsOf('suite.web').byAddOn, ['phone']);
    for (const kind of ['phone_support', 'priority_support'] as const)
      assert.equal(termsOf('suite.web', [kind]).access.phone, 'open');
    assert.equal(termsOf('suite.web', ['seat']).access.phone, 'closed');
  });

  it('priority is bought', () => {
    assert.equal(termsOf('suite.web', ['priority_support']).priority, true);
    assert.equal(termsOf('suite.web', ['phone_support']).priority, false);
  });

  it('four languages in writing, two when talking; the suite has Italian too (D-22)', () => {
    assert.deepEqual(termsOf('freemium-fr.premium-150k').languages, {
      ticket: ['en', 'fr', 'de', 'es'],
      email: ['en', 'fr', 'de', 'es'],
      chat: ['en', 'fr'],
      phone: ['en', 'fr'],
    });
    assert.deepEqual(termsOf('suite.pro').languages.ticket, ['en', 'fr', 'de', 'es', 'it']);
    assert.deepEqual(termsOf('suite.pro').languages.phone, ['en', 'fr', 'it']);
  });
});
