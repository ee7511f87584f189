/**
 * node bench/webhooks.mjs [--events 1000] [--mails 1500] [--rounds 2] [--profile]
 *                                            1,000 events a second for receivers, a slow one among them, beside mail
 * The built product in a process of its own, on embedded servers; sender, sink and receivers are others. So many mails are
 * accepted over 20 connections and delivered: alone; beside 1,000 events a second that nobody wants (what counting them costs);
 * beside the same with a receiver that answers at once; with one that takes a second for each request; with both. The receivers
 * take batches of 500. In turns, on fresh databases. The requirement is about waiting: a slow receiver must cost mail
 * nothing that a quick one does not (the last column). Prints also what was received, and how old the oldest event is that waits.
 * `--profile` writes CPU profiles of the process to bench/results.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { repositoryRoot } from '../scripts/lib/repository.mjs';
import { StoryClient } from '../scripts/lib/story-client.mjs';
import { eventually, Helper, pause } from './lib/children.mjs';
import { figure, median, percentile, table } from './lib/figures.mjs';
import { Posthorn } from './lib/posthorn.mjs';
import { cpuSeconds } from './lib/process-tree.mjs';

const args = process.argv.slice(2);
const numberOf = (name, usual) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual);
const perSecond = numberOf('--events', 1_000);
const mails = numberOf('--mails', 1_500);
const rounds = numberOf('--rounds', 2);
const WARM_UP = 300;
const RUN_UP_MS = 3_000;
const SETTING = {
  'mail alone': { events: 0, wantedBy: [] },
  'events that nobody wants': { events: perSecond, wantedBy: [] },
  'a quick receiver': { events: perSecond, wantedBy: ['quick'] },
  'a slow receiver': { events: perSecond, wantedBy: ['slow'] },
  both: { events: perSecond, wantedBy: ['quick', 'slow'] },
};

ensureInstalled(repositoryRoot);
ensureBuilt(repositoryRoot);
const folder = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
chmodSync(folder, 0o755);
const dns = new Helper('dns.mjs');
const sink = new Helper('sink.mjs', [0, 0]);
const loader = new Helper('load-http.mjs');
const posthorn = new Posthorn(
  folder,
  dns,
  args.includes('--profile') ? join(repositoryRoot, 'bench/results') : undefined,
);
posthorn.dnsPort = (await dns.hear()).listening;
const { listening: sinkPort } = await sink.hear();
let customer;
let nextId = 1;

async function makeCustomer() {
  await posthorn.start({ database: posthorn.base, roles: 'api,smtp,worker,scheduler', route: 'inbox' });
  const client = new StoryClient(`http://127.0.0.1:${posthorn.httpPort}`);
  customer = await posthorn.trusted(client, 'shop@plain.test');
  await posthorn.stop();
}

async function send(count) {
  await sink.ask('reset');
  const firstId = nextId;
  nextId += 1_000_000;
  const answer = await loader.ask({
    host: '127.0.0.1',
    port: posthorn.httpPort,
    secret: customer.secret,
    from: customer.email,
    firstId,
    sessions: 20,
    count,
    batch: 1,
    domains: 20,
    bodyBytes: 10_000,
  });
  if (answer.accepted !== count) throw new Error(`${answer.accepted} accepted: ${JSON.stringify(answer.refusals)}`);
  let arrived;
  if (!(await eventually(async () => (arrived = await sink.ask('stats')).distinct >= count, 120_000, 20)))
    throw new Error(`${arrived.distinct} of ${count} arrived`);
  return { rate: count / ((arrived.lastAt - answer.startedAt) / 1_000), accept99: percentile(answer.latencies, 0.99) };
}

/** Opens of mails that were delivered, as many a second as wanted, until it is told to stop. */
function happen(sql, eventsPerSecond) {
  let happening = true;
  let made = 0;
  const began = performance.now();
  const running = (async () => {
    while (happening && eventsPerSecond > 0) {
      const due = Math.floor(((performance.now() - began) / 1_000) * eventsPerSecond) - made;
      // The transaction's number before any event's: the readers' horizon counts on it.
      await sql.query(
        `with begun as materialized (select pg_current_xact_id()),
           chosen as materialized (select d.* from begun, bench_delivered d where d.n >= $1::int % 200 order by d.n limit 100)
         insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
         select spool_uuid7(now()), c.account_id, c.message_id, c.id, 7, 1, now(), '{"userAgent":"Mozilla/5.0","machineLikely":false}'::jsonb
           from chosen c cross join generate_series(1, $2::int) g`,
        [made / 100, Math.max(1, Math.round(due / 100))],
      );
      made += 100 * Math.max(1, Math.round(due / 100));
      await pause(Math.max(0, began + (made / eventsPerSecond) * 1_000 - performance.now()));
    }
  })();
  return async () => {
    happening = false;
    await running;
    return made / ((performance.now() - began) / 1_000);
  };
}

