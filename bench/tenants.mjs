/**
 * node bench/tenants.mjs [--backlog 100000] [--campaign 100000] [--seconds 25] [--rounds 1] [--profile]
 *                                                              what quiet tenants notice of a loud one, and of a campaign
 * The built product in a process of its own, on embedded servers, and a receiver that answers at once. Five tenants together send
 * 20 messages a second by REST, to twenty domains: alone; beside one tenant with 100,000 ready deliveries for the same domains, who
 * sends 200 a second more (ten times as much as all of them); while another tenant's campaign of 100,000 is handed over and drains.
 * Prints acceptance (request to answer) and delivery (request to the receiver's 250) with their ratios, in turns. Wanted: beside the
 * loud tenant acceptance at most 2 times the quiet 99th percentile and 300 ms, delivery within 5 s at the 99th; beside the campaign
 * at most 3 times the quiet 99th percentile of delivery. `--profile` writes CPU profiles of the process to bench/results.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { repositoryRoot } from '../scripts/lib/repository.mjs';
import { StoryClient } from '../scripts/lib/story-client.mjs';
import { fillQueue } from './lib/backlog.mjs';
import { eventually, Helper, pause } from './lib/children.mjs';
import { figure, median, percentile, table } from './lib/figures.mjs';
import { Posthorn } from './lib/posthorn.mjs';
import { cpuSeconds } from './lib/process-tree.mjs';

const args = process.argv.slice(2);
const numberOf = (name, usual) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual);
const backlog = numberOf('--backlog', 100_000);
const readers = numberOf('--campaign', 100_000);
const seconds = numberOf('--seconds', 25);
const rounds = numberOf('--rounds', 1);
const ROLES = 'api,smtp,worker,scheduler';
const TENANTS = 5;
const QUIET_PER_SECOND = 20;
const LOUD_PER_SECOND = 200;
const DOMAINS = 20;
/** Time in which the other's mail gets going before anything is measured. */
const RUN_UP_MS = 4_000;
const ARRIVES_WITHIN_MS = 60_000;

ensureInstalled(repositoryRoot);
ensureBuilt(repositoryRoot);
const folder = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
chmodSync(folder, 0o755);
const dns = new Helper('dns.mjs');
const sink = new Helper('sink.mjs', [0, 0]);
const [quietLoader, loudLoader] = [new Helper('load-http.mjs'), new Helper('load-http.mjs')];
const posthorn = new Posthorn(
  folder,
  dns,
  args.includes('--profile') ? join(repositoryRoot, 'bench/results') : undefined,
);
posthorn.dnsPort = (await dns.hear()).listening;
const { listening: sinkPort } = await sink.hear();
const quiet = [];
let loud;
let nextId = 1;

/** On the prepared database: the tenants, the loud one among them last. */
async function makeTenants() {
  await posthorn.start({ database: posthorn.base, roles: ROLES, route: 'inbox' });
  const url = `http://127.0.0.1:${posthorn.httpPort}`;
  for (let n = 0; n < TENANTS; n += 1) {
    const { email, secret } = await posthorn.trusted(new StoryClient(url), `quiet${n}@plain.test`);
    quiet.push({ from: email, secret });
  }
  loud = await posthorn.trusted(new StoryClient(url), 'loud@plain.test');
  await posthorn.stop();
}

