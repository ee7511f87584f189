import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../support/engines.js';
import { eventually } from '../support/eventually.js';
import { type Answer, HttpCaller } from '../support/http-caller.js';
import { InboxReader } from '../support/inbox-reader.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from '../support/processes.js';

interface Accepted {
  id: string;
}

const WAITERS = 'select count(*)::int as n from pg_locks where not granted';

describe('the API process dies', () => {
  let database: TestDatabase;
  let ports: Ports;
  let workerPorts: Ports;
  let api: PosthornProcess;
  let worker: PosthornProcess;
  let customer: Customer;
  before(async () => {
    database = await createTestDatabase();
    [ports, workerPorts] = [await freePorts(), await freePorts()];
    worker = await startProcess(database, workerPorts, { ROLES: 'api,worker,scheduler' });
    api = await startProcess(database, ports, { ROLES: 'api' });
    const http = new HttpCaller(`http://127.0.0.1:${workerPorts.http}`);
    customer = await signUpCustomer({ http, inbox: new InboxReader(http) });
  });
  after(async () => {
    await api.stop('SIGKILL');
    await worker.stop();
    await database.drop();
  });

  const send = (port: number, key: string, subject = 'Hi'): Promise<Answer<Accepted>> =>
    new HttpCaller(`http://127.0.0.1:${port}`).post<Accepted>('/v1/messages', {
      token: customer.secret,
      headers: { 'idempotency-key': key },
      body: { from: { email: customer.email }, to: [{ email: 'ada@elsewhere.example' }], subject, text: 'Hello' },
    });
  async function query<T>(sql: string): Promise<T> {
    const client = new pg.Client({ connectionString: database.databaseUrl, options: '-c role=posthorn_worker' });
    await client.connect();
    try {
      return (await client.query(sql)).rows[0] as T;
    } finally {
      await client.end();
    }
  }
  const messagesCalled = async (subject: string) =>
    (await query<{ n: string }>(`select count(*)::int as n from messages where subject = '${subject}'`)).n;
  const restart = async (): Promise<void> => void (api = await startProcess(database, ports, { ROLES: 'api' }));

  /** Passes requests on; the first byte of an answer is never passed on, but kills the process that sent it. */
  async function deadlyProxy(): Promise<{ server: Server; port: number }> {
    const server = createServer((client) => {
      const upstream = connect(ports.http, '127.0.0.1');
      client.pipe(upstream);
      upstream.once('data', () => void api.stop('SIGKILL').then(() => client.destroy()));
      for (const socket of [client, upstream]) socket.on('error', () => client.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, port: (server.address() as AddressInfo).port };
  }

  it('F02: kill -9 after the commit, before the reply: the same key answers the message that exists', async () => {
    for (let round = 1; round <= 3; round += 1) {
      const subject = `after-commit-${round}`;
      const { server, port } = await deadlyProxy();
      await assert.rejects(send(port, subject, subject));
      server.close();
      assert.equal(await messagesCalled(subject), 1);
      await restart();
      const [again, other] = [await send(ports.http, subject, subject), await send(workerPorts.http, subject, subject)];
      assert.deepEqual([again.status, other.status, other.body.id], [202, 202, again.body.id]);
      const { id } = await query<{ id: string }>(`select id from messages where subject = '${subject}'`);
      assert.equal(again.body.id, `msg_${id}`);
      assert.equal(await messagesCalled(subject), 1);
    }
  });

  it('F01: kill -9 while the statement runs: the same key makes one message, and its quota is counted once', async () => {
    const used = () => query<{ used: number }>('select sum(used)::int as used from quota_windows where kind = 2');
    const before = (await used()).used;
    const blocker = new pg.Client({ connectionString: database.databaseUrl, options: '-c role=posthorn_worker' });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select from quota_windows for update');
    const died = assert.rejects(send(ports.http, 'mid-statement', 'mid-statement'));
    await eventually('the statement waits', async () => (await query<{ n: number }>(WAITERS)).n > 0);
    await api.stop('SIGKILL');
    await died;
    assert.equal(await messagesCalled('mid-statement'), 0);
    await blocker.query('rollback');
    await blocker.end();
    await restart();
    const answers = [
      await send(ports.http, 'mid-statement', 'mid-statement'),
      await send(ports.http, 'mid-statement', 'mid-statement'),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202],
    );
    assert.equal(answers[0]!.body.id, answers[1]!.body.id);
    assert.equal(await messagesCalled('mid-statement'), 1);
    assert.equal((await used()).used - before, 1);
  });
});
