/**
 * node bench/waiting.mjs [deliveries] [--rounds 2] [--profile]     what a million waiting deliveries cost those who send beside them
 * The built product in a process of its own, on embedded servers. One customer sends by REST over 50 connections to hosts that
 * answer at once, first on an empty queue, then while another customer's deliveries (1,000,000) wait: a half for tomorrow, over a
 * thousand domains, a half due now for one domain whose host takes half a minute for each reply and gets every connection that
 * it may have. Prints the rate and the 99th percentile of acceptance and the rate of delivery, both with their ratios, in turns.
 * Wanted are at most 1.5 times the percentile and at least 0.8 of the rate; of mail beside a tarpit at least 0.75 and 3 times.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { StoryClient, tokenFromInbox } from '../scripts/lib/story-client.mjs';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { repositoryRoot } from '../scripts/lib/repository.mjs';
import { eventually, Helper, pause } from './lib/children.mjs';
import { percentile } from './lib/figures.mjs';
import { PLAIN_SENDER, Posthorn } from './lib/posthorn.mjs';
import { memoryMb } from './lib/process-tree.mjs';

const args = process.argv.slice(2);
const roundsAt = args.indexOf('--rounds');
const rounds = roundsAt < 0 ? 2 : Number(args.splice(roundsAt, 2)[1]);
const waiting = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000);
const SENT = 3_000;
const WARM_UP = 500;
/** Domains from this number on are the tarpit's; those below the sink's. */
const TARPIT = 1_000;
const PER_MESSAGE = 1_000;
const HOT = 'hot@plain.test';

ensureInstalled(repositoryRoot);
ensureBuilt(repositoryRoot);
const folder = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
chmodSync(folder, 0o755);
const dns = new Helper('dns.mjs');
const sink = new Helper('sink.mjs', [0, 0, TARPIT]);
const loader = new Helper('load-http.mjs');
const posthorn = new Posthorn(
  folder,
  dns,
  args.includes('--profile') ? join(repositoryRoot, 'bench/results') : undefined,
);
posthorn.dnsPort = (await dns.hear()).listening;
const { listening: sinkPort } = await sink.hear();
let nextId = 1;

async function load(count, domains) {
  const firstId = nextId;
  nextId += 1_000_000;
  const answer = await loader.ask({
    host: '127.0.0.1',
    port: posthorn.httpPort,
    secret: posthorn.secret,
    from: PLAIN_SENDER,
    firstId,
    sessions: 50,
    count,
    batch: 1,
    domains,
    bodyBytes: 10_000,
  });
  if (answer.accepted !== count)
    throw new Error(`${answer.accepted} of ${count} accepted: ${JSON.stringify(answer.refusals)}`);
  return answer;
}

async function measure() {
  await load(WARM_UP, 20);
  await eventually(async () => (await sink.ask('stats')).distinct >= WARM_UP, 120_000);
  await sink.ask('reset');
  await pause(1_000);
  const answer = await load(SENT, 20);
  let arrived;
  const all = await eventually(async () => (arrived = await sink.ask('stats')).distinct >= SENT, 180_000, 50);
  await sink.ask('reset');
  return {
    accept: SENT / ((answer.endedAt - answer.startedAt) / 1_000),
    p99: percentile(answer.latencies, 0.99),
    drain: arrived.distinct / ((arrived.lastAt - answer.startedAt) / 1_000),
    lost: all ? 0 : SENT - arrived.distinct,
    memory: memoryMb(posthorn.roots()),
  };
}

/** A second customer on the prepared database, so that nobody's own mail is in front of his own. */
async function makeHot() {
  await posthorn.start({ database: posthorn.base, roles: 'api,smtp,worker,scheduler', route: 'inbox' });
  const client = new StoryClient(`http://127.0.0.1:${posthorn.httpPort}`);
  const { account } = await client.post('/v1/accounts', {
    email: HOT,
    organization: 'Hot',
    password: 'a long walk in the morning',
    offer: 'freemium-fr',
  });
  await client.post('/v1/auth/confirm-email', { token: await tokenFromInbox(client, HOT, 'confirm-email') });
  await posthorn.stop();
  return account.id.slice('acc_'.length);
}

