/**
 * node bench/expansion.mjs [recipients] [--compiled]     from a list to the queue: how long a campaign takes to be handed over
 * One process on embedded servers with all roles. So many contacts (50,000) with fields are on one list; a campaign to it is scheduled
 * for now. What is handed over stays in its lanes, which nobody wakes, so that only the expansion is measured; with `--deliver` it leaves
 * beside it, into the inbox, and the first delivery is timed. The target is that of a million: `node bench/expansion.mjs 1000000`, all queued
 * within 60 s, the first delivery within 5. `--profile` adds where the time of the database goes, statement by statement, and the CPU time
 * of the process, function by function.
 */
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';
import { FunctionTimes } from './lib/function-times.mjs';
import { cpuSeconds } from './lib/process-tree.mjs';
import { StatementTimes } from './lib/statement-times.mjs';

const args = process.argv.slice(2);
const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 50_000);

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { bigCustomer } = await at('test/integration/sending/bulk-steps.js');
const { LaneDirectory, SpoolFacade } = await at('src/modules/spool/index.js');
const { Campaigning } = await at('test/integration/campaigns/campaign-steps.js');

const world = await startWorld({ DATABASE_POOL: '16' });
const sql = new pg.Client({ connectionString: world.database.databaseUrl, options: '-c role=posthorn_worker' });
await sql.connect();
const say = (what, value) => console.log(`${what.padEnd(60)} ${value}`);
const sinceDelivery = async (fromMs) => {
  const { rows } = await sql.query(
    'select from mail_events e join messages m on m.id = e.message_id where e.type = 4 and m.bulk_id is not null limit 1',
  );
  return rows.length > 0 ? seconds(fromMs) : null;
};
const seconds = (fromMs) => ((performance.now() - fromMs) / 1_000).toFixed(1);

try {
  const mine = new Campaigning(world, await bigCustomer(world));
  if (!args.includes('--deliver')) {
    world.app.get(SpoolFacade, { strict: false }).wake = () => undefined;
    world.app.get(LaneDirectory, { strict: false }).readyLanes = () => Promise.resolve([]);
  }
  await sql.query('update quota_windows set used = 0');
  const list = await mine.list('All');
  await sql.query(
    `with made as (
       insert into contacts (id, account_id, email, fields, created_at, updated_at)
       select gen_random_uuid(), $1, 'reader' || n || '@own' || n % 2000 || '.example',
              jsonb_build_object('firstName', 'First ' || n, 'city', 'City ' || n % 500), now(), now()
         from generate_series(1, $3::int) n returning id)
     insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
     select $1, $2, id, 'active', now(), now() from made`,
    [mine.scope.accountId, list.slice('lst_'.length), count],
  );
  await sql.query('analyze contacts');
  await sql.query('analyze list_members');
  const id = await mine.draft([list], { subject: 'Hello {{firstName}}' });
  const estimating = performance.now();
  const estimate = await mine.call('POST', `/v1/campaigns/${id}/estimate`, {});
  say(`estimate over ${count} (${estimate.body.recipients} recipients), s`, seconds(estimating));

  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 100);
  const before = process.memoryUsage().rss;
  const times = args.includes('--profile') ? [new StatementTimes(pg), await FunctionTimes.begin()] : [];
  const cpuBefore = [process.cpuUsage(), cpuSeconds([process.pid])];
  const begin = performance.now();
  await mine.act(id, 'schedule');
  let [first, delivered] = [null, null];
  for (;;) {
    const { rows } = await sql.query('select handed_over as n from campaigns where id = $1', [id.slice('cmp_'.length)]);
    if (first === null && rows[0].n > 0) first = seconds(begin);
    if (args.includes('--deliver')) delivered ??= await sinceDelivery(begin);
    if (rows[0].n >= count) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  clearInterval(watch);
  const took = Number(seconds(begin));
  const own = process.cpuUsage(cpuBefore[0]);
  const [ownCpu, allCpu] = [(own.user + own.system) / 1e6, cpuSeconds([process.pid]) - cpuBefore[1]];
  say('first page handed over, s', first);
  if (delivered !== null) say('first delivered, s', delivered);
  say(`all ${count} handed over, s`, took);
  say('recipients per second', Math.round(count / took));
  say('CPU seconds: this process; with the servers', `${ownCpu.toFixed(1)}; ${allCpu.toFixed(1)}`);
  say('  of a million', `${((ownCpu / count) * 1e6).toFixed(0)}; ${((allCpu / count) * 1e6).toFixed(0)}`);
  for (const one of times) await one.report();
  say('memory of the process before, at most, MB', `${Math.round(before / 1e6)}, ${Math.round(peak / 1e6)}`);
} finally {
  await sql.end();
  await world.close();
  await stop();
}
