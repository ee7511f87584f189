import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

interface Complaint {
  id: string;
  accountId: string;
  messageId: string | null;
  deliveryId: string | null;
  recipient: string;
  source: string;
  reference: string;
}
interface Event {
  type: string;
  recipient: string;
  text: string | null;
}

const RECEIVED_AT = '2026-01-05T10:00:00Z';

describe('complaints that staff record', () => {
  let world: World;
  let customer: Customer;
  let staff: string;
  let messageId: string;

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
    const [email, password] = ['abuse@posthorn.test', 'a rather long pass phrase 8'];
    const token = await world.operator();
    await world.http.post('/v1/admin/staff', { token, body: { email, password, roles: ['compliance'] } });
    staff = (await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { email, password } })).body
      .accessToken;
    const sent = await world.http.post<{ id: string }>('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: [{ email: 'ann@b.example' }, { email: 'bob@b.example' }],
        text: 'x',
      },
    });
    assert.equal(sent.status, 202, sent.text);
    messageId = sent.body.id;
    await eventually('both are delivered', async () => {
      const delivered = (await events()).filter(({ type }) => type === 'delivered');
      return delivered.length === 2 ? true : undefined;
    });
  });
  after(() => world.close());

  const complaint = (more: Record<string, unknown>) => ({
    accountId: customer.accountId,
    messageId,
    source: 'abuse_mailbox',
    receivedAt: RECEIVED_AT,
    ...more,
  });
  const record = (more: Record<string, unknown>) =>
    world.http.post<Complaint & { code: string }>('/v1/admin/complaints', { token: staff, body: complaint(more) });
  const events = async () =>
    (await world.http.get<{ data: Event[] }>(`/v1/messages/${messageId}/events`, { token: customer.secret })).body.data;
  const told = async () =>
    (
      await rows<{ payload: Record<string, unknown> }>(
        world,
        `select payload from outbox where name = 'complaint.recorded.v1' and account_id = $1 order by id`,
        [parseWireId('acc', customer.accountId)],
      )
    ).map(({ payload }) => payload);

  it('R-091: a complaint is attached to message and account, told in its transaction, and its recipient suppressed', async () => {
    const { status, body } = await record({ recipient: 'Ann@B.example', reference: 'desk 1' });
    assert.equal(status, 201);
    assert.deepEqual([body.accountId, body.messageId, body.source], [customer.accountId, messageId, 'abuse_mailbox']);
    assert.match(body.deliveryId ?? '', /^dlv_/);
    const [event, ...more] = (await events()).filter(({ type }) => type === 'complained');
    assert.deepEqual([event?.recipient, more.length], ['ann@b.example', 0]);
    const [payload] = await told();
    assert.deepEqual(payload, {
      complaintId: parseWireId('cpt', body.id),
      accountId: parseWireId('acc', customer.accountId),
      messageId: parseWireId('msg', messageId),
      source: 'abuse_mailbox',
      receivedAt: '2026-01-05T10:00:00.000Z',
    });
    const listed = await world.http.get<{ data: { reason: string; scope: string; source: string }[] }>(
      '/v1/suppressions?email=ann@b.example&source=complaint',
      { token: customer.secret },
    );
    assert.deepEqual(
      listed.body.data.map(({ reason, scope, source }) => [reason, scope, source]),
      [['complaint', 'all', 'complaint']],
    );
  });

  it('the same reference, and the same recipient of the same message, count once', async () => {
    const first = await record({ recipient: 'bob@b.example', reference: 'desk 2' });
    const again = await record({ recipient: 'bob@b.example', reference: 'desk 2' });
    const other = await record({ recipient: 'bob@b.example', reference: 'desk 3', source: 'anti_spam_organisation' });
    assert.deepEqual([again.status, again.body.id, other.body.id], [201, first.body.id, first.body.id]);
    assert.equal((await told()).length, 2);
    assert.equal((await events()).filter(({ type }) => type === 'complained').length, 2);
    const clash = await record({ recipient: 'carl@b.example', reference: 'desk 2' });
    assert.deepEqual([clash.status, clash.body.code], [409, 'complaint_already_recorded']);
  });

  it('a complaint that names no message counts for the account', async () => {
    const { status, body } = await record({ messageId: undefined, recipient: 'dora@b.example', reference: 'org 1' });
    assert.deepEqual([status, body.messageId, body.deliveryId], [201, null, null]);
    const list = async (query: string) =>
      (await world.http.get<{ data: Complaint[] }>(`/v1/admin/complaints?${query}`, { token: staff })).body.data.map(
        ({ reference }) => reference,
      );
    assert.deepEqual(await list(`accountId=${customer.accountId}`), ['org 1', 'desk 2', 'desk 1']);
    assert.deepEqual(await list(`messageId=${messageId}&source=abuse_mailbox&limit=1`), ['desk 2']);
    assert.deepEqual(await list('reference=org%201'), ['org 1']);
    assert.deepEqual(await list('accountId=acc_nobody'), []);
  });

  it('what is named must exist, and nothing comes from the future', async () => {
    const refused = async (more: Record<string, unknown>) => {
      const { status, body } = await record({ recipient: 'e@b.example', reference: 'x', ...more });
      return [status, body.code];
    };
    assert.deepEqual(await refused({ accountId: `acc_${messageId.slice(4)}` }), [422, 'reference_not_found']);
    assert.deepEqual(await refused({ messageId: `msg_${customer.accountId.slice(4)}` }), [422, 'reference_not_found']);
    assert.deepEqual(await refused({ recipient: 'nobody' }), [422, 'address_invalid']);
    assert.deepEqual(await refused({ receivedAt: '2126-01-01T00:00:00Z' }), [422, 'validation_failed']);
  });
});
