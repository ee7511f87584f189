import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { Sending } from '../../scenarios/sending-steps.js';

interface Apart {
  id: string;
  messageId: string;
  accountId: string;
  recipient: string;
  quarantined: boolean;
  status: string;
  lostWorkers: number;
}
interface Message {
  recipients: { id: string; status: string; because: string | null; waitingFor: string | null }[];
}

describe('F60: what workers died with', () => {
  let world: World;
  let sending: Sending;
  let token: string;
  before(async () => {
    world = await startWorld();
    sending = new Sending(world, await signUpCustomer(world));
    token = await world.operator();
    const body = { reason: 'So that nothing leaves yet.' };
    assert.equal((await world.http.post('/v1/admin/egress/any/pause', { token, body })).status, 200);
  });
  after(() => world.close());

  /** A message that was set apart, as `spool_take_over` leaves it. */
  async function apart(to: string): Promise<{ message: string; delivery: string }> {
    const { body } = await sending.send<{ id: string; recipients: { id: string }[] }>({ to: [{ email: to }] });
    const delivery = body.recipients[0]!.id;
    await rows(
      world,
      `with q as (update delivery_queue set state = 3, because = 7, lost_workers = 3, tries = 3 where id = $1 returning id)
       update deliveries d set status = 1, because = 7 from q where d.id = q.id`,
      [parseWireId('dlv', delivery)],
    );
    return { message: body.id, delivery };
  }

  const list = async (): Promise<Apart[]> =>
    (await world.http.get<{ data: Apart[] }>('/v1/admin/quarantined-deliveries', { token })).body.data;
  const decide = async (id: string, how: 'retry' | 'give-up'): Promise<Apart> => {
    const answer = await world.http.post<Apart>(`/v1/admin/quarantined-deliveries/${id}/${how}`, { token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const show = async (id: string) => (await sending.get<Message>(`/v1/messages/${id}`)).body.recipients[0]!;

  it('is listed for staff, counted for alarms, and its sender reads that people look at it', async () => {
    const { message, delivery } = await apart('poison@elsewhere.example');
    assert.deepEqual(
      (await list()).map(({ id, recipient, quarantined, status, lostWorkers }) => [
        id,
        recipient,
        quarantined,
        status,
        lostWorkers,
      ]),
      [[delivery, 'poison@elsewhere.example', true, 'held', 3]],
    );
    const { because, waitingFor } = await show(message);
    assert.deepEqual(
      [because, waitingFor],
      ['quarantined', 'Sending it was interrupted several times; our staff look at it.'],
    );
    const one = await world.http.get<Apart>(`/v1/admin/quarantined-deliveries/${delivery}`, { token });
    assert.equal(one.body.messageId, message);
    assert.equal((await world.http.get('/v1/admin/quarantined-deliveries', { token: sending.token })).status, 403);
  });

  it('goes on when staff say so, as often as they say it', async () => {
    const { message, delivery } = await apart('again@elsewhere.example');
    for (let n = 0; n < 2; n += 1) assert.equal((await decide(delivery, 'retry')).quarantined, false);
    assert.equal((await show(message)).status, 'queued');
    assert.ok((await list()).every(({ id }) => id !== delivery));
    assert.equal((await world.http.post('/v1/admin/egress/any/resume', { token })).status, 200);
    await eventually('it is delivered', async () => (await show(message)).status === 'delivered');
    assert.equal((await decide(delivery, 'give-up')).status, 'delivered', 'what went on is not ended');
  });

  it('ends as bounced when staff give it up, costs no address, and is in the audit log', async () => {
    const { message, delivery } = await apart('lost@elsewhere.example');
    for (let n = 0; n < 2; n += 1) assert.equal((await decide(delivery, 'give-up')).status, 'bounced');
    const events = await sending.get<{ data: { type: string; class: string | null; text: string | null }[] }>(
      `/v1/messages/${message}/events`,
    );
    const bounced = events.body.data.filter(({ type }) => type === 'bounced');
    assert.deepEqual([bounced.length, bounced[0]!.class], [1, 'other']);
    const listed = await sending.get<{ data: unknown[] }>('/v1/suppressions?email=lost@elsewhere.example');
    assert.deepEqual(listed.body.data, []);
    const trail = await rows<{ n: number }>(
      world,
      `select count(*)::int as n from audit_log where action in ('delivery.retried', 'delivery.given_up')`,
      [],
    );
    assert.equal(trail[0]!.n, 2);
  });
});
