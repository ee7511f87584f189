import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { PlanMigrationsRepository } from '../../../src/modules/billing/plan-migrations/data/plan-migrations.repository.js';
import { PlanOrdersRepository } from '../../../src/modules/billing/sales/data/plan-orders.repository.js';
import { SubscriptionsRepository } from '../../../src/modules/billing/subscriptions/index.js';
import { accountScope, type AccountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { Shop } from '../../scenarios/subscription-shop.js';
import { scaleOf } from '../../support/scale.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { fill, planOf } from './plans-of-queries.js';

/** What an index is preferred for here is so at more rows: `PLANS_ROWS=1000000`. */
const MANY = scaleOf('PLANS_ROWS', 200_000);
const EACH = 10;

const id = (table: string, n: string): string =>
  `('0199f3a0-7c1e-7${table}-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const ACCOUNT = id('001', `n / ${EACH}`);

/** The statements as the product sends them, explained. */
describe('the queries of subscriptions at hundreds of thousands of rows each', () => {
  let world: World;
  let scope: AccountScope;
  let subscriptionId: string;
  const plans = new Map<string, string>();
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await world.moveTo('2028-01-31T10:00:00Z');
    const shop = new Shop(world);
    const customer = await shop.customer('freemium-fr', 'tok_ok');
    assert.ok(await shop.take(customer, { do: 'buy', plan: PLANS['freemium-fr'][0]!, term: 'month' }));
    const owner = new pg.Client({ connectionString: world.database.databaseUrl });
    await owner.connect();
    const copy = { id: id('005', 'n'), account_id: ACCOUNT };
    await fill(owner, MANY, 'subscriptions', 'not free', {
      ...copy,
      due_at: `now() + (n % 400) * interval '1 day'`,
      // Of one version in a thousand: what few hold must be found as well.
      plan_version_id: `case when n % 1000 = 0 then o.plan_version_id else ${id('008', 'n % 1000')} end`,
      status: `case n % 20 when 0 then 'ended' when 1 then 'expired' else 'active' end`,
    });
    await fill(owner, MANY, 'plan_orders', 'true', { ...copy, id: id('006', 'n'), subscription_id: id('005', 'n') });
    await fill(owner, MANY, 'subscription_steps', 'true', {
      ...copy,
      id: id('007', 'n'),
      subscription_id: id('005', 'n'),
    });
    await owner.end();
    const [some] = await rows<{ account: string; id: string }>(
      world,
      `select account_id as account, id from subscriptions order by id offset 100 limit 1`,
    );
    scope = accountScope(some!.account);
    subscriptionId = some!.id;
    await explainAll();
  });
  after(() => world.close());

  const inWorker = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.app.get(UnitOfWork).runAsWorker(work);

  const explain = async (name: string, ask: () => Promise<unknown>): Promise<void> =>
    void plans.set(name, await planOf(world, /subscription|plan_/, ask));

  async function explainAll(): Promise<void> {
    const { app } = world;
    const [all, orders, moves] = [
      app.get(SubscriptionsRepository),
      app.get(PlanOrdersRepository),
      app.get(PlanMigrationsRepository),
    ];
    const accounts = (
      await rows<{ id: string }>(world, `select distinct account_id as id from subscriptions limit 200`)
    ).map((row) => row.id);
    const [version] = await rows<{ id: string }>(
      world,
      `select plan_version_id as id from subscriptions where not free limit 1`,
    );
    const one = { id: subscriptionId, accountId: scope.accountId } as Parameters<typeof all.hasOther>[1];
    await explain('next due', () => all.unscopedNextDue());
    await explain('due', () => all.unscopedDue(world.now(), 200));
    await explain('list', () => inWorker((tx) => all.list(tx, scope, 51, subscriptionId)));
    await explain('find', () => inWorker((tx) => all.find(tx, scope, subscriptionId)));
    await explain('lock', () => inWorker((tx) => all.lock(tx, scope, subscriptionId)));
    await explain('running', () => inWorker((tx) => all.running(tx, scope)));
    await explain('lock running', () => inWorker((tx) => all.lockRunning(tx, scope, 'freemium-fr')));
    await explain('running of many', () => all.unscopedRunningOf(accounts));
    await explain('had any', () => all.hadAny(scope));
    await explain('has other', () => inWorker((tx) => all.hasOther(tx, one)));
    await explain('postpone', () => inWorker((tx) => all.postpone(tx, one, world.now())));
    await explain('open order', () => inWorker((tx) => orders.openOf(tx, scope, subscriptionId)));
    await explain('order', () => inWorker((tx) => orders.lock(tx, scope, subscriptionId)));
    await explain('untold', () =>
      inWorker((tx) => moves.unscopedUntold(tx, version!.id, [version!.id], subscriptionId, 200)),
    );
    await explain('holders', () => inWorker((tx) => moves.unscopedHasHolders(tx, [version!.id])));
    await explain('standing', () => moves.unscopedStanding([scope.accountId], [subscriptionId]));
    await explain('steps', () =>
      inWorker((tx) =>
        tx.query('select * from subscription_steps where account_id = $1 order by id limit 500', [scope.accountId]),
      ),
    );
  }

  const EXPECTED: [string, RegExp][] = [
    ['next due', /subscriptions_due_idx/],
    ['due', /subscriptions_due_idx/],
    ['list', /subscriptions_account_idx/],
    ['find', /subscriptions_(account_idx|pkey)/],
    ['lock', /subscriptions_(account_idx|pkey)/],
    ['running', /subscriptions_account_idx/],
    ['lock running', /subscriptions_(account|one_free)_idx/],
    ['running of many', /subscriptions_account_idx/],
    ['had any', /subscriptions_account_idx/],
    ['has other', /subscriptions_account_idx/],
    ['postpone', /subscriptions_(account_idx|pkey)/],
    ['open order', /plan_orders_(subscription|one_open)_idx/],
    ['order', /plan_orders_pkey/],
    ['untold', /subscriptions_(version_idx|pkey)/],
    ['holders', /subscriptions_version_idx/],
    ['standing', /plan_migration_notices/],
    ['steps', /subscription_steps_(subscription_idx|pkey)/],
  ];
  for (const [name, index] of EXPECTED) {
    it(`${name}: read from an index, never from the whole table`, () => {
      const plan = plans.get(name)!;
      assert.match(plan, index);
      assert.doesNotMatch(plan, /Seq Scan on (subscriptions|plan_orders|subscription_steps)/, plan);
    });
  }

  it('what is due is not sorted, and nothing the scheduler asks every second costs more than a page or two', () => {
    assert.doesNotMatch(plans.get('due')!, /Sort/);
    const cost = Number(/cost=[\d.]+\.\.([\d.]+)/.exec(plans.get('next due')!)![1]);
    assert.ok(cost < 5, plans.get('next due'));
  });
});
