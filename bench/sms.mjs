/**
 * node bench/sms.mjs [parts] [--window 10] [--answer-ms 0] [--compiled]     texts through one bind, with their receipts
 * One process of all roles on embedded servers, one bind to an SMSC in a process of its own that answers at once (or after so
 * many milliseconds) and sends a receipt for each part. First the session alone, without a database: what the machine and the SMSC
 * allow. Then so many parts (20,000; one text in ten has three) that were accepted beforehand leave, are settled and get their
 * receipts. Prints the rates, their ratio, what they cost, the memory of the process on the way, and that each text was sent once,
 * paid for once and is delivered. Wanted are 1,000 parts a second and memory that does not grow.
 */
import { cpus, loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';
import { Helper, pause } from './lib/children.mjs';
import { figure } from './lib/figures.mjs';
import { cpuSeconds } from './lib/process-tree.mjs';

const args = process.argv.slice(2);
const option = (name, usual) => {
  const at = args.indexOf(name);
  return at < 0 ? usual : Number(args.splice(at, 2)[1]);
};
const window = option('--window', 10);
const answerMs = option('--answer-ms', 0);
const parts = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20_000);
const RECEIPT_MS = 50;
const RAW_MS = 3_000;
const PAGE = 1_000;
const LIMIT_MS = 300_000;
const LONG = 'A text that is long enough for three parts of one hundred and fifty-three septets each. '.repeat(4);
const SHORT = 'Your table is booked for 20:00.';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc');
const say = (what, value) => console.log(`${what.padEnd(62)} ${value}`);
const heapMb = () => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { smsCustomer, sendSms } = await at('test/integration/sms/sms-in-world.js');
const { addPack, buyPacks, creditsOf } = await at('test/integration/sms/credits-in-world.js');

say(
  'machine',
  `${cpus().length} x ${cpus()[0].model}, node ${process.version}, load ${loadavg()[0].toFixed(1)} before`,
);
const smsc = new Helper('smsc.mjs', [0, answerMs, RECEIPT_MS]);
const { listening } = await smsc.hear();
let world;
try {
  const raw = await rawSession(listening);
  say(`the session alone, window ${window}, parts a second`, figure(raw));
  await smsc.ask('reset');
  world = await startWorld({
    SMS_ROUTE: `smpp://bench:secret@127.0.0.1:${listening}?window=${window}&tps=10000`,
    DATABASE_POOL: '24',
    API_RATE_LIMIT: '1000000',
  });
  await product(world, raw);
} finally {
  await world?.close();
  smsc.stop();
  await stop();
}
process.exit(process.exitCode ?? 0);

/** As many submissions as go through one session in some seconds, its window always full. */
async function rawSession(port) {
  const { SmppCarrier } = await at('src/modules/sms/driver/adapters/smpp-carrier.js');
  const login = { host: '127.0.0.1', port, tls: false, systemId: 'bench', password: 'secret', systemType: '' };
  const wire = { longTexts: 'udh', gsmDataCoding: 0, serviceType: '', sourceTon: null, sourceNpi: null, window };
  const times = { connectMs: 5_000, responseMs: 30_000, enquireAfterMs: 30_000, enquireAnswerMs: 10_000 };
  const nothing = () => Promise.resolve();
  const listener = { onReceipt: nothing, onInbound: nothing, onLateAnswer: nothing };
  const session = await new SmppCarrier(login, wire, times).open(listener);
  const octets = Buffer.from(SHORT);
  const began = performance.now();
  let count = 0;
  const one = async () => {
    while (performance.now() - began < RAW_MS) {
      count += 1;
      const segment = { to: `+336${count}`, from: 'ACME', encoding: 'gsm7', octets, part: 1, of: 1, reference: 0 };
      const token = { messageId: 'm', attempt: 1, part: 1 };
      const outcome = await session.submit(token, { ...segment, validSeconds: 3_600 });
      if (outcome.kind !== 'accepted') throw new Error(`${outcome.kind} ${outcome.code}`);
    }
  };
  await Promise.all(Array.from({ length: window }, one));
  const rate = count / ((performance.now() - began) / 1_000);
  await session.drain(5_000);
  return rate;
}

