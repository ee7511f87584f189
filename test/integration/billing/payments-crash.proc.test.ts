import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../../support/engines.js';
import { eventually } from '../../support/eventually.js';
import { type Answer, HttpCaller } from '../../support/http-caller.js';
import { InboxReader } from '../../support/inbox-reader.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from '../../support/processes.js';

interface Ordered {
  id: string;
  status: string;
}

const WAITERS = 'select count(*)::int as n from pg_locks where not granted';

/** A process dies between the gateway's yes and our own: the customer is charged, and nothing of ours says so yet. */
describe('kill -9 between charge and settlement', () => {
  let database: TestDatabase;
  let ports: Ports;
  let steadyPorts: Ports;
  let dying: PosthornProcess;
  let steady: PosthornProcess;
  let customer: Customer;
  let subscriptionId: string;
  let operator: string;
  before(async () => {
    database = await createTestDatabase();
    [ports, steadyPorts] = [await freePorts(), await freePorts()];
    steady = await startProcess(database, steadyPorts, { ROLES: 'api,worker' });
    dying = await startProcess(database, ports, { ROLES: 'api' });
    const http = new HttpCaller(`http://127.0.0.1:${steadyPorts.http}`);
    customer = await signUpCustomer({ http, inbox: new InboxReader(http) }, { offer: 'suite' });
    operator = await signInOperator(http);
    const plans = await http.get<{ data: { id: string; code: string }[] }>('/v1/plans?offer=suite');
    const granted = await http.post<{ id: string }>(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
      token: operator,
      body: { planId: plans.body.data.find(({ code }) => code === 'suite.web')!.id },
    });
    subscriptionId = granted.body.id;
    const details = {
      customerType: 'consumer',
      name: 'Ada Example',
      address: { line1: '1 rue du Port', postalCode: '69002', city: 'Lyon' },
      country: 'FR',
    };
    const put = await http.call('PUT', '/v1/account/billing-details', { token: customer.accessToken, body: details });
    assert.equal(put.status, 200, put.text);
    const body = { kind: 'card', token: 'tok_ok' };
    assert.equal((await http.post('/v1/payment-methods', { token: customer.accessToken, body })).status, 201);
  });
  after(async () => {
    await dying.stop('SIGKILL');
    await steady.stop();
    await database.drop();
  });

  const order = (port: number, key: string): Promise<Answer<Ordered>> =>
    new HttpCaller(`http://127.0.0.1:${port}`).post<Ordered>(`/v1/subscriptions/${subscriptionId}/add-ons`, {
      token: customer.secret,
      headers: { 'idempotency-key': key },
      body: { kind: 'seat', quantity: 1 },
    });
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.databaseUrl, options: '-c role=posthorn_worker' });
    await client.connect();
    return client;
  };
  async function count(sql: string): Promise<number> {
    const client = await connect();
    return client
      .query<{ n: number }>(sql)
      .then(({ rows }) => rows[0]!.n)
      .finally(() => client.end());
  }
  const facts = async () => ({
    charged: await count(`select count(*)::int as n from sandbox_charges where state = 'succeeded'`),
    settled: await count(`select count(*)::int as n from payments where state = 'succeeded'`),
    invoices: await count('select count(*)::int as n from invoices'),
    seats: await count(`select coalesce(sum(quantity), 0)::int as n from add_ons where status = 'active'`),
    off: await count('select coalesce(sum(amount_minor), 0)::int as n from ledger_entries'),
  });

  /** Holds the number of the next invoice until the process that waits for it is dead. */
  async function killBeforeSettlement(key: string): Promise<void> {
    const blocker = await connect();
    await blocker.query('begin');
    await blocker.query(
      `insert into invoice_series (series, last_sequence) values (extract(year from now())::text, 0) on conflict do nothing`,
    );
    await blocker.query('select from invoice_series for update');
    try {
      const lost = assert.rejects(order(ports.http, key));
      await eventually('the settlement waits for its number', async () => (await count(WAITERS)) > 0);
      await dying.stop('SIGKILL');
      await lost;
    } finally {
      await blocker.end();
    }
    dying = await startProcess(database, ports, { ROLES: 'api' });
  }

  it('nobody asks again: the sweep asks the gateway, and there is one charge, one invoice, one seat', async () => {
    await killBeforeSettlement('crash-1');
    assert.deepEqual(await facts(), { charged: 1, settled: 0, invoices: 0, seats: 0, off: 0 });
    await moveClock('PT3M');
    assert.deepEqual(await facts(), { charged: 1, settled: 1, invoices: 1, seats: 1, off: 0 });
    await moveClock('P2D');
    assert.deepEqual(await facts(), { charged: 1, settled: 1, invoices: 1, seats: 1, off: 0 });
  });

  it('the customer asks again with his key: he gets the order that he was charged for, and no second charge', async () => {
    await killBeforeSettlement('crash-2');
    await expireLease('crash-2');
    const again = await order(ports.http, 'crash-2');
    assert.equal(again.status, 201, again.text);
    assert.equal(again.body.status, 'active');
    assert.equal((await order(steadyPorts.http, 'crash-2')).body.id, again.body.id);
    assert.deepEqual(await facts(), { charged: 2, settled: 2, invoices: 2, seats: 2, off: 0 });
  });

  async function moveClock(duration: string): Promise<void> {
    const http = new HttpCaller(`http://127.0.0.1:${steadyPorts.http}`);
    const moved = await http.post('/v1/admin/test-clock', { token: operator, body: { advance: duration } });
    assert.equal(moved.status, 200, moved.text);
  }

  /** Machine time cannot be moved: the minute after which a key of a dead process is free is taken from it. */
  async function expireLease(key: string): Promise<void> {
    const client = await connect();
    await client.query(`update idempotency_keys set locked_at = locked_at - interval '61 seconds' where key = $1`, [
      key,
    ]);
    await client.end();
  }
});

async function signInOperator(http: HttpCaller): Promise<string> {
  const body = { email: 'operator@posthorn.test', password: 'correct horse battery staple' };
  return (await http.post<{ accessToken: string }>('/v1/auth/login', { body })).body.accessToken;
}
