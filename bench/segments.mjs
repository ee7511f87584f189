/**
 * node bench/segments.mjs [contacts] [--compiled]     counting conditions, and reading the recipients of a campaign, in one large account
 * Embedded servers, one process without a scheduler. An account of as many contacts as told (1,000,000) with eight fields, tags, times and
 * two lists lies among 50,000 contacts of others. Prints for each condition the median of the wall clock and of the database's own time on a
 * processor (which other work on the machine does not change), then pages of 5,000 recipients at the beginning, in the middle and at
 * the end of a selection, the sum over all pages, and events marked per second.
 */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';

const args = process.argv.slice(2);
const contacts = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1_000_000);
const ROUNDS = 5;
const PAGE = 5_000;
const EVENTS = 100_000;

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { newId, wireId } = await at('src/kernel/ids.js');
const { UnitOfWork } = await at('src/platform/database/unit-of-work.js');
const { SelectionsFacade } = await at('src/modules/audience/index.js');
const { ReadConditions, ConditionCompiler, SqlParameters } = await at('src/modules/audience/segments/index.js');
const { WideReads } = await at('src/modules/audience/segments/data/wide-reads.js');
const { MarkActivity } = await at('src/modules/campaigns/activity/use-cases/mark-activity.js');

const world = await startWorld({ ROLES: 'api', DATABASE_POOL: '24' });
const of = (token) => world.app.get(token, { strict: false });
const sql = new pg.Client({ connectionString: world.database.databaseUrl, options: '-c role=posthorn_worker' });
const owner = new pg.Client({ connectionString: world.database.databaseUrl });
await Promise.all([sql.connect(), owner.connect()]);
const account = newId(world.now());
const now = new Date(world.now()).toISOString();
const [everybody, some] = [newId(world.now()), newId(world.now())];

/** Values as customers have them: few cities, many names, every hundredth with none of it. */
async function fill(accountId, count) {
  await sql.query(
    `insert into contacts (id, account_id, email, phone, fields, tags, language, mail_consent, created_at, updated_at, last_sent_at, last_opened_at, last_clicked_at)
     select spool_uuid7($2::timestamptz - interval '400 days' + n * interval '30 s'), $1, 'person' || n || '@' || (array['gmail.com', 'outlook.fr', 'mail.example'])[1 + n % 3],
            case when n % 4 = 0 then '+3361' || lpad(n::text, 7, '0') end,
            case when n % 100 = 0 then '{}' else jsonb_build_object('firstname', (array['Ann', 'Émile', 'Zoë', 'Bob', 'Søren'])[1 + n % 5], 'lastname', 'Name' || n % 5000,
              'city', (array['Paris', 'Lyon', 'Zürich', 'München', 'Genève', 'Torino', 'Madrid', 'Lille', 'Nice', 'Nantes'])[1 + n % 10], 'age', n % 90, 'orders', n % 37,
              'vip', n % 50 = 1, 'birthday', ('1950-01-01'::date + (n * 7) % 20000)::text, 'company', 'Company ' || n % 20000) end,
            case when n % 5 = 0 then array['news', 'vip'] when n % 7 = 0 then array['lead'] else '{}' end, 'fr', case when n % 50 = 3 then 'withdrawn' else 'granted' end,
            $2::timestamptz - interval '400 days' + n * interval '30 s', $2,
            $2::timestamptz - (n % 100) * interval '1 day', case when n % 3 = 0 then $2::timestamptz - (n % 400) * interval '1 day' end,
            case when n % 9 = 0 then $2::timestamptz - (n % 400) * interval '1 day' end
       from generate_series(1, $3::int) n`,
    [accountId, now, count],
  );
}
async function furnish() {
  await sql.query(
    `insert into contact_fields (account_id, key, type, created_at, updated_at)
     select $1, key, type, $2, $2 from (values ('firstname', 'text'), ('lastname', 'text'), ('city', 'text'), ('age', 'number'), ('orders', 'number'), ('vip', 'boolean'),
       ('birthday', 'date'), ('company', 'text')) x (key, type)`,
    [account, now],
  );
  for (const [list, every] of [
    [everybody, 1],
    [some, 3],
  ]) {
    await sql.query(
      `insert into lists (id, account_id, name, double_opt_in, token, created_at, updated_at) values ($1::uuid, $2, $1::uuid::text, false, $1::uuid::text, $3, $3)`,
      [list, account, now],
    );
    await sql.query(
      `insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
       select account_id, $2, id, case when n % 20 = 0 then 'unsubscribed' else 'active' end, created_at, created_at
         from (select *, row_number() over (order by id) n from contacts where account_id = $1) c where n % $3 = 0`,
      [account, list, every],
    );
  }
}

