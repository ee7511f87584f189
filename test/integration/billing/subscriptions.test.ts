import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BillingFacade } from '../../../src/modules/billing/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { toDate } from '../../../src/kernel/time/instant.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp } from './account-in-world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from './next-january.js';

interface Subscription {
  id: string;
  planCode: string;
  offer: string;
  status: string;
  currentPeriod: { start: string; end: string };
  expiresAt: string | null;
  daysLeft: number | null;
  renewableUntil: string | null;
  code?: string;
}

let world: World;
/** The stories play in January of this year. */
let Y: number;
before(async () => {
  world = await startWorld(WITHOUT_SCHEDULER);
  Y = nextJanuary(world.now(), 10);
  await world.moveTo(`${Y}-01-10T09:00:00Z`);
});
after(() => world.close());

const list = async (token: string) =>
  (await world.http.get<{ data: Subscription[] }>('/v1/subscriptions', { token })).body.data;
async function grant(accountId: string, code: string, until?: string) {
  const body = { planId: await planId(world, code), ...(until === undefined ? {} : { until }) };
  return world.http.post<Subscription>(`/v1/admin/accounts/${accountId}/subscriptions`, {
    token: await world.operator(),
    body,
  });
}
async function planVersion(code: string): Promise<number | undefined> {
  const plans = await world.http.get<{ data: { code: string; version: number }[] }>(
    `/v1/plans?offer=${code.split('.')[0]}`,
  );
  return plans.body.data.find((plan) => plan.code === code)?.version;
}
const entitlements = async (id: string) => (await world.app.get(BillingFacade).entitlementsOf([id])).get(id)!;

