import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Problem } from '../../../src/kernel/problem.js';
import { ComplianceFacade } from '../../../src/modules/compliance/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../billing/next-january.js';
import { riskReviewOf, uuidOf } from './compliance-world.js';
import { alertsOf, blocksOf, relayCustomer } from './complaints-in-world.js';

interface BatchAnswer {
  data: { httpStatus: number; code?: string }[];
}

describe('mail to many, and names that are not one’s own', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await world.moveTo(`${nextJanuary(world.now(), 15)}-01-15T09:10:00Z`);
    operator = await world.operator();
  });
  after(() => world.close());

  const message = (customer: Customer, i: number, subject: string, from = customer.email) => ({
    from: { email: from },
    to: [{ email: `reader${i}@other.example` }],
    subject,
    text: `Dear reader ${i}, here is our offer.`,
    stream: 'marketing',
  });
  const sendMany = async (customer: Customer, n: number, subject: (i: number) => string, from?: string) => {
    const messages = Array.from({ length: n }, (_, i) => message(customer, i, subject(i), from));
    const answer = await world.http.post<BatchAnswer>('/v1/messages/batch', {
      token: customer.secret,
      body: { messages },
    });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  };
  const trusted = async (offer: 'relay' | 'suite'): Promise<Customer> => {
    const customer = offer === 'relay' ? await relayCustomer(world, operator) : await signUpCustomer(world, { offer });
    await world.http.patch(`/v1/admin/accounts/${customer.accountId}`, { token: operator, body: { tier: 4 } });
    return customer;
  };
  const flagsOf = async (customer: Customer) => (await riskReviewOf(world, customer, operator))?.flags ?? [];

  it('R-085: on a relay plan 15 hand-written offers are accepted; from 100 of one subject in an hour a person looks, and the mail goes on', async () => {
    const customer = await trusted('relay');
    const offers = await sendMany(customer, 15, () => 'Our offer of the week');
    assert.ok(
      offers.every(({ httpStatus }) => httpStatus === 202),
      JSON.stringify(offers[0]),
    );
    await sendMany(customer, 84, (i) => (i % 2 === 0 ? 'Our offer of the week' : ' OUR offer of the week '));
    await world.advance('PT1M');
    assert.deepEqual(await alertsOf(world, customer, operator, 'same_subject'), [], '99 are fine');
    assert.deepEqual(await flagsOf(customer), []);
    await sendMany(customer, 1, () => 'Our offer of the week');
    await sendMany(customer, 120, (i) => `Offer number ${i}`);
    await eventually('a review', async () => {
      await world.advance('PT1M');
      return (await flagsOf(customer)).length > 0;
    });
    assert.deepEqual(await flagsOf(customer), ['same_subject']);
    const alerts = await alertsOf(world, customer, operator, 'same_subject');
    assert.deepEqual(
      alerts.map(({ detail }) => [detail['messages'], detail['limit']]),
      [[100, 100]],
    );
    assert.deepEqual(await blocksOf(world, customer), []);
    const more = await sendMany(customer, 1, () => 'Our offer of the week');
    assert.deepEqual(
      more.map(({ httpStatus }) => httpStatus),
      [202],
    );
  });

  it('campaigns: refused on a relay plan with the plans that allow them, and allowed where they were bought', async () => {
    const customer = await relayCustomer(world, operator);
    const facade = world.app.get(ComplianceFacade);
    const refusal = await facade.requireBulkAllowed(accountScope(uuidOf(customer))).then(
      () => null,
      (error: unknown) => error,
    );
    assert.ok(refusal instanceof Problem);
    assert.deepEqual([refusal.status, refusal.code], [403, 'bulk_not_allowed']);
    const shown = await world.http.get<{
      bulk: { allowed: boolean; alternatives: { planId: string; offer: string }[] };
    }>('/v1/account/sending-authorization', { token: customer.accessToken });
    const { allowed, alternatives } = shown.body.bulk;
    assert.equal(allowed, false);
    assert.ok(
      alternatives.length > 0 && alternatives.every(({ planId, offer }) => /^pln_/.test(planId) && offer !== 'relay'),
    );
    const other = await signUpCustomer(world, { offer: 'freemium-fr' });
    await facade.requireBulkAllowed(accountScope(uuidOf(other)));
  });

  it('R-087: mail in a name that is not the sender’s own is refused each time; who goes on is looked at, once', async () => {
    const customer = await relayCustomer(world, operator);
    const refused = await sendMany(customer, 19, (i) => `Order ${i}`, 'ceo@other.example');
    assert.ok(refused.every(({ code }) => code === 'sender_not_verified'));
    await world.advance('PT1M');
    assert.deepEqual(await flagsOf(customer), []);
    await sendMany(customer, 6, (i) => `Order ${i}`, 'ceo@other.example');
    await eventually('a review', async () => {
      await world.advance('PT1M');
      return (await flagsOf(customer)).length > 0;
    });
    assert.deepEqual(await flagsOf(customer), ['foreign_senders']);
    await sendMany(customer, 5, (i) => `Order ${i}`, 'ceo@other.example');
    await world.advance('PT2M');
    assert.equal((await alertsOf(world, customer, operator, 'sender_mismatch')).length, 1);
    assert.deepEqual(await blocksOf(world, customer), []);
  });
});
