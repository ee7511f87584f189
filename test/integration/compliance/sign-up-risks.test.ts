import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { HttpCaller } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { authorizationOf, requestReview, type Review, riskReviewOf, uuidOf } from './compliance-world.js';

describe('sign-ups that a person should look at', () => {
  let world: World;
  let proxied: HttpCaller;
  let operator: string;
  before(async () => {
    world = await startWorld();
    proxied = new HttpCaller((await world.another({ ROLES: 'api', TRUSTED_PROXIES: '127.0.0.0/8,::1' })).url!);
    operator = await world.operator();
  });
  after(() => world.close());

  const flagged = (customer: Customer) =>
    eventually('the review is there', () => riskReviewOf(world, customer, operator));
  const decide = (review: Review, body: object) =>
    world.http.post(`/v1/admin/reviews/${review.id}/decide`, { token: operator, body });

  it('a disposable address with a whole profile stays at tier 1 until a person has looked', async () => {
    const customer = await signUpCustomer(world, { email: 'someone@mailinator.com' });
    const review = await flagged(customer);
    assert.deepEqual(review.flags, ['disposable_domain']);
    const before = await authorizationOf(world, customer);
    assert.deepEqual([before.tier, before.score, before.missing.map(({ field }) => field)], [1, 40, ['review']]);
    assert.equal('flags' in before.review!, false, 'what a rule saw is for staff');
    const own = await requestReview(world, customer);
    assert.equal(own.status, 201, 'the customer may speak for himself');
    await decide(review, { decision: 'approve' });
    assert.equal((await authorizationOf(world, customer)).tier, 2);
  });

  it('the eleventh account of one network within a day is looked at, and keeps its tier; neighbours are no fault', async () => {
    const signUp = (ip: string, i: number) =>
      proxied.post<{ account: { id: string } }>('/v1/accounts', {
        body: { email: `mass${i}@mass${i}.example`, organization: 'Mass', password: 'plum harvest by the brook 74' },
        headers: { 'x-forwarded-for': ip },
      });
    const from: string[] = [];
    for (let i = 0; i < 11; i += 1) from.push((await signUp('8.8.4.4', i)).body.account.id);
    const other = (await signUp('9.9.9.9', 11)).body.account.id;
    await eventually('all are looked at', async () => {
      const [row] = await rows<{ n: number }>(world, 'select count(*)::int as n from sign_up_networks');
      return row!.n === 12;
    });
    const { data } = (
      await world.http.get<{ data: Review[] }>('/v1/admin/reviews?kind=risk&limit=500', { token: operator })
    ).body;
    const mass = data.filter((review) => review.flags.includes('many_sign_ups_from_network'));
    assert.equal(mass.length, 1);
    assert.ok(from.includes(mass[0]!.accountId) && mass[0]!.accountId !== other);
  });

  it('who was closed for spam does not begin anew unseen', async () => {
    const first = await signUpCustomer(world, { email: 'before@again.example' });
    await world.http.post(`/v1/admin/accounts/${first.accountId}/blocks`, {
      token: operator,
      body: { reason: 'spam_closure', scope: 'all' },
    });
    await rows(world, `update accounts set status = 'closed' where id = $1`, [uuidOf(first)]);
    await rows(world, `update users set email_normalised = 'again@again.example' where account_id = $1`, [
      uuidOf(first),
    ]);
    const second = await signUpCustomer(world, { email: 'again@again.example' });
    const review = await flagged(second);
    assert.deepEqual(review.flags, ['earlier_closed_account']);
    assert.equal((await authorizationOf(world, second)).tier, 1);
  });

  it('addresses of private networks are counted nowhere, and where one signed up is forgotten after a month', async () => {
    const customer = await signUpCustomer(world);
    const kept = () => rows(world, 'select 1 from sign_up_networks where account_id = $1', [uuidOf(customer)]);
    assert.deepEqual(await kept(), []);
    const [before] = await rows<{ n: number }>(world, 'select count(*)::int as n from sign_up_networks');
    assert.ok(before!.n > 0);
    await world.advance('P32D');
    const [later] = await rows<{ n: number }>(world, 'select count(*)::int as n from sign_up_networks');
    assert.equal(later!.n, 0);
  });
});
