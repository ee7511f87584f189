import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { collectionDay, hasLapsed, mandateText, ownMandateReference } from './mandate.js';

describe('a direct debit mandate', () => {
  const id = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

  it('has a reference that every bank takes, of at most 35 characters', () => {
    assert.equal(ownMandateReference(id), 'PH-0199F3A07C1E7B529D3F2F6F5D0C9A11');
    assert.match(ownMandateReference(id), /^[A-Z0-9-]{1,35}$/);
  });

  it('says in each language who may debit whom, from where, and under which reference', () => {
    const named = { reference: 'PH-1', debtor: 'Ada $& Sons', creditor: 'Seller SAS', iban: 'DE** **** 3000' };
    const parties = { ...named, creditorId: 'FR72ZZZ123456' };
    for (const language of LANGUAGES) {
      const text = mandateText(parties, language);
      for (const said of [...Object.values(parties), '36']) assert.ok(text.includes(said), `${language}: ${said}`);
      assert.equal(text.split(parties.creditorId).length, 2);
      assert.doesNotMatch(text, /[{}]/);
      const without = mandateText({ ...parties, creditorId: null }, language);
      assert.doesNotMatch(without, /FR72|[{}(]/);
    }
  });

  it('lapses when nothing was collected for 36 months', () => {
    const used = instantOf('2026-01-31T10:00:00Z');
    assert.equal(hasLapsed(used, instantOf('2029-01-31T09:59:59Z')), false);
    assert.equal(hasLapsed(used, instantOf('2029-01-31T10:00:00Z')), true);
  });

  const days: [asked: string, collected: string][] = [
    ['2026-11-23T09:00:00Z', '2026-11-25'],
    // Friday evening: Monday, Tuesday
    ['2026-11-27T18:00:00Z', '2026-12-01'],
    // Thursday, and Christmas and the 26th between; Monday, Tuesday
    ['2026-12-24T12:00:00Z', '2026-12-29'],
    // Thursday before Easter: Good Friday, the weekend and Easter Monday are no banking days
    ['2026-04-02T12:00:00Z', '2026-04-08'],
  ];
  for (const [asked, collected] of days) {
    it(`asked for on ${asked.slice(0, 10)} it is collected on ${collected} at the earliest, a day after its notice`, () => {
      assert.equal(collectionDay(instantOf(asked)), collected);
      assert.ok(collected > asked.slice(0, 10));
    });
  }
});
