import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../../support/engines.js';
import { eventually } from '../../support/eventually.js';
import { type Answer, HttpCaller } from '../../support/http-caller.js';
import { InboxReader } from '../../support/inbox-reader.js';
import { FakeSmsc } from '../../support/peers/fake-smsc.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';

const WINDOW = 4;
const TEXTS = 10;
const DETAILS = {
  customerType: 'company',
  name: 'Mine SARL',
  address: { line1: '4 rue du Port', postalCode: '69002', city: 'Lyon' },
  country: 'FR',
  siren: '732829320',
};

describe('a worker dies with texts under way', () => {
  let smsc: FakeSmsc;
  let database: TestDatabase;
  let main: PosthornProcess;
  let dying: PosthornProcess;
  let http: HttpCaller;
  let token: string;

  before(async () => {
    smsc = await FakeSmsc.start();
    database = await createTestDatabase();
    const route = { SMS_ROUTE: `smpp://acme:secret@127.0.0.1:${smsc.port}?window=${WINDOW}&tps=500` };
    const [ports, otherPorts] = [await freePorts(), await freePorts()];
    // The first worker holds the only bind: this is the one that dies.
    dying = await startProcess(database, otherPorts, { ROLES: 'api,worker', ...route });
    await eventually('the bind is held', () => Promise.resolve(smsc.binds.length > 0), 90_000);
    main = await startProcess(database, ports, route);
    http = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    token = (await signUpCustomer({ http, inbox: new InboxReader(http) }, { offer: 'suite' })).accessToken;
    await must(http.call('PUT', '/v1/account/billing-details', { token, body: DETAILS }));
    await must(http.post('/v1/payment-methods', { token, body: { kind: 'card', token: 'tok_ok' } }));
    const packs = await must<{ data: { id: string }[] }>(http.get('/v1/sms/packs', { token }));
    await must(http.post('/v1/sms/purchases', { token, body: { packId: packs.data[0]!.id, quantity: 1 } }));
  });
  after(async () => {
    await dying?.stop('SIGKILL');
    await main?.stop();
    await smsc.stop();
    await database.drop();
  });

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
});

async function must<T = unknown>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}