const cpuOf = (pid) => {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
};
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

async function timed(work) {
  const pid = (tx) => tx.query('select pg_backend_pid() as pid').then((rows) => rows[0].pid);
  const times = [];
  const cpus = [];
  let answer;
  for (let round = 0; round < ROUNDS; round += 1) {
    await of(WideReads).run(async (tx) => {
      const backend = await pid(tx);
      const [cpu, began] = [cpuOf(backend), performance.now()];
      answer = await work(tx);
      times.push(performance.now() - began);
      cpus.push(cpuOf(backend) - cpu);
    });
  }
  return { answer, ms: Math.round(median(times)), cpu: median(cpus) };
}

const CONDITIONS = {
  'all contacts': { field: 'email', op: 'exists' },
  'text eq (10 %)': { field: 'city', op: 'eq', value: 'Paris' },
  'text eq (0.02 %)': { field: 'lastname', op: 'eq', value: 'Name77' },
  'text contains': { field: 'company', op: 'contains', value: '77' },
  'number gt (54 %)': { field: 'age', op: 'gt', value: 40 },
  'date after (27 %)': { field: 'birthday', op: 'after', value: '1990-01-01' },
  'tag (20 %)': { field: 'tags', op: 'contains', value: 'vip' },
  'opened within 30 days': { field: 'lastOpenedAt', op: 'withinDays', value: 30 },
  'not opened within 90 days': { field: 'lastOpenedAt', op: 'notWithinDays', value: 90 },
  'on the list of everybody': { inList: wireId('lst', everybody) },
  'not on the smaller list': { not: { inList: wireId('lst', some) } },
  'one address': { field: 'email', op: 'eq', value: 'person4711@gmail.com' },
  'city, age, tag and opened': {
    all: [
      { field: 'city', op: 'in', value: ['Paris', 'Lyon'] },
      { field: 'age', op: 'gte', value: 30 },
      { field: 'tags', op: 'contains', value: 'vip' },
      { field: 'lastOpenedAt', op: 'withinDays', value: 90 },
    ],
  },
  'list and not vip, or clicked': {
    any: [
      { all: [{ inList: wireId('lst', some) }, { not: { field: 'vip', op: 'eq', value: true } }] },
      { field: 'lastClickedAt', op: 'withinDays', value: 60 },
    ],
  },
};

const treeOf = (condition) =>
  of(UnitOfWork).run({ accountId: account }, (tx) =>
    of(ReadConditions).requireIn(tx, { accountId: account }, condition),
  );

async function counts() {
  console.log(`${'condition'.padEnd(32)} ${'contacts'.padStart(9)} ${'ms'.padStart(6)} ${'cpu ms'.padStart(7)}`);
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const tree = await treeOf(condition);
    const { answer, ms, cpu } = await timed(async (tx) => {
      const compiler = new ConditionCompiler(new SqlParameters(account), { now: tx.now, zone: 'Europe/Paris' });
      const where = compiler.where(tree);
      const text = `select count(*)::int as n from contacts c ${compiler.joins} where c.account_id = $1 and ${where}`;
      return (await tx.query(text, compiler.parameters.values))[0].n;
    });
    console.log(
      `${name.padEnd(32)} ${String(answer).padStart(9)} ${String(ms).padStart(6)} ${String(cpu).padStart(7)}`,
    );
  }
}

