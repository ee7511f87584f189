import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Buying } from '../../scenarios/buying-steps.js';
import { type ProblemBody, Sending } from '../../scenarios/sending-steps.js';
import type { Answer } from '../../support/http-caller.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { planId } from './account-in-world.js';
import { card } from './payments-in-world.js';

interface QuotaBody {
  daily: { limit: number; used: number; remaining: number } | null;
  monthly: { limit: number; used: number; windowStart: string; resetsAt: string } | null;
}
interface Told {
  id: string;
  status: string;
  suspension: { reason: string } | null;
}

/** What a subscription allows while plans are bought, changed and renewed; dates of Paris, 2030. */
describe('quota beside subscriptions', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T09:00:00Z');
    operator = await world.operator();
  });
  after(() => world.close());

  const recipients = (n: number, name: string) =>
    Array.from({ length: n }, (_, i) => ({ email: `${name}${i}@elsewhere.example` }));
  const customerOf = async (offer: string, cardToken?: string): Promise<{ buying: Buying; sending: Sending }> => {
    const customer = await signUpCustomer(world, { offer });
    const path = `/v1/admin/accounts/${customer.accountId}`;
    assert.equal((await world.http.patch(path, { token: operator, body: { tier: 4 } })).status, 200);
    return { buying: await Buying.of(world, customer, cardToken), sending: new Sending(world, customer) };
  };
  const bought = async (buying: Buying, code: string): Promise<string> => {
    const answer = await buying.buy(code);
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };
  const quota = async (sending: Sending, id: string): Promise<QuotaBody> =>
    (await sending.get<QuotaBody>(`/v1/quota?subscriptionId=${id}`)).body;
  const month = async (sending: Sending, id: string): Promise<string> => {
    const { limit, used, windowStart, resetsAt } = (await quota(sending, id)).monthly!;
    return `${used} of ${limit} from ${windowStart.slice(0, 10)} to ${resetsAt.slice(0, 10)}`;
  };

  it('month to year: the new cycle begins today with what was used of the old one, so nothing is allowed twice', async () => {
    const { buying, sending } = await customerOf('freemium-fr');
    const id = await bought(buying, 'freemium-fr.essential-30k');
    assert.equal((await sending.send({ to: recipients(400, 'a') })).status, 202);
    assert.equal(await month(sending, id), '400 of 30000 from 2030-01-30 to 2030-02-27');
    await world.moveTo('2030-02-10T09:00:00Z');
    const changed = await buying.do(id, 'change', {
      planId: await planId(world, 'freemium-fr.essential-50k'),
      interval: 'year',
    });
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual(changed.body.currentPeriod, { start: '2030-02-10', end: '2031-02-10' });
    // Midnights of Paris, as UTC days.
    assert.equal(await month(sending, id), '400 of 50000 from 2030-02-09 to 2030-03-09');
    assert.equal((await sending.send({ to: recipients(100, 'b') })).status, 202);
    assert.equal(await month(sending, id), '500 of 50000 from 2030-02-09 to 2030-03-09');
    await world.moveTo('2030-02-28T09:00:00Z');
    assert.equal(await month(sending, id), '500 of 50000 from 2030-02-09 to 2030-03-09', 'the old cycle is over');
    await world.moveTo('2030-03-10T09:00:00Z');
    assert.equal(await month(sending, id), '0 of 50000 from 2030-03-09 to 2030-04-09');
  });

  it('D-18: of several subscriptions each rests for itself', async () => {
    const { buying, sending } = await customerOf('relay');
    const ids = [
      await bought(buying, 'relay.1000'),
      await bought(buying, 'relay.1000'),
      await bought(buying, 'relay.3000'),
    ];
    const secrets: string[] = [];
    for (const [i, subscriptionId] of ids.entries()) {
      const body = { name: `of ${i}`, scopes: ['send'], subscriptionId };
      const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
        token: sending.customer.accessToken,
        body,
      });
      assert.equal(key.status, 201, key.text);
      secrets.push(key.body.secret);
    }
    const send = (i: number, n: number, name: string): Promise<Answer<ProblemBody>> =>
      world.http.post<ProblemBody>('/v1/messages', {
        token: secrets[i]!,
        body: sending.message({ to: recipients(n, name) }),
      });
    const resting = async (): Promise<(string | null)[]> => {
      const { data } = (await sending.get<{ data: Told[] }>('/v1/subscriptions')).body;
      return ids.map((id) => data.find((one) => one.id === id)!.suspension?.reason ?? null);
    };
    const status = async (): Promise<string> => (await sending.get<{ status: string }>('/v1/account')).body.status;

    assert.equal((await send(0, 1_000, 'a')).status, 202);
    assert.deepEqual(
      [(await send(0, 1, 'b')).body.code, (await send(1, 1, 'c')).status],
      ['daily_quota_suspended', 202],
    );
    assert.deepEqual([await resting(), await status()], [['daily_quota', null, null], 'active']);

    assert.equal((await send(1, 999, 'd')).status, 202);
    assert.equal((await send(1, 1, 'e')).status, 429);
    assert.equal((await send(2, 1, 'f')).status, 202);
    assert.deepEqual([await resting(), await status()], [['daily_quota', 'daily_quota', null], 'active']);

    assert.equal((await buying.change(ids[0]!, 'relay.5000')).status, 200);
    assert.deepEqual([await resting(), (await send(0, 1, 'g')).status], [[null, 'daily_quota', null], 202]);
    assert.equal((await send(1, 1, 'h')).body.code, 'daily_quota_suspended');

    await world.advance('P1D');
    assert.deepEqual([await resting(), (await send(1, 1, 'i')).status], [[null, null, null], 202]);
  });

  it('a downgrade that was scheduled holds for the new cycle, and for what was sent in it before it was paid for', async () => {
    const { buying, sending } = await customerOf('freemium-fr', 'tok_ok_then_declined');
    const id = await bought(buying, 'freemium-fr.essential-50k');
    const [began] = await sending.query<{ day: string }>(
      `select (term_end_at at time zone 'Europe/Paris')::date::text as day from subscriptions where account_id = $1 and not free`,
      [sending.accountId],
    );
    assert.equal((await sending.send({ to: recipients(300, 'a') })).status, 202);
    assert.equal((await buying.change(id, 'freemium-fr.essential-30k')).status, 200);
    assert.match(await month(sending, id), /^300 of 50000 /);

    await world.moveTo(`${began!.day}T09:00:00Z`);
    assert.equal((await buying.get(id)).status, 'past_due');
    assert.equal((await sending.send({ to: recipients(20, 'b') })).status, 202);
    assert.match(await month(sending, id), /^20 of 50000 /);

    const paymentMethod = await card(world, sending.customer.accessToken, 'tok_ok');
    const paid = await buying.do(id, 'renew', { paymentMethod });
    assert.deepEqual([paid.status, paid.body.planCode], [200, 'freemium-fr.essential-30k'], paid.text);
    assert.match(await month(sending, id), /^20 of 30000 /);
  });

  it('mail that fell due without a subscription goes within a minute of a purchase', async () => {
    const { buying, sending } = await customerOf('relay');
    const id = await bought(buying, 'relay.1000');
    assert.equal((await buying.do(id, 'cancel')).status, 200);
    const { expiresAt } = await buying.get(id);
    await world.moveTo(`${expiresAt}T09:00:00Z`);
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'UTC' });
    const dueAt = `${day.format(Date.parse(`${expiresAt}T12:00:00Z`) + 86_400_000)}T10:00:00Z`;
    const waiting = await sending.send({ to: recipients(1, 'late'), sendAt: dueAt });
    assert.equal(waiting.status, 202, JSON.stringify(waiting.body));
    await world.moveTo(dueAt.replace('10:00', '10:05'));
    assert.deepEqual((await sending.lifeOf(waiting.body.id)).at(-1), 'held');

    assert.equal((await buying.do(id, 'renew')).status, 200);
    await world.advance('PT1M');
    assert.ok((await sending.lifeOf(waiting.body.id)).includes('delivered'), 'held though there is a subscription');
  });
});
