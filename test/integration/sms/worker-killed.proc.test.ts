import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { signUpCustomer } from '../../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../../support/engines.js';
import { eventually } from '../../support/eventually.js';
import { type Answer, HttpCaller } from '../../support/http-caller.js';
import { InboxReader } from '../../support/inbox-reader.js';
import { selfSigned } from '../../support/peers/certificates.js';
import { FakeSmsc } from '../../support/peers/fake-smsc.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';

const WINDOW = 4;
const TEXTS = 10;
const UNBIND = 6;
const DETAILS = {
  customerType: 'company',
  name: 'Mine SARL',
  address: { line1: '4 rue du Port', postalCode: '69002', city: 'Lyon' },
  country: 'FR',
  siren: '732829320',
};

describe('a worker dies, and another one stops, with texts under way; the carrier speaks TLS', () => {
  let smsc: FakeSmsc;
  let database: TestDatabase;
  let main: PosthornProcess;
  let dying: PosthornProcess;
  let http: HttpCaller;
  let token: string;
  let sql: pg.Client;
  let heir: PosthornProcess | undefined;
  let environment: Record<string, string>;
  const folder = mkdtempSync(join(tmpdir(), 'posthorn-smsc-'));

  before(async () => {
    const certificate = selfSigned('localhost');
    writeFileSync(join(folder, 'carrier.pem'), certificate.cert);
    smsc = await FakeSmsc.start(0, certificate);
    database = await createTestDatabase();
    sql = new pg.Client({ connectionString: database.databaseUrl });
    await sql.connect();
    environment = {
      SMS_ROUTE: `smpps://acme:secret@localhost:${smsc.port}?window=${WINDOW}&tps=500`,
      NODE_EXTRA_CA_CERTS: join(folder, 'carrier.pem'),
    };
    const [ports, otherPorts] = [await freePorts(), await freePorts()];
    // The first worker holds the only bind: this is the one that dies.
    dying = await startProcess(database, otherPorts, { ROLES: 'api,worker', ...environment });
    await eventually('the bind is held', () => Promise.resolve(smsc.binds.length > 0), 90_000);
    main = await startProcess(database, ports, environment);
    http = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    token = (await signUpCustomer({ http, inbox: new InboxReader(http) }, { offer: 'suite' })).accessToken;
    await must(http.call('PUT', '/v1/account/billing-details', { token, body: DETAILS }));
    await must(http.post('/v1/payment-methods', { token, body: { kind: 'card', token: 'tok_ok' } }));
    const packs = await must<{ data: { id: string }[] }>(http.get('/v1/sms/packs', { token }));
    await must(http.post('/v1/sms/purchases', { token, body: { packId: packs.data[0]!.id, quantity: 1 } }));
  });
  after(async () => {
    await dying?.stop('SIGKILL');
    await main?.stop('SIGKILL');
    await heir?.stop();
    await smsc.stop();
    await sql.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const stateOfBind = async (): Promise<string | undefined> => {
    const { rows } = await sql.query<{ state: string }>('select state from sms_route_sessions');
    return rows[0]?.state;
  };

  it('kill -9 between submission and answer: at most a window is unknown, none is sent twice, the others go on', async () => {
    smsc.behave = () => ({ silent: true });
    const to = Array.from({ length: TEXTS }, (_, i) => `+33612345${100 + i}`);
    const sent = await must<{ messages: { id: string; to: string }[] }>(
      http.post('/v1/sms/messages', { token, body: { from: 'ACME', to, text: 'Hello', kind: 'transactional' } }),
    );
    await eventually('the window is full', () => Promise.resolve(smsc.taken.length === WINDOW), 90_000);
    await dying.stop('SIGKILL');
    smsc.behave = () => ({});
    const settled = await eventually(
      'every text is somewhere',
      async () => {
        const list = await must<{ data: { id: string; to: string; status: string; charge: string }[] }>(
          http.get('/v1/sms/messages?limit=100', { token }),
        );
        return list.data.every(({ status }) => status === 'submitted' || status === 'unknown') ? list.data : null;
      },
      120_000,
      200,
    );
    assert.equal(settled.length, sent.messages.length);
    const unknown = settled.filter(({ status }) => status === 'unknown');
    assert.equal(unknown.length, WINDOW);
    assert.deepEqual([...new Set(unknown.map(({ charge }) => charge))], ['reserved']);
    assert.equal(new Set(smsc.numbers).size, smsc.numbers.length, 'a text was sent twice');
    assert.equal(smsc.numbers.length, TEXTS);
  });

  it('SIGTERM waits for the answers under way and signs off: nothing is in doubt, and another worker sends the rest', async () => {
    const ports = await freePorts();
    heir = await startProcess(database, ports, environment);
    const other = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    const answers: (() => void)[] = [];
    smsc.taken.length = 0;
    smsc.behave = () => new Promise((resolve) => answers.push(() => resolve({})));
    const to = Array.from({ length: TEXTS }, (_, i) => `+33612346${100 + i}`);
    const sent = await must<{ id: string }>(
      other.post('/v1/sms/messages', { token, body: { from: 'ACME', to, text: 'Hello', kind: 'transactional' } }),
    );
    await eventually('the window is full', () => Promise.resolve(smsc.taken.length === WINDOW), 90_000);
    const connection = smsc.taken[0]!.connection;
    main.signal('SIGTERM');
    await eventually('it submits nothing more', async () => (await stateOfBind()) === 'draining', 90_000);
    smsc.behave = () => ({});
    for (const answer of answers) answer();
    assert.equal(await main.exited, 0);
    assert.ok(
      connection.heard.some(({ id }) => id === UNBIND),
      'it signed off',
    );
    const path = `/v1/sms/messages/${sent.id}`;
    const whole = await eventually(
      'every text was taken',
      async () => {
        const { messages } = await must<{ messages: { status: string; charge: string }[] }>(other.get(path, { token }));
        return messages.every(({ status }) => status !== 'queued') ? messages : null;
      },
      120_000,
      200,
    );
    assert.deepEqual(new Set(whole.map(({ status, charge }) => `${status} ${charge}`)), new Set(['submitted settled']));
    assert.equal(smsc.numbers.length, TEXTS);
    assert.equal(new Set(smsc.numbers).size, TEXTS, 'a text was sent twice');
  });
});

async function must<T = unknown>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}
