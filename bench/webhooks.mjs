/**
 * node bench/webhooks.mjs [seconds] [--compiled]     1,000 events a second for receivers, one of them slow, beside mail
 * One process of all roles on embedded servers. First mail alone is accepted and delivered into the inbox, then the same while
 * 1,000 events a second happen that two receivers want: one answers at once, one after a second; both take batches. Prints the events
 * that each received, the age of the oldest that waits, and the rate of the mail with the webhooks against without.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { benchTree } from './lib/bench-tree.mjs';

const args = process.argv.slice(2);
const seconds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20);
const EVENTS_PER_SECOND = 1_000;
const SLOW_MS = 1_000;
const MAILS = 500;
const ROUNDS = 3;

const { at, stop } = await benchTree({ compiled: args.includes('--compiled') });
const { startWorld } = await at('test/support/world.js');
const { signUpCustomer } = await at('test/support/customer.js');

const received = { quick: 0, slow: 0 };
const receiver = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { data } = JSON.parse(Buffer.concat(chunks).toString());
    const name = request.url.slice(1);
    setTimeout(
      () => {
        received[name] += data.events.length;
        response.end();
      },
      name === 'slow' ? SLOW_MS : 0,
    );
  });
});
await new Promise((listening) => receiver.listen(0, '127.0.0.1', listening));
const port = receiver.address().port;

const world = await startWorld({ OUTBOUND_HTTP_ALLOW: `127.0.0.1:${port}`, DATABASE_POOL: '24' });
try {
  const customer = await signUpCustomer(world);
  const token = await world.operator();
  const plans = await world.http.get('/v1/plans?offer=freemium-fr&limit=500');
  const plan = plans.body.data.find(({ monthlyVolume, tier }) => monthlyVolume === 900_000 && tier === 'premium');
  const account = `/v1/admin/accounts/${customer.accountId}`;
  await world.http.post(`${account}/subscriptions`, { token, body: { planId: plan.id } });
  await world.http.patch(account, { token, body: { tier: 4 } });
  const sql = new pg.Client({ connectionString: world.database.databaseUrl });
  await sql.connect();
  const accountId = customer.accountId.slice('acc_'.length);
  const send = async () => {
    const began = performance.now();
    const messages = Array.from({ length: MAILS }, (_, i) => ({
      from: { email: customer.email },
      to: [{ email: `reader${i}@elsewhere.example` }],
      subject: 'x',
      text: 'x',
    }));
    const answer = await world.http.post('/v1/messages/batch', { token: customer.secret, body: { messages } });
    if (answer.status !== 200 || answer.body.data.some(({ httpStatus }) => httpStatus !== 202)) {
      throw new Error(answer.text.slice(0, 500));
    }
    const ids = answer.body.data.map(({ id }) => id.slice('msg_'.length));
    for (;;) {
      const { rows } = await sql.query(
        'select count(*)::int as n from deliveries where message_id = any ($1::uuid[]) and status = 5',
        [ids],
      );
      if (rows[0].n === MAILS) return MAILS / ((performance.now() - began) / 1000);
      await new Promise((wake) => setTimeout(wake, 10));
    }
  };
  const median = async () => {
    const rates = [];
    for (let round = 0; round < ROUNDS; round += 1) rates.push(await send());
    return rates.sort((one, two) => one - two)[Math.floor(ROUNDS / 2)];
  };
  await send();
  const alone = await median();

  for (const name of ['quick', 'slow']) {
    const body = {
      url: `http://127.0.0.1:${port}/${name}`,
      types: ['opened'],
      batch: { maxEvents: 500, maxWaitSeconds: 1 },
    };
    const answer = await world.http.post('/v1/webhooks', { token: customer.secret, body });
    if (answer.status !== 201) throw new Error(answer.text);
  }
  const source = new pg.Client({ connectionString: world.database.databaseUrl });
  await source.connect();
  let made = 0;
  let happening = true;
  const events = (async () => {
    const first = performance.now();
    while (happening) {
      const due = Math.floor(((performance.now() - first) / 1000) * EVENTS_PER_SECOND) - made;
      await source.query(
        `insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at)
         select spool_uuid7(now()), $1, $1, $1, 7, 1, now() from generate_series(1, $2::int)`,
        [accountId, due],
      );
      made += due;
      await new Promise((wake) => setTimeout(wake, 100));
    }
  })();
  const began = performance.now();
  await new Promise((wake) => setTimeout(wake, 2_000));
  const beside = await median();
  await new Promise((wake) => setTimeout(wake, Math.max(0, seconds * 1000 - (performance.now() - began))));
  happening = false;
  await events;
  const took = (performance.now() - began) / 1000;
  const { rows } = await sql.query(
    `select w.url, q.waiting, round(extract(epoch from now() - min(d.created_at)))::int as oldest
       from webhooks w join webhook_queues q on q.webhook_id = w.id
       left join webhook_deliveries d on d.webhook_id = w.id and d.state < 2 group by w.url, q.waiting order by w.url`,
  );
  console.log(`${made} events in ${took.toFixed(1)} s: ${(made / took).toFixed(0)}/s, wanted by two receivers`);
  for (const { url, waiting, oldest } of rows) {
    const name = new URL(url).pathname.slice(1);
    console.log(
      `${name}: ${(received[name] / took).toFixed(0)}/s received, ${waiting} wait, the oldest for ${oldest ?? 0} s`,
    );
  }
  console.log(
    `mail: ${alone.toFixed(0)}/s alone, ${beside.toFixed(0)}/s beside the webhooks: ${(beside / alone).toFixed(2)} x`,
  );
  await sql.end();
  await source.end();
} finally {
  receiver.closeAllConnections();
  receiver.close();
  await world.close();
  await stop();
}
process.exit(0);