async function product(world, raw) {
  const customer = await smsCustomer(world);
  const packId = await addPack(world, 'bench', '1000000');
  const bought = await buyPacks(world, customer.token, { packId });
  if (bought.status !== 201) throw new Error(bought.text);
  const bounds = { perNumberHourly: null, perPrefixHourly: null, perCountryHourly: null };
  const settings = { allowedCountries: ['FR'], ...bounds };
  await world.http.call('PUT', '/v1/sms/settings', { token: customer.token, body: settings });
  await switchRoute(false);
  const accepted = await accept(customer.token);
  say('texts accepted, a second; parts in all', `${figure(accepted.texts / accepted.seconds)}; ${accepted.parts}`);

  const commitsBefore = await commits();
  const heapBefore = heapMb();
  const cpuBefore = cpuSeconds([process.pid]);
  const ownBefore = process.cpuUsage();
  const heaps = [];
  await switchRoute(true);
  let told = await smsc.ask('count');
  const deadline = performance.now() + LIMIT_MS;
  for (let quarter = 1; told.acknowledged < accepted.parts && performance.now() < deadline;) {
    await pause(100);
    told = await smsc.ask('count');
    if (told.submitted < (accepted.parts * quarter) / 4) continue;
    heaps.push(heapMb());
    quarter += 1;
  }
  const seconds = (told.lastAt - told.firstAt) / 1_000;
  const rate = told.submitted / seconds;
  say('parts submitted through one bind, a second', figure(rate));
  say('  against the session alone', `${figure(rate / raw, 2)} x`);
  say('  most under way at once', told.peakOpen);
  const cpu = cpuSeconds([process.pid]) - cpuBefore;
  const own = process.cpuUsage(ownBefore);
  const per = (secondsOfCpu) => figure((secondsOfCpu / told.submitted) * 1_000, 2);
  say(
    '  CPU seconds for 1,000 parts and receipts: all; this process',
    `${per(cpu)}; ${per((own.user + own.system) / 1e6)}`,
  );
  say('  commits for 1,000 parts', figure((((await commits()) - commitsBefore) / told.submitted) * 1_000));
  say('heap before, at each quarter, MB', [heapBefore, ...heaps].map((mb) => figure(mb, 1)).join(', '));
  await verdict(customer, accepted, told);
}

async function commits() {
  const sql = new pg.Client({ connectionString: world.database.databaseUrl });
  await sql.connect();
  const { rows } = await sql.query(
    'select xact_commit::int as n from pg_stat_database where datname = current_database()',
  );
  await sql.end();
  return rows[0].n;
}

async function switchRoute(enabled) {
  const token = await world.operator();
  const list = await world.http.get('/v1/admin/sms/routes', { token });
  const route = list.body.data.find(({ name }) => name.startsWith('bench'));
  const answer = await world.http.patch(`/v1/admin/sms/routes/${route.id}`, { token, body: { enabled } });
  if (answer.status !== 200) throw new Error(answer.text);
}

async function accept(token) {
  const texts = Math.ceil(parts / 1.2);
  const began = performance.now();
  let count = 0;
  for (let from = 0; from < texts; from += PAGE) {
    const many = Math.min(PAGE, texts - from);
    const to = Array.from({ length: many }, (_, i) => `+3361${String(from + i).padStart(7, '0')}`);
    const text = (from / PAGE) % 10 === 0 ? LONG : SHORT;
    const answer = await sendSms(world, token, { to, text });
    if (answer.status !== 202 || answer.body.refused.length > 0) throw new Error(answer.text.slice(0, 500));
    count += answer.body.messages.reduce((sum, one) => sum + one.parts, 0);
  }
  return { texts, parts: count, seconds: (performance.now() - began) / 1_000 };
}

async function verdict({ id, token }, accepted, told) {
  const sql = new pg.Client({ connectionString: world.database.databaseUrl });
  await sql.connect();
  const states = async () =>
    (
      await sql.query(
        `select status, charge, count(*)::int as n, sum(credits_milli - charged_milli)::int as unpaid
           from sms_messages where account_id = $1 group by 1, 2 order by 1, 2`,
        [id],
      )
    ).rows;
  let rows = await states();
  const isDone = () => rows.length === 1 && rows[0].status === 'delivered';
  for (let i = 0; i < 100 && !isDone(); i += 1) {
    await pause(100);
    rows = await states();
  }
  for (const { status, charge, n, unpaid } of rows) say(`texts ${status}, ${charge}; not paid for`, `${n}; ${unpaid}`);
  say('parts sent twice; receipts not acknowledged', `${told.twice}; ${told.receipts - told.acknowledged}`);
  const { reserved } = await creditsOf(world, token);
  say('credits still reserved', reserved);
  const { rows: sums } = await sql.query(
    `select sum(credits_milli)::bigint as credits from sms_ledger where account_id = $1 and kind = 'settle'`,
    [id],
  );
  if (sums[0].credits === null) throw new Error('nothing was settled');
  await sql.end();
  if (!isDone() || told.twice > 0 || told.submitted !== accepted.parts) process.exitCode = 1;
}
