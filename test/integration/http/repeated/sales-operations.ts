import { planId } from '../../billing/account-in-world.js';
import { Subscriber } from '../../../scenarios/subscription-steps.js';
import type { Prepare } from './cast.js';

const STEPS = 'select count(*) from subscription_steps where subscription_id = $1::uuid and reason = ';

const PLAN = {
  name: 'Plan',
  tier: 'relay',
  monthlyVolume: null,
  quota: { monthly: null, daily: 5_000 },
  prices: [{ interval: 'month', amount: '50.00' }],
  features: {},
};

/** Each version begins later than the one before. */
let year = 2100;

/** Plans. */
export const salesOperations: Record<string, Prepare> = {
  orderSubscription: async ({ world }) => {
    const { account, method } = await Subscriber.of(world, 'relay');
    return {
      path: '/v1/subscriptions',
      token: account.token,
      body: { planId: await planId(world, 'relay.1000'), interval: 'month', paymentMethod: method },
      effects: 'select count(*) from invoices where account_id = $1',
      about: account.id,
    };
  },
  changeSubscription: async ({ world }) => {
    const who = await Subscriber.of(world, 'relay');
    const { id } = (await who.buy('relay.1000')).body;
    return {
      path: `/v1/subscriptions/${id}/change`,
      token: who.account.token,
      body: { planId: await planId(world, 'relay.3000') },
      effects: `${STEPS}'upgraded'`,
      about: id.slice('sub_'.length),
    };
  },
  addPlan: ({ staff }, unique) => ({
    path: '/v1/admin/plans',
    token: staff,
    body: { ...PLAN, offer: 'relay', code: `relay.${unique.toLowerCase()}` },
    effects: 'select count(*) from plans where code = $1',
    about: `relay.${unique.toLowerCase()}`,
  }),
  addPlanVersion: async ({ world, staff }, unique) => ({
    path: `/v1/admin/plans/${await planId(world, 'relay.5000')}/versions`,
    token: staff,
    body: { ...PLAN, name: unique, validFrom: `${(year += 1)}-01-01` },
    effects: 'select count(*) from plan_versions where name = $1',
    about: unique,
  }),
  migratePlan: async ({ world, staff }, unique) => {
    const post = (path: string, body: object) => world.http.post<{ id: string }>(path, { token: staff, body });
    const made = await post('/v1/admin/plans', { ...PLAN, offer: 'relay', code: `relay.old-${unique.toLowerCase()}` });
    const path = `/v1/admin/plans/${made.body.id}`;
    await post(`${path}/versions`, { ...PLAN, name: unique, validFrom: `${(year += 1)}-01-01` });
    return {
      path: `${path}/migrations`,
      token: staff,
      body: { effectiveFrom: `${year}-01-01`, reason: unique },
      effects: 'select count(*) from plan_migrations where reason = $1',
      about: unique,
    };
  },
  requestQuote: ({ account }, unique) => ({
    path: '/v1/quote-requests',
    token: account.token,
    body: { topic: 'training', description: unique, sessions: 2 },
    effects: 'select count(*) from quote_requests where description = $1',
    about: unique,
  }),
  cancelSubscription: async ({ world }) => {
    const who = await Subscriber.of(world, 'relay');
    const { id } = (await who.buy('relay.1000')).body;
    return {
      path: `/v1/subscriptions/${id}/cancel`,
      token: who.account.token,
      effects: `${STEPS}'cancelled'`,
      about: id.slice('sub_'.length),
    };
  },
};
