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
import { StoryClient } from '../scripts/lib/story-client.mjs';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { repositoryRoot } from '../scripts/lib/repository.mjs';
import { fillQueue } from './lib/backlog.mjs';
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
  const { accountId } = await posthorn.signUp(client, HOT);
  await posthorn.stop();
  return accountId.slice('acc_'.length);
}

/** A half due now for the tarpit, a half for tomorrow over a thousand domains. */
async function fill(database, account) {
  const half = { account, from: HOT, count: waiting / 2 };
  await fillQueue(database, { ...half, first: TARPIT, domains: 1 });
  await fillQueue(database, { ...half, first: TARPIT + 1_000, domains: 1_000, after: '1 day' });
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
