import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BillingFacade } from '../../../src/modules/billing/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';

interface Plan {
  id: string;
  code: string;
  offer: string;
  version: number;
  tier: string;
  custom: boolean;
  purchasable: boolean;
  quota: { monthly: number | null; daily: number | null };
  prices: { interval: string; amount: string; currency: string; taxIncluded: boolean }[];
  policies: Record<string, unknown>;
}
interface List<T> {
  data: T[];
  nextCursor: string | null;
}

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const plans = async (query = '?limit=500') => (await world.http.get<List<Plan>>(`/v1/plans${query}`)).body;

describe('the public catalogue', () => {
  it('lists the four offers without sign-in, the default one first', async () => {
    const answer =
      await world.http.get<List<{ code: string; freePlanId: string | null; timeZone: string }>>('/v1/offers');
    assert.deepEqual(
      answer.body.data.map(({ code, freePlanId, timeZone }) => [code, freePlanId !== null, timeZone]),
      [
        ['freemium-fr', true, 'Europe/Paris'],
        ['freemium-de', true, 'Europe/Paris'],
        ['relay', false, 'Europe/Paris'],
        ['suite', false, 'Europe/Rome'],
      ],
    );
  });

  it('R-046: a plan of 25.00 shows amount 25.00 and taxIncluded false, and so does every price', async () => {
    const { data } = await plans();
    const plan = data.find(({ code }) => code === 'freemium-fr.essential-30k');
    assert.deepEqual(plan?.prices[0], { interval: 'month', amount: '25.00', currency: 'EUR', taxIncluded: false });
    const prices = data.flatMap((one) => one.prices);
    assert.ok(prices.length > 70);
    assert.ok(prices.every((price) => price.taxIncluded === false && /^\d+\.\d{2}$/.test(price.amount)));
  });

  it('can be narrowed to an offer and read page by page', async () => {
    assert.ok((await plans('?offer=relay')).data.every((plan) => plan.offer === 'relay'));
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: List<Plan> = await plans(`?offer=freemium-de&limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
      codes.push(...page.data.map((plan) => plan.code));
      cursor = page.nextCursor;
    }
    assert.equal(codes.length, 18);
    assert.equal(new Set(codes).size, 18);
  });

  it('shows one plan with all its policies; unknown ids and parameters are refused', async () => {
    const [first] = (await plans('?offer=relay&limit=1')).data;
    const one = await world.http.get<Plan>(`/v1/plans/${first!.id}`);
    assert.deepEqual(one.body, first);
    assert.equal(one.body.policies['quota.onExceed'], 'suspend');
    assert.equal(
      (await world.http.get(`/v1/plans/${first!.id.slice(0, 4)}01900000-0000-7000-8000-000000000000`)).status,
      404,
    );
    assert.equal((await world.http.get('/v1/plans/nonsense')).status, 404);
    assert.equal((await world.http.get('/v1/plans?colour=red')).status, 422);
    assert.equal((await world.http.get('/v1/plans?cursor=abc')).status, 422);
  });

  it('is loaded once, however many processes start', async () => {
    const loaded = await Promise.all([1, 2, 3].map(() => world.app.get(BillingFacade).seedCatalogue()));
    assert.deepEqual(loaded, [false, false, false]);
    assert.equal((await plans()).data.length, 43);
  });

  it('nobody can change or remove what was sold: the database refuses it', async () => {
    const unitOfWork = world.app.get(UnitOfWork);
    for (const sql of [`update plan_versions set quota_monthly = 1`, 'delete from plan_versions']) {
      await assert.rejects(
        unitOfWork.runAsWorker((tx) => tx.query(sql)),
        /permission denied/,
      );
    }
  });
});

describe('choosing a plan', () => {
  interface Comparison {
    plans: Plan[];
    features: { code: string; name: string; customOnly: boolean; values: Record<string, unknown> }[];
  }

  it('R-037: the comparison has a value for every plan in every row and marks what only custom plans have', async () => {
    const { body } = await world.http.get<Comparison>('/v1/plans/compare?offer=freemium-fr', {
      headers: { 'accept-language': 'fr' },
    });
    assert.ok(body.plans.length >= 18);
    for (const feature of body.features) {
      assert.deepEqual(Object.keys(feature.values).sort(), body.plans.map(({ id }) => id).sort(), feature.code);
    }
    const custom = body.features.filter(({ customOnly }) => customOnly);
    assert.ok(custom.some(({ code, name }) => code === 'sso' && name === 'Authentification unique'));
  });

  it('R-036, C-18: above 900,000 the recommendation is custom, at 900,000 a standard plan', async () => {
    const ask = async (monthlyVolume: number, customFeatures: string[] = []) => {
      const answer = await world.http.post<{ plan: Plan; reasons: { code: string; text: string }[] }>(
        '/v1/plans/recommendation',
        { body: { offer: 'freemium-de', monthlyVolume, customFeatures } },
      );
      return `${answer.body.plan.code}: ${answer.body.reasons[0]?.code}`;
    };
    assert.equal(await ask(900_001), 'freemium-de.custom: above_standard_volumes');
    assert.equal(await ask(900_000), 'freemium-de.essential-900k: smallest_that_fits');
    assert.equal(await ask(450_000, ['sso']), 'freemium-de.custom: custom_features');
  });

  it('unknown offers, features and volumes are named', async () => {
    const wrong = await world.http.post<{ errors: { field: string }[] }>('/v1/plans/recommendation', {
      body: { monthlyVolume: 1_000, customFeatures: ['teleport', 'sso', 'templates'] },
    });
    assert.equal(wrong.status, 422);
    assert.deepEqual(
      wrong.body.errors.map(({ field }) => field),
      ['customFeatures[0]', 'customFeatures[2]'],
    );
    for (const body of [
      {},
      { monthlyVolume: 0 },
      { monthlyVolume: 1.5 },
      { monthlyVolume: '5' },
      { monthlyVolume: 1, offer: 'none' },
    ]) {
      assert.equal((await world.http.post('/v1/plans/recommendation', { body })).status, 422, JSON.stringify(body));
    }
    assert.equal((await world.http.get('/v1/plans/compare?offer=none')).status, 422);
  });
});
