/**
 * node bench/stats.mjs [seconds] [--compiled]     counting events, and asking for sums, at 100,000 events and at many more
 * One process on embedded servers, without a scheduler. First 100,000 events of one account, in the order of thirty days, are counted and every
 * grouping is asked for; then events are added and counted for as many seconds as told (60), and the same is asked again; then the
 * sums that ten million events would leave are put in their place (each hour of the thirty days with each group, and a million
 * sums of other accounts), and the same is asked a third time. Prints events counted per second and medians of the answers.
 */
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';

const args = process.argv.slice(2);
const seconds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 60);
const FIRST = 100_000;
const STEP = 100_000;
const DAYS = 30;
const OTHERS = 1_000_000;
const ROUNDS = 15;

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { CountStats } = await at('src/modules/sending/stats/use-cases/count-stats.js');
const { ReadStats } = await at('src/modules/sending/stats/use-cases/read-stats.query.js');
const { rangeOf } = await at('src/modules/sending/stats/rules/stats-range.js');
const { newId } = await at('src/kernel/ids.js');

const world = await startWorld({ ROLES: 'api', DATABASE_POOL: '24' });
const sql = new pg.Client({ connectionString: world.database.databaseUrl, options: '-c role=posthorn_worker' });
await sql.connect();
const account = newId(world.now());
const now = new Date(world.now()).toISOString();
const counting = world.app.get(CountStats, { strict: false });
const reading = world.app.get(ReadStats, { strict: false });

/** Mail of twenty tags, two streams, three domains, to twelve providers; events of it from four addresses. */
await sql.query(
  `with m as (
     insert into messages (id, account_id, created_at, class, source, from_email, message_id_header, size_bytes, recipient_count, tags, egress)
     select spool_uuid7($2), $1, $2, 1 + n % 2, 0, 'x@d' || n % 3 || '.example', 'm', 1, 1, array['tag-' || n % 20], 'none'
       from generate_series(1, 20000) n returning id)
   insert into deliveries (id, message_id, account_id, recipient, recipient_key, kind, status, updated_at)
   select id, id, $1, r, r, 0, 5, $2 from (select id, 'r@' || (array['gmail.com', 'outlook.fr', 'yahoo.com', 'icloud.com', 'orange.fr', 'free.fr', 'gmx.net',
     'laposte.net', 'sfr.fr', 'libero.it', 'proton.me', 'own.example'])[1 + (row_number() over ()) % 12] as r from m) x`,
  [account, now],
);
await sql.query('analyze messages, deliveries');

async function happen(count) {
  await sql.query(
    `insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
     select spool_uuid7($2), $1, m.id, m.id, (array[1, 4, 4, 7, 8])[1 + n % 5], $2::timestamptz - make_interval(secs => ${DAYS * 86_400} * (1 - n / $3::float8)),
            jsonb_build_object('sourceIp', '198.51.100.' || n % 4, 'machineLikely', n % 3 = 0, 'firstByPerson', n % 2 = 0)
       from generate_series(1, $3::int) n
       join (select id, row_number() over () - 1 as k from messages where account_id = $1) m on m.k = n % 20000
      order by n`,
    [account, now, count],
  );
}

async function countAll() {
  const began = performance.now();
  let counted = 0;
  for (let run = await counting.run(); run > 0; run = await counting.run()) counted += run;
  return { counted, ms: performance.now() - began };
}

const GROUPINGS = [null, 'stream', 'tag', 'domain', 'provider', 'ip'];
const range = (interval, days) => {
  const from = new Date(world.now() - days * 86_400_000).toISOString();
  return rangeOf({ interval, zone: 'Europe/Paris', from }, world.now());
};

async function median(ask) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return times.sort((one, two) => one - two)[Math.floor(ROUNDS / 2)];
}

/** A page of each grouping by the day and by the hour, and everything at once as the chart asks for it. */
async function ask(what) {
  await sql.query('analyze stats_hours');
  const answers = {};
  for (const groupBy of GROUPINGS) {
    const name = groupBy ?? 'all';
    const question = (interval, days) => ({
      accountId: account,
      isOwn: true,
      range: range(interval, days),
      groupBy,
      filter: null,
    });
    answers[`${name}, day, page`] = await median(() => reading.page(question('day', DAYS), null, 51));
    answers[`${name}, hour, page`] = await median(() => reading.page(question('hour', DAYS), null, 51));
    answers[`${name}, day, chart`] = await median(() => reading.all(question('day', DAYS)));
  }
  const { rows } = await sql.query('select count(*)::int as n from stats_hours where account_id = $1', [account]);
  console.log(`${what}: ${rows[0].n} sums of the account`);
  for (const [name, ms] of Object.entries(answers)) console.log(`  ${name.padEnd(24)} ${ms.toFixed(1)} ms`);
  return answers;
}

try {
  await happen(FIRST);
  const first = await countAll();
  console.log(`${first.counted} events counted, ${Math.round(first.counted / (first.ms / 1000))} a second`);
  const few = await ask('100,000 events');
  let [events, ms] = [first.counted, 0];
  while (ms < seconds * 1000) {
    await happen(STEP);
    const more = await countAll();
    events += more.counted;
    ms += more.ms;
  }
  if (ms > 0) {
    console.log(
      `${events - first.counted} events more, ${Math.round((events - first.counted) / (ms / 1000))} a second`,
    );
    await ask(`${events} events`);
  }
  await sql.query(
    `insert into stats_hours (account_id, dimension, hour, value, accepted, delivered)
     select $1, dimension, hour, value, 20, 20
       from (select distinct dimension, value from stats_hours where account_id = $1) v,
            generate_series($2::int - ${DAYS * 24}, $2::int) hour
     on conflict do nothing`,
    [account, Math.floor(world.now() / 3_600_000)],
  );
  for (let part = 0; part < 10; part += 1) {
    await sql.query(
      `insert into stats_hours (account_id, dimension, hour, value, accepted)
       select ('00000000-0000-7000-9000-' || lpad(a::text, 12, '0'))::uuid, d, $1::int - h, 'group-' || v, 1
         from generate_series($2::int * 4, $2::int * 4 + 3) a, generate_series(1, 6) d, generate_series(1, 420) h, generate_series(0, 9) v`,
      [Math.floor(world.now() / 3_600_000), part],
    );
  }
  const all = await sql.query('select count(*)::int as n from stats_hours');
  console.log(`${all.rows[0].n} sums in the table (${OTHERS} asked for)`);
  const many = await ask('the sums of ten million events');
  const ratios = Object.keys(few).map((name) => [name, many[name] / few[name]]);
  const worst = ratios.sort((one, two) => two[1] - one[1])[0];
  console.log(`slowest against 100,000: ${worst[1].toFixed(2)} x (${worst[0]})`);
  const { rows: plan } = await sql.query(
    `explain (analyze, buffers, costs off) select width_bucket(hour, array[$2::int - 720, $2::int - 24]) as place, value, sum(accepted) from stats_hours
      where account_id = $1 and dimension = 2 and hour >= $2::int - 720 and hour < $2::int group by 1, 2`,
    [account, Math.floor(world.now() / 3_600_000)],
  );
  console.log(plan.map((line) => line['QUERY PLAN']).join('\n'));
} finally {
  await sql.end();
  await world.close();
  await stop();
}
process.exit(0);