const withSql = async (database, work) => {
  const sql = new pg.Client({ connectionString: database });
  await sql.connect();
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

function job(more) {
  const firstId = nextId;
  nextId += 1_000_000;
  return {
    host: '127.0.0.1',
    port: posthorn.httpPort,
    firstId,
    batch: 1,
    domains: DOMAINS,
    bodyBytes: 10_000,
    ...more,
  };
}

/** The quiet ones send for so long; answers the milliseconds of each message. */
async function quietFor(forSeconds) {
  const wanted = job({
    senders: quiet,
    sessions: TENANTS * 4,
    count: forSeconds * QUIET_PER_SECOND,
    perSecond: QUIET_PER_SECOND,
    stamps: true,
  });
  const answer = await quietLoader.ask(wanted);
  if (answer.accepted !== wanted.count)
    throw new Error(`${answer.accepted} of ${wanted.count} accepted: ${JSON.stringify(answer.refusals)}`);
  let arrivedAt = new Map();
  const arrived = async () => {
    arrivedAt = new Map((await sink.ask('arrivals')).arrivals);
    return answer.stamps.every(([id]) => arrivedAt.has(id));
  };
  await eventually(arrived, ARRIVES_WITHIN_MS, 250);
  const deliveries = answer.stamps.map(([id, sentAt]) => (arrivedAt.get(id) ?? Infinity) - sentAt);
  return { accept: answer.latencies, deliver: deliveries, late: deliveries.filter((ms) => ms === Infinity).length };
}

/** A list of so many readers and a newsletter to them, as the loud tenant would make it. */
async function makeCampaign(database) {
  const client = new StoryClient(`http://127.0.0.1:${posthorn.httpPort}`);
  client.bearer = loud.secret;
  const list = await client.post('/v1/lists', { name: 'All' });
  await withSql(database, async (sql) => {
    await sql.query(
      `with made as (
         insert into contacts (id, account_id, email, fields, created_at, updated_at)
         select gen_random_uuid(), $1, 'reader' || n || '@d' || lpad((n % 200)::text, 4, '0') || '.bench.test',
                jsonb_build_object('firstName', 'First ' || n, 'city', 'City ' || n % 500), now(), now()
           from generate_series(1, $3::int) n returning id)
       insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
       select $1, $2, id, 'active', now(), now() from made`,
      [loud.accountId.slice('acc_'.length), list.id.slice('lst_'.length), readers],
    );
    await sql.query('analyze contacts');
    await sql.query('analyze list_members');
  });
  const row = (n) =>
    `<tr><td style="padding:10px"><a href="https://shop.example/p/${n}">Article ${n}</a><p>Some words about it.</p></td></tr>`;
  const campaign = await client.post('/v1/campaigns', {
    name: 'Spring',
    from: { email: loud.email, name: 'Loud' },
    subject: 'Hello {{firstName}}',
    html: `<html><body><p>Hello {{firstName}}</p><table>${Array.from({ length: 60 }, (_, n) => row(n)).join('')}</table><a href="{{unsubscribeUrl}}">out</a></body></html>`,
    audience: { lists: [list.id] },
  });
  return () => client.post(`/v1/campaigns/${campaign.id}/schedule`, {});
}

/** What goes on beside the quiet ones; answers how it is ended. */
const BESIDE = {
  alone: async () => async () => undefined,
  'beside a loud tenant': async (database) => {
    await fillQueue(database, {
      account: loud.accountId.slice('acc_'.length),
      from: loud.email,
      count: backlog,
      first: 0,
      domains: DOMAINS,
    });
    const count = LOUD_PER_SECOND * (seconds + RUN_UP_MS / 1_000);
    const loading = loudLoader.ask(
      job({ from: loud.email, secret: loud.secret, sessions: 4, count, perSecond: LOUD_PER_SECOND }),
    );
    return () => loading;
  },
  'beside a campaign': async (database) => {
    const schedule = await makeCampaign(database);
    await schedule();
    return async () => undefined;
  },
};

async function run(name, n) {
  const database = await posthorn.database(`bench_${n}`, 'bench_base');
  await posthorn.start({ roles: ROLES, database, route: 'mx', sinkPort, prefix: `bench_${n}` });
  await sink.ask('reset');
  await quietFor(4);
  const end = await BESIDE[name](database);
  await pause(RUN_UP_MS);
  const before = {
    cpu: cpuSeconds(posthorn.roots()),
    received: (await sink.ask('stats')).received,
    at: performance.now(),
  };
  const { accept, deliver, late } = await quietFor(seconds);
  const took = (performance.now() - before.at) / 1_000;
  const cores = (cpuSeconds(posthorn.roots()) - before.cpu) / took;
  const received = (await sink.ask('stats')).received - before.received;
  const left = await withSql(
    database,
    async (sql) =>
      (
        await sql.query(
          'select count(*)::int as n from (select from delivery_queue where state in (0, 4) limit 1000000) x',
        )
      ).rows[0].n,
  );
  await end();
  const figures = {
    accept50: percentile(accept, 0.5),
    accept99: percentile(accept, 0.99),
    deliver50: percentile(deliver, 0.5),
    deliver99: percentile(deliver, 0.99),
    worst: Math.max(...deliver),
    late,
    others: (received - deliver.length) / took,
    cores,
    left,
  };
  await posthorn.stop();
  return figures;
}

try {
  await posthorn.prepare();
  await makeTenants();
  const runs = new Map(Object.keys(BESIDE).map((name) => [name, []]));
  let n = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const [name, figures] of runs) {
      figures.push(await run(name, (n += 1)));
      console.log(
        name,
        JSON.stringify(figures.at(-1), (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value)),
      );
    }
  const of = (name, what) => median(runs.get(name).map((figures) => figures[what]));
  const ratio = (name, what) => figure(of(name, what) / of('alone', what), 2);
  const rows = [...runs.keys()].map((name) => [
    name,
    ...['accept50', 'accept99', 'deliver50', 'deliver99', 'worst', 'late', 'others'].map((what) =>
      figure(of(name, what)),
    ),
    figure(of(name, 'cores'), 2),
    figure(of(name, 'left')),
    ratio(name, 'accept99'),
    ratio(name, 'deliver99'),
  ]);
  const head = [
    'quiet tenants',
    'accept 50 % ms',
    '99 %',
    'delivered 50 % ms',
    '99 %',
    'worst',
    'not within a minute',
    'others a second',
    'cores',
    'others left',
    'accept 99 % x',
    'delivered 99 % x',
  ];
  console.log(table(head, rows));
} finally {
  await posthorn.close();
  for (const helper of [dns, sink, quietLoader, loudLoader]) helper.stop();
  rmSync(folder, { recursive: true, force: true });
}
