import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { colleague } from '../support/support-world.js';
import { planId } from './account-in-world.js';

interface StaffPlan {
  id: string;
  code: string;
  version: number;
  validFrom: string;
  tier: string;
  prices: { interval: string; amount: string }[];
  policies: Record<string, unknown>;
  addOns: { kind: string; amount: string; period: string }[];
  quota: { monthly: number | null; daily: number | null };
  errors?: { field: string; code: string }[];
}

const CODE = 'freemium-fr.essential-30k';
const TERMS = {
  name: 'Essential 30,000',
  tier: 'essential',
  monthlyVolume: 30_000,
  quota: { monthly: 30_000, daily: null },
  prices: [{ interval: 'month', amount: '35.00', currency: 'EUR', taxIncluded: false }],
  addOns: [{ kind: 'dedicated_ip', amount: '30.00', currency: 'EUR' }],
  features: { templates: true },
  policies: { 'attachment.maxBytes': 1_000_000 },
};

/** January to April 2030; the version with the higher price begins on 1 March, by the days of Paris. */
describe('versions of plans', () => {
  let world: World;
  let operator: string;
  let reader: string;
  let customer: Subscriber;
  let id: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-15T10:00:00Z');
    operator = await world.operator();
    reader = (await colleague(world, 'billing@posthorn.test', ['billing_staff'])).token;
    id = await planId(world, CODE);
    customer = await Subscriber.of(world, 'freemium-fr');
    assert.equal((await customer.buy(CODE)).status, 201);
  });
  after(() => world.close());

  const add = (change: object, to = id, token = operator): Promise<Answer<StaffPlan>> =>
    world.http.post(`/v1/admin/plans/${to}/versions`, {
      token,
      body: { ...TERMS, validFrom: '2030-03-01', ...change },
    });
  const create = (change: object, token = operator): Promise<Answer<StaffPlan>> =>
    world.http.post<StaffPlan>('/v1/admin/plans', {
      token,
      body: { ...TERMS, offer: 'freemium-fr', code: 'freemium-fr.essential-40k', ...change },
    });
  const versions = async (): Promise<StaffPlan[]> =>
    (await world.http.get<{ data: StaffPlan[] }>(`/v1/admin/plans/${id}/versions`, { token: reader })).body.data;
  const faults = ({ status, body }: Answer<StaffPlan>): string[] => [
    String(status),
    ...(body.errors ?? []).map(({ field, code }) => `${field} ${code}`),
  ];

  it('15 January: a version for 1 March is there for staff, and changes nothing yet', async () => {
    const added = await add({});
    assert.equal(added.status, 201, added.text);
    assert.deepEqual(
      [added.body.version, added.body.validFrom, added.body.addOns],
      [
        2,
        '2030-02-28T23:00:00.000Z',
        [{ kind: 'dedicated_ip', amount: '30.00', currency: 'EUR', period: 'month', taxIncluded: false }],
      ],
    );
    assert.equal(added.body.policies['attachment.maxBytes'], 1_000_000);
    assert.deepEqual(
      (await versions()).map(({ version }) => version),
      [2, 1],
    );
    const shown = await world.http.get<StaffPlan>(`/v1/plans/${id}`);
    assert.deepEqual([shown.body.version, shown.body.prices[0]?.amount], [1, '25.00']);
  });

  it('only operators add, and every addition is in the audit log of the installation', async () => {
    assert.equal((await add({ validFrom: '2030-04-01' }, id, reader)).status, 403);
    assert.equal((await create({}, reader)).status, 403);
    assert.equal((await add({ validFrom: '2030-04-01' }, id, customer.account.token)).status, 403);
    const log = await world.http.get<{ data: object[] }>('/v1/admin/audit-log?action=plan.version_added', {
      token: operator,
    });
    assert.equal(log.status, 200, log.text);
    assert.equal(log.body.data.length, 1);
    assert.match(JSON.stringify(log.body.data[0]), new RegExp(id));
  });

  const refusals: [string, object, string[]][] = [
    ['a version that begins before now', { validFrom: '2030-01-14' }, ['422', 'validFrom too_early']],
    [
      'a version that begins a second before now',
      { validFrom: '2030-01-15T09:59:00Z' },
      ['422', 'validFrom too_early'],
    ],
    ['a day that no calendar has', { validFrom: '2030-02-31' }, ['422', 'validFrom wrong_format']],
    ['no day at all', { validFrom: undefined }, ['422', 'validFrom required']],
    ['another code', { code: 'freemium-fr.essential-15k' }, ['422', 'code not_allowed']],
    ['another offer', { offer: 'relay' }, ['422', 'offer not_allowed']],
    ['a paid plan made free', { tier: 'free', prices: [], validFrom: '2030-06-01' }, ['422', 'tier not_allowed']],
    ['a plan made custom', { custom: true, validFrom: '2030-06-01' }, ['422', 'custom not_allowed']],
    [
      'negative prices and keys nobody knows, all at once',
      {
        prices: [{ interval: 'month', amount: '-1.00' }],
        policies: { colour: 'red', 'rate.perHour': 0 },
        quota: { monthly: -1, daily: null },
      },
      [
        '422',
        'policies.colour unknown_field',
        'policies.rate.perHour too_small',
        'prices[0].amount wrong_format',
        'quota.monthly too_small',
      ],
    ],
    ['a field nobody knows', { colour: 'red' }, ['422', 'colour unknown_field']],
    [
      'an interval with two prices',
      { prices: [TERMS.prices[0], TERMS.prices[0]] },
      ['422', 'prices[1].interval not_allowed'],
    ],
  ];
  for (const [name, change, expected] of refusals) {
    it(`refuses ${name}`, async () => {
      const [status, ...fields] = faults(await add(change));
      assert.deepEqual([status, ...fields.sort()], expected);
      assert.equal((await versions()).length, 2);
    });
  }

  it('refuses a version of the same day as the last one, or an earlier one: 409 plan_version_overlaps', async () => {
    for (const validFrom of ['2030-03-01', '2030-02-01', '2030-01-15']) {
      const answer = await add({ validFrom });
      assert.deepEqual([answer.status, answer.body.code], [409, 'plan_version_overlaps'], validFrom);
    }
    const relay = await planId(world, 'relay.1000');
    const change = { code: 'relay.1000', tier: 'relay', validFrom: '2030-12-01' };
    const race = await Promise.all([1, 2, 3, 4].map(() => add(change, relay)));
    assert.deepEqual(race.map(({ status }) => status).sort(), [201, 409, 409, 409], 'also of four at once one');
  });

  it('a new plan: once, in an offer that exists, and no second free one', async () => {
    const added = await create({});
    assert.deepEqual([added.status, added.body.version], [201, 1], added.text);
    assert.equal(await planId(world, 'freemium-fr.essential-40k'), added.body.id, 'it is sold at once');
    const again = await create({});
    assert.deepEqual([again.status, again.body.code], [409, 'plan_exists']);
    const free = await create({ code: 'freemium-fr.gratis', tier: 'free', prices: [] });
    assert.deepEqual([free.status, free.body.code], [409, 'offer_has_free_plan']);
    const nowhere = await create({ offer: 'nowhere', code: 'nowhere.1' });
    assert.deepEqual([nowhere.status, nowhere.body.code], [422, 'reference_not_found']);
    const later = await create({ code: 'freemium-fr.essential-60k', validFrom: '2030-03-01' });
    assert.equal(later.status, 201, later.text);
    await assert.rejects(planId(world, 'freemium-fr.essential-60k'), /no plan/);
    const all = await world.http.get<{ data: StaffPlan[] }>('/v1/admin/plans?limit=500', { token: reader });
    assert.ok(all.body.data.some(({ code }) => code === 'freemium-fr.essential-60k'));
  });

  it('28 February, D-10: who orders before midnight gets the version of his day', async () => {
    await world.moveTo('2030-02-28T22:50:00Z');
    const early = await Subscriber.of(world, 'freemium-fr');
    assert.equal((await early.buy(CODE)).status, 201);
    assert.deepEqual(await early.billed(), ['2030-02-28 25.00']);
  });

  it('1 March, D-10: from midnight on new orders get the new version', async () => {
    await world.moveTo('2030-02-28T23:01:00Z');
    const shown = await world.http.get<StaffPlan>(`/v1/plans/${id}`);
    assert.deepEqual([shown.body.version, shown.body.prices[0]?.amount], [2, '35.00']);
    const late = await Subscriber.of(world, 'freemium-fr');
    assert.equal((await late.buy(CODE)).status, 201);
    assert.deepEqual(await late.billed(), ['2030-03-01 35.00']);
    assert.ok(await planId(world, 'freemium-fr.essential-60k'), 'and the plan that was to begin is sold');
  });

  it('15 April, D-17: who was sold the old version renews it at the old price', async () => {
    await world.moveTo('2030-04-15T10:00:00Z');
    assert.deepEqual(await customer.billed(), [
      '2030-01-15 25.00',
      '2030-02-15 25.00',
      '2030-03-15 25.00',
      '2030-04-15 25.00',
    ]);
  });
});
