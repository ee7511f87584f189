import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUpCustomer } from '../support/customer.js';
import { HttpCaller } from '../support/http-caller.js';
import { startWorld, type World } from '../support/world.js';
import { Buying, mailsOf } from './buying-steps.js';
import { type ProblemBody, Sending } from './sending-steps.js';

interface Rest {
  suspension: { reason: string } | null;
}
interface QuotaBody {
  daily: { limit: number; used: number; remaining: number } | null;
  monthly: { limit: number; used: number; remaining: number } | null;
}

/** Customers whose quota becomes too small and who buy a higher plan, told by the dates of Paris. */
describe('an upgrade', () => {
  let world: World;
  let operatorToken: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-04-01T08:00:00Z');
    operatorToken = await world.operator();
  });
  after(() => world.close());

  const recipients = (n: number, name: string) =>
    Array.from({ length: n }, (_, i) => ({ email: `${name}${i}@elsewhere.example` }));
  const customerOf = async (offer: string): Promise<{ buying: Buying; sending: Sending }> => {
    const customer = await signUpCustomer(world, { offer });
    const path = `/v1/admin/accounts/${customer.accountId}`;
    assert.equal((await world.http.patch(path, { token: operatorToken, body: { tier: 4 } })).status, 200);
    return { buying: await Buying.of(world, customer), sending: new Sending(world, customer) };
  };
  const bought = async (buying: Buying, code: string): Promise<string> => {
    const answer = await buying.buy(code);
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };
  const upgraded = async (buying: Buying, id: string, code: string): Promise<void> => {
    const answer = await buying.change(id, code);
    assert.deepEqual([answer.status, answer.body.planCode], [200, code], answer.text);
  };
  const quota = async (sending: Sending): Promise<QuotaBody> => (await sending.get<QuotaBody>('/v1/quota')).body;
  const resting = async (sending: Sending): Promise<string | null> =>
    (await sending.get<{ data: Rest[] }>('/v1/subscriptions')).body.data[0]!.suspension?.reason ?? null;
  const account = async (sending: Sending) =>
    (await sending.get<{ status: string; suspensionReasons: string[] }>('/v1/account')).body;

  it('R-027: 950 of 1,000 used at 15:00 on day 12; with 5,000 a day 4,050 remain at once', async () => {
    const { buying, sending } = await customerOf('relay');
    const id = await bought(buying, 'relay.1000');
    await world.moveTo('2030-04-12T13:00:00Z');
    assert.equal((await sending.send({ to: recipients(950, 'a') })).status, 202);
    assert.deepEqual((await quota(sending)).daily?.remaining, 50);
    await upgraded(buying, id, 'relay.5000');
    // 5,000 − 950 = 4,050
    const { limit, used, remaining } = (await quota(sending)).daily!;
    assert.deepEqual([limit, used, remaining], [5_000, 950, 4_050]);
    assert.equal((await sending.send({ to: recipients(1_000, 'b') })).status, 202);
    assert.equal((await quota(sending)).daily?.remaining, 3_050);
  });

  it('R-018: refused by the free plan, a customer is shown plans, buys one, and the next message is accepted', async () => {
    const { buying, sending } = await customerOf('freemium-fr');
    assert.equal((await sending.send({ to: recipients(200, 'a') })).status, 202);
    const refused = await sending.send<ProblemBody>({ to: recipients(1, 'b') });
    assert.equal(refused.status, 429);
    const options = refused.body['upgradeOptions'] as { planCode?: string }[];
    assert.ok(options.length > 0);
    await bought(buying, 'freemium-fr.essential-30k');
    assert.equal((await sending.send({ to: recipients(1, 'b') })).status, 202);
    const { daily, monthly } = await quota(sending);
    assert.deepEqual([daily, monthly?.limit, monthly?.used], [null, 30_000, 201]);
  });

  it('ends the rest of the day at once, in the view and for the next message, in every process', async () => {
    const { buying, sending } = await customerOf('relay');
    const id = await bought(buying, 'relay.1000');
    const other = new HttpCaller((await world.another({ ROLES: 'api' })).url!);
    assert.equal((await sending.send({ to: recipients(1_000, 'a') })).status, 202);
    assert.equal((await sending.send({ to: recipients(1, 'b') })).status, 429);
    const elsewhere = () =>
      other.post('/v1/messages', { token: sending.token, body: sending.message({ to: recipients(1, 'c') }) });
    assert.equal((await elsewhere()).status, 429);
    assert.deepEqual([await resting(sending), (await account(sending)).status], ['daily_quota', 'suspended']);
    await upgraded(buying, id, 'relay.5000');
    assert.deepEqual([await resting(sending), (await account(sending)).status], [null, 'active']);
    assert.equal((await elsewhere()).status, 202);
    assert.equal((await sending.send({ to: recipients(1, 'b') })).status, 202);
    // 5,000 − 1,000 − 2 = 3,998
    assert.equal((await quota(sending)).daily?.remaining, 3_998);
    await world.inbox.notification(buying.email, 'quota-suspended');
    assert.equal((await mailsOf(world, buying.email, 'quota-suspended')).length, 1);
  });

  it('lets mail go that was held for want of quota, oldest first', async () => {
    const { buying, sending } = await customerOf('relay');
    const id = await bought(buying, 'relay.1000');
    await world.moveTo('2030-04-20T10:00:00Z');
    const sendAt = '2030-04-20T11:00:00Z';
    const held: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      held.push((await sending.send({ to: recipients(1, `held${i}-`), sendAt })).body.id);
    }
    await sending.send({ to: recipients(1_000, 'a') });
    await world.moveTo('2030-04-20T11:01:00Z');
    for (const one of held) assert.ok((await sending.lifeOf(one)).includes('held'));
    await upgraded(buying, id, 'relay.5000');
    await world.advance('PT1M');
    assert.equal((await quota(sending)).daily?.used, 1_003);
    await world.advance('PT5M');
    const left = await sending.query<{ message_id: string }>(
      'select message_id from mail_events where account_id = $1 and type = 4 and at > $2 order by log_id',
      [sending.accountId, '2030-04-20T11:01:00Z'],
    );
    const wanted = new Set(held);
    assert.deepEqual(
      left.map((row) => `msg_${row.message_id}`).filter((one) => wanted.has(one)),
      held,
    );
  });
});