const FILL = `with m as materialized (select spool_uuid7(now()) as id, n from generate_series(1, $2::int) n),
  body as (insert into bodies (message_id, account_id, encoding, raw_bytes, content)
    select id, $1, 0, length($3::bytea), $3 from m),
  message as (insert into messages (id, account_id, created_at, class, source, from_email, subject, message_id_header,
      size_bytes, recipient_count, egress)
    select id, $1, now(), 1, 0, '${HOT}', 'Waiting', '<' || id || '@plain.test>', length($3::bytea), ${PER_MESSAGE}, 'shared' from m),
  r as materialized (select spool_uuid7(now()) as id, nextval('delivery_numbers') as seq, m.id as message_id, m.n, k,
      'w' || m.n || '.' || k as name from m, generate_series(1, ${PER_MESSAGE}) k),
  delivery as (insert into deliveries (id, message_id, account_id, seq, recipient, recipient_key, kind, status, updated_at)
    select id, message_id, $1, seq, name || '@w.example', name || '@w.example', 0, 2, now() from r)
  insert into delivery_queue (id, seq, lane_id, class, state, account_id, message_id, recipient, next_at, created_at, because)
  select id, seq, case when n % 2 = 0 then $4::int else $5::int + (k - 1) % 1000 end, 1, case when n % 2 = 0 then 0 else 1 end, $1,
    message_id, name || '@w.example', case when n % 2 = 0 then null else now() + interval '1 day' end, now(),
    case when n % 2 = 0 then 0 else 4 end from r`;

async function fill(database, account) {
  const sql = new pg.Client({ connectionString: database });
  await sql.connect();
  const lane = async (from, count) => {
    const { rows } = await sql.query(
      `insert into lanes (egress, site, provisional) select 'shared', 'mx:mx.' || d, false
         from (select 'd' || lpad(n::text, 4, '0') || '.bench.test' as d from generate_series($1::int, $2::int) n) x returning id`,
      [from, from + count - 1],
    );
    return Math.min(...rows.map(({ id }) => id));
  };
  const body = Buffer.from(`From: ${HOT}\r\nSubject: Waiting\r\n\r\nWaiting.\r\n`);
  const [tarpit, others] = [await lane(TARPIT, 1), await lane(TARPIT + 1_000, 1_000)];
  for (let left = waiting / PER_MESSAGE; left > 0; left -= 50)
    await sql.query(FILL, [account, Math.min(50, left), body, tarpit, others]);
  await sql.query('vacuum analyze delivery_queue');
  await sql.query('vacuum analyze deliveries');
  await sql.end();
}

const median = (values) =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const say = (what, ...columns) =>
  console.log(what.padEnd(44) + columns.map((each) => String(each).padStart(12)).join(''));

try {
  await posthorn.prepare();
  const account = await makeHot();
  const runs = { empty: [], full: [] };
  const roles = 'api,smtp,worker,scheduler';
  const filled = await posthorn.database('bench_filled', 'bench_base');
  await fill(filled, account);
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['empty', 'full']) {
      const name = `bench_${kind}_${round}`;
      const database = await posthorn.database(name, kind === 'full' ? 'bench_filled' : 'bench_base');
      await posthorn.start({ roles, database, route: 'mx', sinkPort, prefix: name });
      const figures = await measure();
      runs[kind].push(figures);
      console.log(
        `${kind.padEnd(6)} ${JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Math.round(value) : value))}`,
      );
      await posthorn.stop();
    }
  }
  const of = (kind, what) => median(runs[kind].map((run) => run[what]));
  say(`${waiting} waiting deliveries`, 'without', 'with', 'ratio');
  for (const [what, title] of [
    ['accept', 'accepted a second'],
    ['p99', 'acceptance, 99th percentile, ms'],
    ['drain', 'accepted and delivered a second'],
    ['lost', 'not delivered within three minutes'],
    ['memory', 'memory of everything, MB'],
  ])
    say(
      title,
      of('empty', what).toFixed(0),
      of('full', what).toFixed(0),
      (of('full', what) / of('empty', what)).toFixed(2),
    );
} finally {
  await posthorn.close();
  for (const helper of [dns, sink, loader]) helper.stop();
  rmSync(folder, { recursive: true, force: true });
}
