import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { signedIn, smtpCustomer, type SmtpCustomer, submit } from '../conformance/smtp-customer.js';
import type { Customer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';
import { type ProblemBody, Sending } from './sending-steps.js';

interface Subscription {
  id: string;
  status: string;
  suspension: { reason: string; since: string; until: string } | null;
}

/** A relay plan of 1,000 a day that warns at 80 % and rests until midnight; the clocks change on 29 March 2026. */
describe('the daily quota of a relay plan', () => {
  let world: World;
  let sending: Sending;
  let owner: string;
  let customer: SmtpCustomer;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const recipients = (n: number, name: string) =>
    Array.from({ length: n }, (_, i) => ({ email: `${name}${i}@elsewhere.example` }));
  const plan = async (code: string): Promise<string> => {
    const { body } = await world.http.get<{ data: { id: string; code: string }[] }>('/v1/plans?offer=relay&limit=500');
    return body.data.find((one) => one.code === code)!.id;
  };
  const subscription = async (): Promise<Subscription> =>
    (await sending.get<{ data: Subscription[] }>('/v1/subscriptions')).body.data[0]!;
  const mails = async (name: string): Promise<number> =>
    (await world.inbox.to(owner)).filter(({ raw }) =>
      new RegExp(`^X-Posthorn-Notification: ${name}\\r?$`, 'm').test(raw),
    ).length;

  beforeEach(async () => {
    customer = await smtpCustomer(world, { offer: 'relay' });
    owner = customer.email;
    sending = new Sending(world, customer);
    const token = await world.operator();
    const path = `/v1/admin/accounts/${customer.accountId}`;
    assert.equal((await world.http.patch(path, { token, body: { tier: 4 } })).status, 200);
    const body = { planId: await plan('relay.1000') };
    assert.equal((await world.http.post(`${path}/subscriptions`, { token, body })).status, 201);
  });

  it('R-020, C-14: message 800 warns of nothing, message 801 once, message 802 not again', async () => {
    await sending.send({ to: recipients(800, 'a') });
    await world.advance('PT1M');
    assert.equal(await mails('quota-warning'), 0);
    await sending.send({ to: recipients(1, 'b') });
    await world.advance('PT1M');
    const { raw } = await world.inbox.notification(owner, 'quota-warning');
    assert.match(raw, /80 %/);
    await sending.send({ to: recipients(1, 'c') });
    await world.advance('PT1M');
    assert.equal(await mails('quota-warning'), 1);
  });

  it('R-026: three programs share the quota; when the sum is used up, each of them is refused', async () => {
    const secrets: string[] = [];
    for (const name of ['A', 'B', 'C']) {
      const body = { name, scopes: ['send'] };
      const key = await world.http.post<{ secret: string }>('/v1/api-keys', { token: customer.accessToken, body });
      secrets.push(key.body.secret);
    }
    const send = (token: string, n: number, name: string) =>
      world.http.post<ProblemBody>('/v1/messages', { token, body: sending.message({ to: recipients(n, name) }) });
    for (const [i, n] of [400, 350, 250].entries()) {
      assert.equal((await send(secrets[i]!, n, `program${i}-`)).status, 202);
    }
    for (const [i, secret] of secrets.entries()) {
      const refused = await send(secret, 1, `more${i}-`);
      assert.deepEqual([refused.status, refused.body.code], [429, 'daily_quota_suspended']);
    }
    assert.match(await submitted(), /^452 4\.7\.1 daily_quota_suspended/);
  });

  const account = async () => (await sending.get<{ status: string; suspensionReasons: string[] }>('/v1/account')).body;
  const remaining = async (): Promise<number> =>
    (await sending.get<{ daily: { remaining: number } }>('/v1/quota')).body.daily.remaining;
  const submitted = async (): Promise<string> => {
    const client = await signedIn(world, customer.credential);
    const answer = await submit(client, { from: customer.email });
    client.destroy();
    return answer.lines[0]!;
  };

  it('R-021 to R-025, C-04: from 30 March 2030 16:00 to the morning after, through the night in which the clocks change', async () => {
    await world.moveTo('2030-03-30T15:00:00Z');
    const held = [];
    for (let i = 0; i < 7; i += 1) {
      held.push(await sending.send({ to: recipients(1, `held${i}-`), sendAt: '2030-03-30T20:00:00Z' }));
    }
    await sending.send({ to: recipients(1_000, 'a') });
    assert.equal((await account()).status, 'active');

    const refused = await sending.send<ProblemBody>({ to: recipients(1, 'one-more') });
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body['retryAt']],
      [429, 'daily_quota_suspended', '2030-03-30T23:00:00.000Z'],
    );
    assert.deepEqual((await subscription()).suspension, {
      reason: 'daily_quota',
      since: (await subscription()).suspension!.since,
      until: '2030-03-30T23:00:00.000Z',
    });
    assert.deepEqual([(await account()).status, (await account()).suspensionReasons], ['suspended', ['daily_quota']]);
    assert.match(await submitted(), /^452 4\.7\.1 daily_quota_suspended/);

    for (let i = 0; i < 50; i += 1) assert.equal((await sending.send({ to: recipients(1, 'again') })).status, 429);
    await world.advance('PT1M');
    await world.inbox.notification(owner, 'quota-suspended');
    assert.equal(await mails('quota-suspended'), 1);

    await block(world, sending.customer);
    await world.moveTo('2030-03-30T20:01:00Z');
    for (const { body } of held) assert.deepEqual([...new Set(await sending.lifeOf(body.id))], ['accepted', 'held']);

    await world.moveTo('2030-03-30T23:05:00Z');
    assert.equal((await subscription()).suspension, null);
    assert.deepEqual([(await account()).status, (await account()).suspensionReasons], ['suspended', ['manual']]);
    await lift(world, sending.customer);
    await world.advance('PT10M');
    assert.equal((await account()).status, 'active');
    assert.equal(await remaining(), 993, '7 count against the new day');
    const left = await sending.query<{ message_id: string }>(
      'select message_id from mail_events where account_id = $1 and type = 4 and at > $2 order by log_id',
      [sending.accountId, '2030-03-30T23:00:00Z'],
    );
    assert.deepEqual(
      left.map((row) => `msg_${row.message_id}`),
      held.map(({ body }) => body.id),
    );
    assert.equal(await mails('quota-suspended'), 1);
  });
});

async function block(world: World, customer: Customer): Promise<void> {
  const path = `/v1/admin/accounts/${customer.accountId}/blocks`;
  const body = { reason: 'manual', scope: 'sending', steps: [{ code: 'ask', text: 'Write to us' }] };
  const answer = await world.http.post(path, { token: await world.operator(), body });
  assert.equal(answer.status, 201, answer.text);
}

async function lift(world: World, customer: Customer): Promise<void> {
  const path = `/v1/admin/accounts/${customer.accountId}/blocks`;
  const token = await world.operator();
  const { body } = await world.http.get<{ data: { id: string }[] }>(path, { token });
  const answer = await world.http.post(`${path}/${body.data[0]!.id}/lift`, { token, body: { reason: 'answered' } });
  assert.equal(answer.status, 200, answer.text);
}
