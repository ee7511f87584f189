import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verifyLedger } from '../../../src/modules/billing/index.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../../support/engines.js';
import { eventually } from '../../support/eventually.js';
import { HttpCaller } from '../../support/http-caller.js';
import { InboxReader } from '../../support/inbox-reader.js';
import { asOwner } from './ledger-in-world.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from '../../support/processes.js';

const KILLS = 2;

/** Sales, deposits and credits go on while the process that makes them is killed, again and again. */
describe('kill -9 in the middle of everything that moves money', () => {
  let database: TestDatabase;
  let ports: Ports;
  let steadyPorts: Ports;
  let dying: PosthornProcess;
  let steady: PosthornProcess;
  let http: HttpCaller;
  let customer: Customer;
  let subscriptionId: string;
  let operator: string;
  before(async () => {
    database = await createTestDatabase();
    [ports, steadyPorts] = [await freePorts(), await freePorts()];
    steady = await startProcess(database, steadyPorts, { ROLES: 'api,worker' });
    dying = await startProcess(database, ports, { ROLES: 'api' });
    http = new HttpCaller(`http://127.0.0.1:${steadyPorts.http}`);
    customer = await signUpCustomer({ http, inbox: new InboxReader(http) }, { offer: 'suite' });
    const login = { email: 'operator@posthorn.test', password: 'correct horse battery staple' };
    operator = (await http.post<{ accessToken: string }>('/v1/auth/login', { body: login })).body.accessToken;
    const plans = await http.get<{ data: { id: string; code: string }[] }>('/v1/plans?offer=suite');
    const planId = plans.body.data.find(({ code }) => code === 'suite.web')!.id;
    const path = `/v1/admin/accounts/${customer.accountId}/subscriptions`;
    subscriptionId = (await http.post<{ id: string }>(path, { token: operator, body: { planId } })).body.id;
    const address = { line1: '1 rue du Port', postalCode: '69002', city: 'Lyon' };
    const body = { customerType: 'consumer', name: 'Ada Example', address, country: 'FR' };
    assert.equal(
      (await http.call('PUT', '/v1/account/billing-details', { token: customer.accessToken, body })).status,
      200,
    );
    const card = { kind: 'card', token: 'tok_ok' };
    assert.equal((await http.post('/v1/payment-methods', { token: customer.accessToken, body: card })).status, 201);
  });
  after(async () => {
    await dying.stop('SIGKILL');
    await steady.stop();
    await database.drop();
  });

  /** One stream of requests to the process that dies; ends with it. */
  async function keepSelling(stream: number, round: number): Promise<number> {
    const caller = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    for (let done = 0; ; done += 1) {
      try {
        await caller.post(`/v1/subscriptions/${subscriptionId}/add-ons`, {
          token: customer.secret,
          headers: { 'idempotency-key': `${round}-${stream}-${done}` },
          body: { kind: 'seat', quantity: 1 + (done % 3) },
        });
        if (stream % 2 === 0) await creditNewest(caller);
      } catch {
        return done;
      }
    }
  }

  async function creditNewest(caller: HttpCaller): Promise<void> {
    const list = await caller.get<{ data?: { id: string }[] }>('/v1/invoices?limit=1', { token: customer.secret });
    const newest = list.body.data?.[0];
    const body = { reason: 'a mistake', net: { amount: '30.00', currency: 'EUR' } };
    if (newest) await caller.post(`/v1/admin/invoices/${newest.id}/credit`, { token: operator, body });
  }

  async function advance(duration: string): Promise<void> {
    const moved = await http.post('/v1/admin/test-clock', { token: operator, body: { advance: duration } });
    assert.equal(moved.status, 200, moved.text);
  }

  for (let round = 1; round <= KILLS; round += 1) {
    it(`kill ${round}: sales and credits were on their way`, async () => {
      const streams = [0, 1].map((stream) => keepSelling(stream, round));
      // Enough that each has done something; where it then dies is up to the machine.
      await sold(6 * round);
      await dying.stop('SIGKILL');
      const done = await Promise.all(streams);
      assert.ok(done.every((one) => one > 0));
      dying = await startProcess(database, ports, { ROLES: 'api' });
    });
  }

  it('leaves books that are whole: no gap, nothing twice, nothing half', async () => {
    await advance('PT10M');
    const lines: string[] = [];
    assert.equal(await verifyLedger(database.databaseUrl, (line) => lines.push(line)), true, lines.join('\n'));
  });

  it('the command says so, and answers 0; and 1 once somebody has changed them', async () => {
    const cli = (): { status: number | null; stdout: string } => {
      const path = join(import.meta.dirname, '../../../src/cli.js');
      const env = { PATH: process.env['PATH'], DATABASE_URL: database.databaseUrl };
      return spawnSync(process.execPath, [path, 'verify-ledger'], { env, encoding: 'utf8' });
    };
    const whole = cli();
    assert.equal(whole.status, 0, whole.stdout);
    assert.match(whole.stdout, /the books are whole/);
    await asOwner(
      database.databaseUrl,
      ['invoices'],
      `update invoices set content = content || '{"language": "xx"}' where sequence = 5`,
    );
    const broken = cli();
    assert.equal(broken.status, 1, broken.stdout);
    assert.match(broken.stdout, /first broken: invoice \d{4}-000005/);
  });

  async function sold(count: number): Promise<void> {
    await eventually(
      `${count} invoices`,
      async () => {
        const { body } = await http.get<{ data: unknown[] }>(`/v1/invoices?limit=${count}`, { token: customer.secret });
        return body.data.length >= count;
      },
      60_000,
      50,
    );
  }
});
