import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { addMs, instantOf, MINUTE_MS, toIso } from '../../../src/kernel/time/instant.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { Shop } from '../../scenarios/subscription-shop.js';
import { eventually } from '../../support/eventually.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { asOwner, copiesOf, setClock } from './many-subscribers.js';

/** Each blow leaves up to two pages of renewals in the middle, and some must be left for the last. */
const COPIES = 250;
const EACH = 2 * COPIES + 2;
const OFFERS = ['freemium-fr', 'suite'] as const;
const HOLD = 4_711;
/** Only so that a test that fails ends. */
const WITHIN_MS = 90_000;
/** Just after midnight in Paris and Rome. */
const DUE = '2028-02-28T23:00:05Z';

/** Lets the test hold whoever is about to ask the gateway. */
const TRIPWIRE = `create function hold_begin() returns trigger language plpgsql as $$
  begin perform pg_advisory_xact_lock(${HOLD}); return new; end $$;
  create trigger hold_begin before update on payments for each row
    when (old.state = 'created' and new.state = 'pending') execute function hold_begin()`;
const STILL_DUE = `select count(*)::int as n from subscriptions
  where due_at <= (select now() + offset_ms * interval '1 ms' from clock_state)`;
const RENEWED = `select count(*)::int as n from subscription_steps where reason in ('renewed', 'caught_up')`;
const WAITERS = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query ilike $1`;
const GONE = `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query ilike $1`;

/** Some hundred subscriptions are due on 29 February 2028. Their scheduler is killed wherever it hurts. */
describe('kill -9 in the middle of renewals', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    await setClock(world, '2028-01-31T10:00:00Z');
    const shop = new Shop(world);
    for (const [batch, offer] of OFFERS.entries()) {
      const customer = await shop.customer(offer, 'tok_ok');
      assert.ok(await shop.take(customer, { do: 'buy', plan: PLANS[offer][0]!, term: 'month' }));
      await copiesOf(world, customer, COPIES, batch + 1);
    }
  });
  after(() => world.close());

  const count = async (sql: string): Promise<number> => (await rows<{ n: number }>(world, sql))[0]!.n;
  const scheduler = async (): Promise<PosthornProcess> =>
    startProcess(world.database, await freePorts(), { ROLES: 'scheduler' });
  const owner = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: world.database.databaseUrl });
    await client.connect();
    return client;
  };

  /**
   * Holds what `lock` takes until the statement about `table` waits for it, and kills the process that sent it; `beside` runs
   * while it waits.
   */
  async function killAt(
    table: string,
    lock: string,
    beside = (): Promise<unknown> => Promise.resolve(),
  ): Promise<void> {
    const [blocker, watcher] = [await owner(), await owner()];
    const like = [`%${table}%`];
    const waiters = async (): Promise<number> => (await watcher.query<{ n: number }>(WAITERS, like)).rows[0]!.n;
    try {
      await blocker.query('begin');
      await blocker.query(lock);
      const dying = await scheduler();
      try {
        await eventually('somebody waits', async () => (await waiters()) > 0, WITHIN_MS);
        await beside();
      } finally {
        await dying.stop('SIGKILL');
      }
      // A session that waits notices its client's death only afterwards, and would finish its statement first.
      await eventually(
        'its sessions are gone',
        async () => {
          await watcher.query(GONE, like);
          return (await waiters()) === 0;
        },
        WITHIN_MS,
      );
    } finally {
      await blocker.end();
      await watcher.end();
    }
  }
  const payments = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await rows<{ state: string; n: number }>(
          world,
          `select p.state || case when c.state = 'succeeded' then ' charged' else '' end as state, count(*)::int as n
           from payments p left join sandbox_charges c on c.reference = p.id group by 1`,
        )
      ).map(({ state, n }) => [state, n]),
    );

  it('before the gateway is asked: what was ordered is neither charged nor refused', async () => {
    await setClock(world, DUE);
    await asOwner(world, TRIPWIRE);
    await killAt('payments', `select pg_advisory_xact_lock(${HOLD})`);
    await asOwner(world, 'drop function hold_begin cascade');
    const { created = 0, ...others } = await payments();
    assert.ok(created > 0, 'nothing was left in the middle');
    assert.deepEqual(others, { 'succeeded charged': 2 });
  });

  it('on the way to the gateway, which never hears of it', async () => {
    await killAt('sandbox_charges', 'lock table sandbox_charges in exclusive mode');
    const { pending = 0 } = await payments();
    assert.ok(pending > 0, 'nothing was left in the middle');
  });

  it('after the charge, while it is settled', async () => {
    await killAt('invoice_series', 'select from invoice_series for update');
    const { 'pending charged': charged = 0 } = await payments();
    assert.ok(charged > 0, 'nothing was left in the middle');
  });

  it('with another scheduler beside it, which takes over by itself', async () => {
    const before = await count(RENEWED);
    let second: PosthornProcess | null = null;
    try {
      // The first leads, for it waits; the other stands by until the first is dead.
      await killAt('invoice_series', 'select from invoice_series for update', async () => (second = await scheduler()));
      await eventually('the other goes on', async () => (await count(STILL_DUE)) === 0, WITHIN_MS);
      await eventually('and renews', async () => (await count(RENEWED)) > before, WITHIN_MS);
    } finally {
      await (second as PosthornProcess | null)?.stop('SIGKILL');
    }
  });

  it('F08: in the end each is renewed once, charged once and invoiced once, and nobody was refused', async () => {
    const last = await scheduler();
    for (let minutes = 3; minutes <= 300; minutes *= 3) {
      await setClock(world, toIso(addMs(instantOf(DUE), minutes * MINUTE_MS)));
      const open = `select count(*)::int as n from payments where check_at <= (select now() + offset_ms * interval '1 ms' from clock_state)`;
      await eventually('what is due is done', async () => (await count(open)) === 0, WITHIN_MS);
    }
    await eventually('all are renewed', async () => (await count(RENEWED)) >= EACH, WITHIN_MS).catch(() => undefined);
    await last.stop();
    const steps = await rows(
      world,
      `select reason, count(*)::int as n, count(distinct subscription_id)::int as of from subscription_steps
       where reason not in ('opened_free', 'ordered', 'paid', 'replaced') group by reason`,
    );
    assert.deepEqual(steps, [{ reason: 'renewed', n: EACH, of: EACH }]);
    const terms = await rows(
      world,
      `select distinct status, (term_start_at at time zone 'Europe/Paris')::date::text as start,
         (term_end_at at time zone 'Europe/Paris')::date::text as end, failed_attempts as refusals
       from subscriptions where not free`,
    );
    assert.deepEqual(terms, [{ status: 'active', start: '2028-02-29', end: '2028-03-31', refusals: 0 }]);
    const [sums] = await rows<object>(
      world,
      `select (select count(*)::int from sandbox_charges where state = 'succeeded') as charges,
        (select count(*)::int from payments where state = 'succeeded') as payments,
        (select count(*)::int from plan_orders where status = 'paid') as terms,
        (select count(*)::int from plan_orders where status = 'open') as open,
        (select count(distinct subscription_id)::int from plan_orders where status = 'paid' and kind = 'renewal') as renewed,
        (select coalesce(sum(amount_minor), 0)::int from ledger_entries) as off`,
    );
    assert.deepEqual(sums, { charges: EACH + 2, payments: EACH + 2, terms: EACH + 2, open: 0, renewed: EACH, off: 0 });
  });

  it('the series has no gap, and every invoice is chained to the one before it', async () => {
    const [chain] = await rows<object>(
      world,
      `select count(*)::int as invoices, max(sequence)::int as last, count(*) filter (where broken)::int as broken
       from (select sequence, previous_hash is distinct from lag(hash) over (order by sequence) as broken from invoices) i`,
    );
    assert.deepEqual(chain, { invoices: EACH + 2, last: EACH + 2, broken: 0 });
  });
});