describe('subscriptions', () => {
  it('a sign-up opens the free plan of its offer; relay and suite have none', async () => {
    for (const [offer, codes] of [
      [undefined, ['freemium-fr.free']],
      ['freemium-de', ['freemium-de.free']],
      ['relay', []],
      ['suite', []],
    ] as const) {
      const account = await signUp(world, offer);
      assert.deepEqual(
        (await list(account.token)).map((one) => one.planCode),
        codes,
      );
    }
    const answer = await world.http.post('/v1/accounts', {
      body: { email: 'x@y.example', organization: 'X', offer: 'nonsense' },
    });
    assert.equal(answer.status, 422);
  });

  it('staff grant a plan: active at once, it ends the free one of its offer and no other', async () => {
    const account = await signUp(world);
    const granted = await grant(account.accountId, 'freemium-fr.essential-30k');
    assert.equal(granted.status, 201, granted.text);
    assert.deepEqual(
      (await list(account.token)).map(({ planCode, status }) => `${planCode} ${status}`),
      ['freemium-fr.essential-30k active', 'freemium-fr.free ended'],
    );
    assert.deepEqual(
      (await entitlements(account.id)).map((one) => one.planCode),
      ['freemium-fr.essential-30k'],
    );
    const second = await grant(account.accountId, 'suite.web');
    assert.equal(second.status, 201);
    assert.deepEqual(
      (await entitlements(account.id)).map((one) => [one.planCode, one.ratePerHour]),
      [
        ['freemium-fr.essential-30k', null],
        ['suite.web', 3_000],
      ],
    );
  });

  it('a second subscription stands beside the first in the same customer space, each with its own quota', async () => {
    const account = await signUp(world, 'relay');
    await grant(account.accountId, 'relay.1000');
    await grant(account.accountId, 'relay.1000');
    const both = await entitlements(account.id);
    assert.deepEqual(
      both.map((one) => [one.accountId, one.quota.daily]),
      [
        [account.id, 1_000],
        [account.id, 1_000],
      ],
    );
    assert.notEqual(both[0]!.subscriptionId, both[1]!.subscriptionId);
  });

  it('D-16: a grant until 20 January is usable through that day in Paris, and then falls back to the free plan', async () => {
    const account = await signUp(world);
    const granted = await grant(account.accountId, 'freemium-fr.premium-50k', `${Y}-01-20`);
    assert.deepEqual(
      [granted.body.expiresAt, granted.body.currentPeriod.end, granted.body.daysLeft],
      [`${Y}-01-20`, `${Y}-01-21`, 10],
    );
    await world.moveTo(`${Y}-01-20T22:55:00Z`);
    assert.deepEqual(
      (await entitlements(account.id)).map((one) => one.planCode),
      ['freemium-fr.premium-50k'],
    );
    await world.moveTo(`${Y}-01-20T23:00:00Z`);
    assert.deepEqual(
      (await entitlements(account.id)).map((one) => one.planCode),
      ['freemium-fr.free'],
    );
    assert.deepEqual(
      (await list(account.token)).map(({ planCode, status }) => `${planCode} ${status}`),
      ['freemium-fr.free active', 'freemium-fr.premium-50k ended', 'freemium-fr.free ended'],
    );
  });

  it('on relay the same end leaves the subscription expired, renewable for ten days', async () => {
    const account = await signUp(world, 'relay');
    await grant(account.accountId, 'relay.1000', `${Y}-01-25`);
    await world.moveTo(`${Y}-01-26T08:00:00Z`);
    const [ended] = await list(account.token);
    assert.deepEqual([ended?.status, ended?.expiresAt, ended?.renewableUntil], ['expired', `${Y}-01-25`, `${Y}-02-04`]);
    assert.deepEqual(await entitlements(account.id), []);
    assert.equal(await world.app.get(BillingFacade).lackOf({ accountId: account.id }), 'subscription_expired');
    const never = await signUp(world, 'relay');
    assert.equal(await world.app.get(BillingFacade).lackOf({ accountId: never.id }), 'subscription_required');
  });

  it('grants of nothing, of the free plan, into the past, for nobody or by nobody are refused', async () => {
    const account = await signUp(world);
    const token = await world.operator();
    const path = `/v1/admin/accounts/${account.accountId}/subscriptions`;
    const paid = await planId(world, 'relay.1000');
    const post = (body: object, to = path, as = token) => world.http.post<{ code: string }>(to, { token: as, body });
    assert.equal((await post({ planId: 'pln_nonsense' })).body.code, 'reference_not_found');
    assert.equal((await post({ planId: await planId(world, 'freemium-fr.free') })).body.code, 'validation_failed');
    assert.equal((await post({ planId: paid, until: `${Y - 1}-12-31` })).body.code, 'validation_failed');
    assert.equal((await post({ planId: paid, until: `${Y}-02-31` })).status, 422);
    assert.equal((await post({ planId: paid, until: 'soon' })).status, 422);
    assert.equal((await post({ planId: paid, price: 0 })).body.code, 'unknown_field');
    assert.equal((await post({ planId: paid }, path.replace(/.{12}(?=\/sub)/, '000000000000'))).status, 404);
    assert.equal((await post({ planId: paid }, path, account.token)).status, 403);
    assert.deepEqual(
      (await list(account.token)).map(({ planCode }) => planCode),
      ['freemium-fr.free'],
    );
  });

  it('are seen by their account only', async () => {
    const [one, two] = [await signUp(world), await signUp(world)];
    const [own] = await list(one.token);
    assert.equal((await world.http.get(`/v1/subscriptions/${own!.id}`, { token: one.token })).status, 200);
    assert.equal((await world.http.get(`/v1/subscriptions/${own!.id}`, { token: two.token })).status, 404);
  });

  it('concurrent grants end the free plan once and all take effect', async () => {
    const account = await signUp(world);
    const answers = await Promise.all([1, 2, 3, 4].map(() => grant(account.accountId, 'freemium-fr.essential-15k')));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [201, 201, 201, 201],
    );
    const statuses = (await list(account.token)).map(({ planCode, status }) => `${planCode} ${status}`);
    assert.equal(statuses.filter((one) => one === 'freemium-fr.free ended').length, 1);
    assert.equal(statuses.filter((one) => one === 'freemium-fr.essential-15k active').length, 4);
  });

  it('D-10: a new version of a plan is for new subscriptions; a running one keeps what it was sold', async () => {
    const [before, after] = [await signUp(world, 'relay'), await signUp(world, 'relay')];
    await grant(before.accountId, 'relay.5000');
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      tx.query(
        `insert into plan_versions select gen_random_uuid(), plan_id, version + 1, name, tier, custom, purchasable, monthly_volume,
           quota_monthly, 4000, prices, add_ons, features, policies || '{"attachment.maxBytes": 1000}', $1, $1
         from plan_versions where plan_id = (select id from plans where code = 'relay.5000')`,
        [toDate(tx.now)],
      ),
    );
    await eventually('the new version is on sale', async () => (await planVersion('relay.5000')) === 2);
    await grant(after.accountId, 'relay.5000');
    const sold = async (id: string) => (await entitlements(id)).map((one) => [one.quota.daily, one.attachmentMaxBytes]);
    assert.deepEqual(await sold(before.id), [[5_000, 31_457_280]]);
    assert.deepEqual(await sold(after.id), [[4_000, 1_000]]);
  });

  it('R-014: the free plan of 10 January is active three years later, without an end and without anything charged', async () => {
    const account = await signUp(world);
    const [opened] = await list(account.token);
    await world.moveTo(`${Y + 3}-02-10T09:00:00Z`);
    const [later] = await list(account.token);
    assert.equal(later?.id, opened?.id);
    assert.deepEqual([later?.status, later?.expiresAt, later?.daysLeft], ['active', null, null]);
    assert.deepEqual((await entitlements(account.id))[0]?.quota, { monthly: 6_000, daily: 200 });
    const announced = await world.app
      .get(UnitOfWork)
      .readAsWorker<{ name: string }>('select name from outbox where account_id = $1', [account.id]);
    assert.deepEqual(
      announced.filter(({ name }) => /^(invoice|payment|subscription)\./.test(name)),
      [],
    );
  });
});