const QUEUES = `select q.waiting, round(extract(epoch from clock_timestamp() - min(d.created_at)))::int as oldest
    from webhook_queues q left join webhook_deliveries d on d.webhook_id = q.webhook_id and d.state < 2
   group by q.webhook_id, q.waiting`;

async function run({ events, wantedBy }, n) {
  const receiver = new Helper('receiver.mjs');
  const { listening } = await receiver.hear();
  const database = await posthorn.database(`bench_${n}`, 'bench_base');
  const more = { OUTBOUND_HTTP_ALLOW: `127.0.0.1:${listening}` };
  await posthorn.start({
    roles: 'api,smtp,worker,scheduler',
    database,
    route: 'mx',
    sinkPort,
    prefix: `bench_${n}`,
    more,
  });
  const sql = new pg.Client({ connectionString: database });
  await sql.connect();
  try {
    const client = new StoryClient(`http://127.0.0.1:${posthorn.httpPort}`);
    client.bearer = customer.secret;
    for (const name of wantedBy)
      await client.post('/v1/webhooks', {
        url: `http://127.0.0.1:${listening}/${name}`,
        types: ['opened'],
        batch: { maxEvents: 500, maxWaitSeconds: 1 },
      });
    await send(WARM_UP);
    await sql.query(
      `create table bench_delivered as select row_number() over (order by seq) as n, id, message_id, account_id from deliveries limit 300`,
    );
    const stop = happen(sql, events);
    await pause(RUN_UP_MS);
    const before = { cpu: cpuSeconds(posthorn.roots()), at: performance.now(), heard: await receiver.ask('count') };
    const { rate, accept99 } = await send(mails);
    const took = (performance.now() - before.at) / 1_000;
    const heard = await receiver.ask('count');
    const cores = (cpuSeconds(posthorn.roots()) - before.cpu) / took;
    const made = await stop();
    const { rows } = await sql.query(QUEUES);
    return {
      rate,
      accept99,
      cores,
      made,
      quick: (heard.quick - before.heard.quick) / took,
      slow: (heard.slow - before.heard.slow) / took,
      oldest: Math.max(0, ...rows.map(({ oldest }) => oldest ?? 0)),
    };
  } finally {
    await sql.end();
    await posthorn.stop();
    receiver.stop();
  }
}

try {
  await posthorn.prepare();
  await makeCustomer();
  const runs = new Map(Object.keys(SETTING).map((name) => [name, []]));
  let n = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const [name, figures] of runs) {
      figures.push(await run(SETTING[name], (n += 1)));
      console.log(
        name,
        JSON.stringify(figures.at(-1), (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value)),
      );
    }
  const of = (name, what) => median(runs.get(name).map((figures) => figures[what]));
  const against = { 'a slow receiver': 'events that nobody wants', both: 'a quick receiver' };
  const rows = [...runs.keys()].map((name) => [
    name,
    ...['made', 'quick', 'slow', 'oldest', 'rate', 'accept99'].map((what) => figure(of(name, what))),
    figure(of(name, 'cores'), 2),
    figure(of(name, 'rate') / of('mail alone', 'rate'), 2),
    against[name] ? figure(of(name, 'rate') / of(against[name], 'rate'), 2) : '',
  ]);
  const head = [
    'mail beside',
    'events/s',
    'to the quick/s',
    'to the slow/s',
    'oldest waiting s',
    'mails/s',
    'accept 99 % ms',
    'cores',
    'x alone',
    'x without the slow',
  ];
  console.log(table(head, rows));
} finally {
  await posthorn.close();
  for (const helper of [dns, sink, loader]) helper.stop();
  rmSync(folder, { recursive: true, force: true });
}
