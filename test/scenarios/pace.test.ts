import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { parseWireId } from '../../src/kernel/ids.js';
import { addMs, MINUTE_MS, toIso } from '../../src/kernel/time/instant.js';
import { planId } from '../integration/billing/account-in-world.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';

interface Message {
  recipients: { status: string; because: string; nextAttemptAt: string | null }[];
}
interface Estimate {
  ratePerHour: number | null;
  durationSeconds: number | null;
  startsAt: string;
  endsAt: string | null;
}

/** Web, an edition of the suite, is sold with 3,000 messages an hour. */
describe('the speed of an account', () => {
  let world: World;
  let customer: Customer;
  let first = '';

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world, { offer: 'suite' });
    const granted = await world.http.post(`/v1/admin/accounts/${customer.accountId}/subscriptions`, {
      token: await world.operator(),
      body: { planId: await planId(world, 'suite.web') },
    });
    assert.equal(granted.status, 201, granted.text);
    await adjust({ tier: 4 });
  });
  after(() => world.close());

  async function adjust(body: object): Promise<void> {
    const token = await world.operator();
    const answer = await world.http.patch(`/v1/admin/accounts/${customer.accountId}`, { token, body });
    assert.equal(answer.status, 200, answer.text);
  }
  const estimate = async (recipients: number): Promise<Estimate> => {
    const token = customer.secret;
    const answer = await world.http.post<Estimate>('/v1/campaigns/estimate', { token, body: { recipients } });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const send = async (name: string, recipients: number, more: object = {}): Promise<string> => {
    const to = Array.from({ length: recipients }, (_, i) => ({ email: `${name}${i}@pace.example` }));
    const body = { from: { email: customer.email }, to, subject: name, text: 'Hello', ...more };
    const answer = await world.http.post<{ id: string }>('/v1/messages', { token: customer.secret, body });
    assert.equal(answer.status, 202, answer.text);
    return answer.body.id;
  };
  const show = async (id: string): Promise<Message> =>
    (await world.http.get<Message>(`/v1/messages/${id}`, { token: customer.secret })).body;
  /** How many of the account's deliveries have left. */
  const delivered = async (): Promise<number> => {
    const { rows } = await world.app
      .get(HotPool)
      .query<{ n: number }>('select count(*)::int as n from deliveries where account_id = $1 and status = 5', [
        parseWireId('acc', customer.accountId),
      ]);
    return rows[0]!.n;
  };
  const waiting = async (): Promise<number> => {
    const { rows } = await world.app
      .get(HotPool)
      .query<{ n: number }>('select count(*)::int as n from delivery_queue where state = 2');
    return rows[0]!.n;
  };
  /** Nothing that may leave now is left. */
  const settled = (): Promise<unknown> =>
    eventually('what may leave has left', async () => {
      const { rows } = await world.app
        .get(HotPool)
        .query<{ n: number }>('select count(*)::int as n from delivery_queue where state in (0, 4)');
      return rows[0]!.n === 0;
    });

  it('R-076: 6,000 recipients take two hours at 3,000 an hour, 12,000 take four', async () => {
    const two = await estimate(6_000);
    assert.deepEqual([two.ratePerHour, two.durationSeconds], [3_000, 7_200]);
    assert.equal(Date.parse(two.endsAt!) - Date.parse(two.startsAt), 7_200_000);
    assert.equal((await estimate(12_000)).durationSeconds, 14_400);
    for (const recipients of [0, -1, 1.5, '6000', 1e12]) {
      const answer = await world.http.post('/v1/campaigns/estimate', { token: customer.secret, body: { recipients } });
      assert.equal(answer.status, 422, String(recipients));
    }
  });

  it('a few messages leave at once, more than a minute’s worth do not', async () => {
    await send('few', 40);
    await settled();
    assert.equal(await delivered(), 40);
    for (let i = 0; i < 4; i += 1) {
      const id = await send(`many${i}-`, 1_000, { stream: 'marketing' });
      first ||= id;
    }
    const { recipients } = await show(first);
    assert.ok(recipients.every(({ status, because }) => status === 'queued' && because === 'paced'));
  });

  it('each that waits says why, and when its turn comes', async () => {
    const { recipients } = await show(first);
    const times = recipients.map(({ nextAttemptAt }) => Date.parse(nextAttemptAt!));
    assert.ok(times.every((time, i) => i === 0 || time > times[i - 1]!));
    assert.ok(Math.abs(times.at(-1)! - times[0]! - 999 * 1_200) < 2_000, 'a thousand take twenty minutes');
  });

  it('what comes behind is estimated behind', async () => {
    const { startsAt } = await estimate(3_000);
    const hours = (Date.parse(startsAt) - world.now()) / 3_600_000;
    assert.ok(hours > 1.3 && hours < 1.4, String(hours));
  });

  it('a transactional message does not wait for all of them', async () => {
    const before = await delivered();
    await send('quick', 1);
    await settled();
    assert.equal(await delivered(), before + 1);
  });

  it('R-076: no more than 3,000 leave in an hour, and the estimate holds', async () => {
    const before = await delivered();
    await world.advance('PT1H');
    await settled();
    const hour = (await delivered()) - before;
    assert.ok(hour <= 3_000 && hour >= 2_900, String(hour));
    await world.advance('PT22M');
    await settled();
    assert.equal((await delivered()) - before, 4_000);
  });

  it('R-077: raised by staff, the same 12,000 take one hour and twelve minutes', async () => {
    await adjust({ ratePerHour: 10_000 });
    const raised = await estimate(12_000);
    assert.deepEqual([raised.ratePerHour, raised.durationSeconds], [10_000, 72 * 60]);
    const authorization = await world.http.get<{ ratePerHour: number }>('/v1/account/sending-authorization', {
      token: customer.secret,
    });
    assert.equal(authorization.body.ratePerHour, 10_000);
  });

  it('a raise works for what waits already, within a minute', async () => {
    await adjust({ ratePerHour: 60 });
    const before = await delivered();
    await send('slow', 600, { stream: 'marketing' });
    await world.advance('PT2M');
    await settled();
    assert.ok((await delivered()) - before <= 3);
    await adjust({ ratePerHour: 36_000 });
    await eventually('every process knows of it', async () => (await estimate(1)).ratePerHour === 36_000);
    await world.advance('PT2M');
    await settled();
    assert.equal((await delivered()) - before, 600);
  });

  it('mail that comes out of a hold goes on at the account’s speed', async () => {
    await adjust({ ratePerHour: 600 });
    await eventually('every process knows of it', async () => (await estimate(1)).ratePerHour === 600);
    const staff = { token: await world.operator() };
    const blocks = `/v1/admin/accounts/${customer.accountId}/blocks`;
    await send('held', 100, { sendAt: toIso(addMs(world.now(), MINUTE_MS)) });
    const raised = await world.http.post<{ id: string }>(blocks, {
      ...staff,
      body: { reason: 'manual', scope: 'sending' },
    });
    assert.ok(raised.status < 300, raised.text);
    const before = await delivered();
    await world.advance('PT15M');
    await settled();
    assert.equal(await delivered(), before);
    const lifted = await world.http.post(`${blocks}/${raised.body.id}/lift`, {
      ...staff,
      body: { reason: 'All is well.' },
    });
    assert.ok(lifted.status < 300, lifted.text);
    await eventually('it waits for its pace', async () => (await waiting()) > 0);
    await world.advance('PT4M');
    await settled();
    const early = (await delivered()) - before;
    assert.ok(early >= 10 && early <= 60, String(early));
    await world.advance('PT10M');
    await settled();
    assert.equal((await delivered()) - before, 100);
  });
});
