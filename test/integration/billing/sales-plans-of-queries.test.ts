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
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

const MANY = 1_000_000;
const EACH = 10;

const id = (table: string, n: string): string =>
  `('0199f3a0-7c1e-7${table}-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const ACCOUNT = id('001', `n / ${EACH}`);

/** Copies of the one row there is, by columns, so that the million takes seconds. */
async function fill(owner: pg.Client, table: string, where: string, changes: Record<string, string>): Promise<void> {
  const { rows: columns } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const { rows: foreign } = await owner.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
    [table],
  );
  for (const { name } of foreign) await owner.query(`alter table ${table} drop constraint ${name}`);
  await owner.query(`alter table ${table} no force row level security`);
  const values = columns.map(({ name }) => changes[name] ?? `o.${name}`).join(', ');
  await owner.query(
    `insert into ${table} select ${values} from (select * from ${table} where ${where} limit 1) o, generate_series(1, ${MANY}) n`,
  );
  await owner.query(`alter table ${table} force row level security`);
  await owner.query(`analyze ${table}`);
}

/** The statements as the product sends them, explained. */
describe('the queries of subscriptions at a million rows each', () => {
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
    await fill(owner, 'subscriptions', 'not free', {
      ...copy,
      due_at: `now() + (n % 400) * interval '1 day'`,
      status: `case n % 20 when 0 then 'ended' when 1 then 'expired' else 'active' end`,
    });
    await fill(owner, 'plan_orders', 'true', { ...copy, id: id('006', 'n'), subscription_id: id('005', 'n') });
    await fill(owner, 'subscription_steps', 'true', { ...copy, id: id('007', 'n'), subscription_id: id('005', 'n') });
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

  /** What `ask` sends that names one of the tables, with its values. */
  async function sent(ask: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> {
    const seen: { text: string; values: unknown[] }[] = [];
    const { query } = pg.Client.prototype;
    const watched = function (this: pg.Client, ...given: unknown[]): unknown {
      const [first, second] = given as [string | { text: string; values?: unknown[] }, unknown];
      const text = typeof first === 'string' ? first : first.text;
      const values = (typeof first === 'string' ? undefined : first.values) ?? (Array.isArray(second) ? second : []);
      if (/subscription|plan_/.test(text)) seen.push({ text, values });
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    };
    pg.Client.prototype.query = watched as typeof query;
    try {
      await ask();
    } finally {
      pg.Client.prototype.query = query;
    }
    return seen;
  }

  async function explain(name: string, ask: () => Promise<unknown>): Promise<void> {
    const statements = await sent(ask);
    assert.equal(statements.length, 1, `${name} is ${statements.length} statements`);
    const { text, values } = statements[0]!;
    const lines = await inWorker((tx) => tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values));
    plans.set(name, lines.map((line) => line['QUERY PLAN']).join('\n'));
  }

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
    ['holders', /subscriptions/],
    ['standing', /plan_migration_notices/],
    ['steps', /subscription_steps_(subscription_idx|pkey)/],
  ];
  for (const [name, index] of EXPECTED) {
    it(`${name}: read from an index, never from the whole table`, () => {
      const plan = plans.get(name)!;
      assert.match(plan, index);
      if (name !== 'holders')
        assert.doesNotMatch(plan, /Seq Scan on (subscriptions|plan_orders|subscription_steps)/, plan);
    });
  }

  it('what is due is not sorted, and nothing the scheduler asks every second costs more than a page or two', () => {
    assert.doesNotMatch(plans.get('due')!, /Sort/);
    const cost = Number(/cost=[\d.]+\.\.([\d.]+)/.exec(plans.get('next due')!)![1]);
    assert.ok(cost < 5, plans.get('next due'));
  });
});
