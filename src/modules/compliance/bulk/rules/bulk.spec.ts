import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeBulk } from './bulk-plans.js';
import { isForReview, sameSubjectLimit } from './same-subject.js';
import { tooManyMismatches } from './sender-mismatch.table.js';

const plan = (id: string, bulk: boolean, purchasable = true) => ({
  id,
  offer: id.split('.')[0]!,
  name: id,
  purchasable,
  policies: { 'bulk.allowed': bulk },
});
const sold = (bulkAllowed: boolean, limit: number | null = 100) => ({
  bulkAllowed,
  terms: { policies: { 'bulk.sameSubjectPerHour': limit } },
});

describe('who may send to many', () => {
  const onSale = [plan('relay.1000', false), plan('suite.web', true), plan('suite.custom', true, false)];

  it('not with a relay plan; the plans that allow it are named', () => {
    assert.deepEqual(judgeBulk([sold(false)], onSale), {
      allowed: false,
      alternatives: [{ planId: 'suite.web', offer: 'suite', name: 'suite.web' }],
    });
  });

  it('C-11: who has bought it may, also beside a relay plan', () => {
    assert.deepEqual(judgeBulk([sold(false), sold(true)], onSale), { allowed: true });
  });

  it('nobody without a plan', () => assert.equal(judgeBulk([], onSale).allowed, false));
});

describe('mail of one subject in an hour', () => {
  const cases: [name: string, sold: ReturnType<typeof sold>[], limit: number | null][] = [
    ['a relay plan has a limit', [sold(false)], 100],
    ['the larger of two holds', [sold(false), sold(false, 300)], 300],
    ['who may send in bulk has none', [sold(false), sold(true)], null],
    ['a plan may have none', [sold(false), sold(false, null)], null],
    ['who has no plan sends nothing', [], null],
  ];
  for (const [name, terms, limit] of cases) it(name, () => assert.equal(sameSubjectLimit(terms), limit));

  it('R-085: 15 are nobody’s business, 99 neither, 100 want a look', () => {
    assert.deepEqual(
      [15, 99, 100, 101].map((messages) => isForReview(messages, 100)),
      [false, false, true, true],
    );
    assert.equal(isForReview(1_000_000, null), false);
  });
});

describe('R-087: names that are not the sender’s own', () => {
  const cases: [inHour: number, inDay: number, hours: number | null][] = [
    [0, 0, null],
    [19, 49, null],
    [20, 20, 1],
    [19, 50, 24],
    [30, 90, 1],
  ];
  for (const [inHour, inDay, hours] of cases) {
    it(`${inHour} in an hour and ${inDay} in a day: ${hours === null ? 'nothing' : `${hours} h`}`, () => {
      assert.equal(tooManyMismatches((span) => (span === 1 ? inHour : inDay))?.hours ?? null, hours);
    });
  }
});