async function pages() {
  const segment = await treeOf(CONDITIONS['list and not vip, or clicked']);
  const rare = await treeOf(CONDITIONS['text eq (0.02 %)']);
  const nobody = { lists: [], conditions: [] };
  const circles = {
    'a list': [{ lists: [everybody], conditions: [] }, nobody],
    'two lists, one segment, one list out': [
      { lists: [everybody, some], conditions: [segment] },
      { lists: [some], conditions: [] },
    ],
    'a segment of few': [{ lists: [], conditions: [rare] }, nobody],
  };
  for (const [name, [wanted, excluded]] of Object.entries(circles)) {
    const selection = { wanted, excluded, asOf: world.now(), zone: 'Europe/Paris' };
    const times = [];
    let [after, found] = [null, 0];
    const began = performance.now();
    for (let page = null; page === null || page.length === PAGE;) {
      const start = performance.now();
      page = await of(UnitOfWork).runAsWorker((tx) =>
        of(SelectionsFacade).pageIn(tx, account, selection, { channel: 'email', after, limit: PAGE }),
      );
      times.push(performance.now() - start);
      found += page.length;
      after = page.at(-1)?.contactId ?? null;
    }
    const third = Math.floor(times.length / 3);
    const parts = [times.slice(0, third + 1), times.slice(third, 2 * third + 1), times.slice(2 * third)].map((part) =>
      Math.round(median(part)),
    );
    console.log(
      `${name}: ${found} recipients in ${((performance.now() - began) / 1000).toFixed(1)} s; a page at the begin, middle, end: ${parts.join(', ')} ms`,
    );
    const counted = await timed((tx) => of(SelectionsFacade).countIn(tx, account, selection, 'email'));
    console.log(`  counted in ${counted.ms} ms (cpu ${counted.cpu} ms): ${JSON.stringify(counted.answer)}`);
  }
}

/** Deliveries and opens of mail to contacts, and to as many who are none. */
async function marks() {
  await sql.query(
    `with m as (insert into messages (id, account_id, created_at, class, source, from_email, message_id_header, size_bytes, recipient_count, tags, egress)
       values ($3, $1, $2, 2, 0, 'x@shop.example', 'm', 1, 1, '{}', 'none')),
     d as (insert into deliveries (id, message_id, account_id, recipient, recipient_key, kind, status, updated_at)
       select spool_uuid7($2), $3, $1, r, r, 0, 5, $2 from (select case when n % 2 = 0 then 'person' || n || '@' || (array['gmail.com', 'outlook.fr', 'mail.example'])[1 + n % 3]
         else 'stranger' || n || '@mail.example' end as r from generate_series(1, $4::int) n) x returning id)
     insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
     select spool_uuid7($2), $1, $3, id, t, $2, '{}' from d, unnest(array[1, 4, 7]::smallint[]) t`,
    [account, now, newId(world.now()), Math.ceil(EVENTS / 3)],
  );
  await owner.query('analyze deliveries, mail_events');
  const began = performance.now();
  let marked = 0;
  for (let run = await of(MarkActivity).run(); run > 0; run = await of(MarkActivity).run()) marked += run;
  console.log(`${marked} events marked, ${Math.round(marked / ((performance.now() - began) / 1000))} a second`);
}

try {
  const began = performance.now();
  await fill(account, contacts);
  for (let other = 0; other < 5; other += 1) await fill(newId(world.now()), 10_000);
  await furnish();
  await owner.query('vacuum analyze contacts, list_members');
  console.log(`${contacts} contacts made in ${Math.round((performance.now() - began) / 1000)} s`);
  await counts();
  await pages();
  await marks();
} finally {
  await Promise.all([sql.end(), owner.end()]);
  await world.close();
  await stop();
}
