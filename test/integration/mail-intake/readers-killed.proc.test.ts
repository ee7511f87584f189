import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { RawClient } from '../../conformance/raw-client.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { SmtpSink } from '../../support/peers/smtp-sink.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';
import { goesOn } from '../../support/scale.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { confirmationToken } from '../delivery/mail-world.js';

/** An event of a dead worker is another's after twenty seconds, and its job when Bull finds that nobody holds it. */
const RESUMED_MS = 120_000;
const OF_EACH = 12;
/** What each reader writes last or needs on its way: with these held, workers stop in the middle of a mail. */
const WRITTEN = ['suppressions', 'complaints', 'tickets'];
const names = (kind: string): string[] => Array.from({ length: OF_EACH }, (_, n) => `${kind}${n}`);

describe('F08: a worker that reads inbound mail is killed with kill -9', () => {
  let world: World;
  let sink: SmtpSink;
  let worker: PosthornProcess;
  let customer: Customer;
  let client: RawClient;
  let blocker: pg.Client;

  before(async () => {
    sink = await SmtpSink.start();
    world = await startWorld({ ROLES: 'api,smtp,scheduler', DELIVERY_ROUTE: route(), MAIL_DOMAIN: 'posthorn.test' });
    worker = await newWorker();
    Object.assign(world, { inbox: { token: (address: string) => confirmationToken(sink, address) } });
    customer = await signUpCustomer(world);
    client = await RawClient.ready(world.config.values.SMTP_INBOUND_PORT);
    blocker = new pg.Client({ connectionString: world.database.databaseUrl });
    await blocker.connect();
  });
  after(async () => {
    client.destroy();
    await blocker.end();
    await worker.stop('SIGKILL');
    await world.close();
    await sink.stop();
  });

  const route = (): string => `smtp://127.0.0.1:${sink.port}`;

  async function newWorker(): Promise<PosthornProcess> {
    // Enough connections for several readers at a time.
    const more = { ROLES: 'worker', DELIVERY_ROUTE: route(), MAIL_DOMAIN: 'posthorn.test', DATABASE_POOL: '40' };
    return startProcess(world.database, await freePorts(), more);
  }

  /** Sends one mail to each and answers the return path that it left with. */
  async function returnPaths(locals: readonly string[]): Promise<Map<string, string>> {
    const messages = locals.map((local) => ({
      from: { email: customer.email },
      to: [{ email: `${local}@receiver.test` }],
      subject: 'x',
      text: 'x',
    }));
    const answer = await world.http.post('/v1/messages/batch', { token: customer.secret, body: { messages } });
    assert.equal(answer.status, 200, answer.text);
    const arrived = (local: string) => sink.mails.find(({ to }) => to[0] === `${local}@receiver.test`);
    await sink.until(() => locals.every((local) => arrived(local) !== undefined), RESUMED_MS);
    const isDelivered = async (): Promise<boolean> => {
      const [{ n } = { n: 0 }] = await rows<{ n: number }>(
        world,
        `select count(*)::int as n from deliveries where status = 5 and recipient = any ($1)`,
        [locals.map((local) => `${local}@receiver.test`)],
      );
      return n === locals.length;
    };
    await eventually('all are delivered', isDelivered, RESUMED_MS);
    return new Map(locals.map((local) => [local, arrived(local)!.from]));
  }

  async function bring(to: string, content: string[], sender = ''): Promise<void> {
    assert.equal((await client.say(`MAIL FROM:<${sender}>`)).code, 250);
    assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250, to);
    await client.say('DATA');
    client.write(`${content.join('\r\n')}\r\n.\r\n`);
    assert.equal((await client.heard()).code, 250);
  }

  const report = (type: string, part: string, fields: string[]): string[] => [
    'From: postmaster@receiver.test',
    'Subject: about your mail',
    `Content-Type: multipart/report; report-type=${type}; boundary="b"`,
    '',
    '--b',
    `Content-Type: message/${part}`,
    '',
    ...fields,
    '',
    '--b--',
  ];
  const bounce = report('delivery-status', 'delivery-status', [
    'Reporting-MTA: dns; mx.receiver.test',
    '',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
  ]);
  const complaint = report('feedback-report', 'feedback-report', ['Feedback-Type: abuse', 'Version: 1']);
  const question = (from: string): string[] => [
    `From: <${from}@writer.test>`,
    'To: support@posthorn.test',
    `Subject: I get no reset mail, says ${from}`,
    `Message-ID: <${from}@writer.test>`,
    '',
    'Please help.',
  ];

  /** Workers in the middle of a mail, each waiting for what the blocker holds. */
  async function stuck(): Promise<number> {
    const { rows: found } = await blocker.query<{ n: number }>(
      `select count(distinct pid)::int as n from pg_locks where not granted and relation = any (array(
         select c.oid from pg_class c where c.relname = any ($1)))`,
      [WRITTEN],
    );
    return found[0]!.n;
  }

  async function killInTheMiddle(): Promise<void> {
    await eventually('workers are in the middle of mails', async () => (await stuck()) >= 2, RESUMED_MS);
    await worker.stop('SIGKILL');
    await blocker.query('rollback');
    await hold();
    worker = await newWorker();
    goesOn();
  }

  async function hold(): Promise<void> {
    await blocker.query('begin');
    await blocker.query(`lock table ${WRITTEN.join(', ')} in share row exclusive mode`);
  }

  const count = async (sql: string): Promise<[string, number][]> =>
    (await rows<{ who: string; n: number }>(world, sql, [])).map(({ who, n }) => [who, n]);
  const onceEach = (kind: string, at: string): [string, number][] =>
    names(kind)
      .map((local): [string, number] => [`${local}@${at}`, 1])
      .sort();

  it('bounces, complaints and support mails are done once each, however often their readers died', async () => {
    const [bounces, complaints] = [names('gone'), names('cross')];
    const paths = await returnPaths([...bounces, ...complaints]);
    await hold();
    for (let n = 0; n < OF_EACH; n += 1) {
      await bring(paths.get(bounces[n]!)!, bounce);
      await bring(paths.get(complaints[n]!)!, complaint);
      await bring('support@posthorn.test', question(names('asks')[n]!), `asks${n}@writer.test`);
    }
    for (let kills = 0; kills < 2; kills += 1) await killInTheMiddle();
    await blocker.query('rollback');
    const unread = `select name as who, count(*)::int as n from outbox where name = 'mail.received.v1' and state <> 2 group by name`;
    await eventually('all is read', async () => (await count(unread)).length === 0, RESUMED_MS);
    const idle = `select name as who, count(*)::int as n from outbox where state <> 2 group by name`;
    await eventually('and what follows is done', async () => (await count(idle)).length === 0, RESUMED_MS);

    const events = (type: number): Promise<[string, number][]> =>
      count(`select d.recipient as who, count(*)::int as n from mail_events e join deliveries d on d.id = e.delivery_id
              where e.type = ${type} and d.recipient like '%@receiver.test' group by 1 order by 1`);
    assert.deepEqual((await events(5)).sort(), onceEach('gone', 'receiver.test'), 'bounced');
    const complained = `select recipient as who, count(*)::int as n from complaints group by 1 order by 1`;
    assert.deepEqual((await count(complained)).sort(), onceEach('cross', 'receiver.test'), 'complaints');
    assert.deepEqual(
      (await count(`select email as who, count(*)::int as n from suppressions group by 1 order by 1`)).sort(),
      [...onceEach('gone', 'receiver.test'), ...onceEach('cross', 'receiver.test')].sort(),
      'suppressed',
    );
    assert.deepEqual(
      (await count(`select sender_email as who, count(*)::int as n from tickets group by 1 order by 1`)).sort(),
      onceEach('asks', 'writer.test'),
      'tickets',
    );
    const said = `select t.sender_email as who, count(*)::int as n from tickets t join ticket_messages m on m.ticket_id = t.id
                   where not m.internal group by 1 order by 1`;
    assert.deepEqual((await count(said)).sort(), onceEach('asks', 'writer.test'), 'what they said');
    const answers = `select recipient as who, count(*)::int as n from deliveries where recipient like 'asks%' group by 1 order by 1`;
    assert.deepEqual((await count(answers)).sort(), onceEach('asks', 'writer.test'), 'what they were answered');
    assert.deepEqual(
      await count(`select id::text as who, claims::int as n from raw_inbound_mails where claims >= 3`),
      [],
      'none is given up for the death of its neighbours',
    );
  });
});
