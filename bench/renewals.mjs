/**
 * node bench/renewals.mjs [count] [--statements]     renews 100,000 due subscriptions, as a scheduler does on the first of a month
 * The subscriptions are copies of one that was bought, made by SQL; the gateway is the sandbox; PostgreSQL flushes as it does in
 * production. Prints rate and memory at each quarter, the CPU time of this process, and the statements a renewal takes. The memory
 * must not grow with the number of renewals: the peak is of samples every half second. --statements lists the statements.
 */
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';

const args = process.argv.slice(2);
const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100_000);
const lists = args.includes('--statements');
const MARKS = 4;

const { at, stop } = await benchTree({
  compiled: args.includes('--compiled'),
  postgresSettings: { shared_buffers: '512MB', max_wal_size: '4GB' },
});
const { instantOf } = await at('src/kernel/time/instant.js');
const { Clock } = await at('src/platform/clock/clock.js');
const { LookAfterDueSubscriptions } = await at('src/modules/billing/sales/use-cases/look-after-due-subscriptions.js');
const { startWorld } = await at('test/support/world.js');
const { Shop } = await at('test/scenarios/subscription-shop.js');
const { PLANS } = await at('test/scenarios/subscription-plans.js');
const { copiesOf, setClock } = await at('test/integration/billing/many-subscribers.js');
const { rows } = await at('test/integration/accounts/account-world.js');

/** With `node --expose-gc` also what is really kept. */
const memory = () => {
  const rounded = (bytes) => Math.round(bytes / 1024 / 1024);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return `${rounded(rss)} MB${globalThis.gc ? `, ${rounded(heapUsed)} MB of it on the heap` : ''}`;
};
const world = await startWorld({ ROLES: 'api', DATABASE_POOL: '24' });
try {
  await setClock(world, '2028-01-31T10:00:00Z');
  const customer = await new Shop(world).customer('freemium-fr', 'tok_ok');
  if (!(await new Shop(world).take(customer, { do: 'buy', plan: PLANS['freemium-fr'][0], term: 'month' }))) {
    throw new Error('the plan could not be bought');
  }
  for (let made = 0, batch = 1; made < count; made += 10_000, batch += 1) {
    await copiesOf(world, customer, Math.min(10_000, count - made), batch);
  }
  const owner = new pg.Client({ connectionString: world.database.databaseUrl });
  await owner.connect();
  await owner.query('analyze');

  const statements = new Map();
  let asked = 0;
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(first, ...rest) {
    asked += 1;
    if (lists) {
      const text = String(first.text ?? first)
        .slice(0, 140)
        .replace(/\s+/g, ' ');
      statements.set(text, (statements.get(text) ?? 0) + 1);
    }
    return query.call(this, first, ...rest);
  };

  const due = '2028-02-28T23:00:05Z';
  await setClock(world, due);
  const [{ offset_ms: offset }] = await rows(world, 'select offset_ms from clock_state');
  world.app.get(Clock).setOffset(offset);
  const renewed = async () =>
    (await owner.query(`select count(*)::int as n from subscription_steps where reason = 'renewed'`)).rows[0].n;
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 500);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  let isOver = false;
  const run = world.app
    .get(LookAfterDueSubscriptions)
    .runDue(instantOf(due))
    .finally(() => (isOver = true));
  let mark = 1;
  while (!isOver) {
    await Promise.race([run, new Promise((wake) => setTimeout(wake, 1_000))]);
    const done = await renewed();
    if (done >= (count * mark) / MARKS) {
      const seconds = (performance.now() - began) / 1000;
      console.log(`${done} renewed in ${seconds.toFixed(0)} s, ${(done / seconds).toFixed(0)}/s, ${memory()}`);
      mark = Math.floor((done * MARKS) / count) + 1;
    }
  }
  await run;
  clearInterval(sampling);
  const seconds = (performance.now() - began) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const done = await renewed();
  console.log(
    [
      `${done} of ${count + 1} renewed in ${seconds.toFixed(1)} s: ${(done / seconds).toFixed(0)}/s`,
      `${((cpu.user + cpu.system) / 1000 / done).toFixed(2)} ms of CPU each in this process`,
      `${(asked / done).toFixed(1)} statements each`,
      memory(),
      `at most ${Math.round(peak / 1024 / 1024)} MB`,
    ].join(', '),
  );
  for (const [text, times] of [...statements].sort((a, b) => b[1] - a[1]).filter(([, n]) => n > done / 20)) {
    console.log(`${(times / done).toFixed(2).padStart(6)}  ${text}`);
  }
  await owner.end();
} finally {
  await world.close();
  await stop();
}
process.exit(0);
