import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeCredential, signedIn, submit } from '../conformance/smtp-customer.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../integration/billing/next-january.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';

interface Authorization {
  tier: number;
  score: number;
  caps: { perHour: number | null; perDay: number | null };
  used: { hour: number | null; day: number | null };
  missing: { field: string; unlocks: { tier: number; perHour: number | null; perDay: number | null } }[];
  nextTier: number | null;
  unlocks: { by: string; tier: number; fields?: string[] }[];
  appliedLimit: { limitKind: string; because: string; limit: number; used: number; remaining: number } | null;
  review: { id: string; status: string } | null;
}
interface Refusal {
  code: string;
  detail: string;
  limitKind: string;
  limit: number;
  used: number;
  retryAt: string;
  unlocks: { by: string; tier: number; fields?: string[]; perHour: number | null; perDay: number | null }[];
}

/** What R-004 names beside the two mandatory fields. */
const THE_SIX = {
  website: 'https://b.acme.example',
  phone: '+33123456789',
  address: '1 rue de la Paix, 75002 Paris',
  useCase: 'Quotes and reminders of our shop',
  listOrigin: 'Customers who ordered',
  expectedMonthlyVolume: 3000,
};

describe('the authorisation to send grows with what is known', () => {
  let world: World;
  let Y: number;
  let a: Customer;
  let b: Customer;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    Y = nextJanuary(world.now(), 15);
    await world.moveTo(`${Y}-01-15T09:00:00Z`);
    a = await signUpCustomer(world, { email: 'a@a.acme.example', profile: null });
    b = await signUpCustomer(world, { email: 'b@b.acme.example', profile: THE_SIX });
  });
  after(() => world.close());

  const authorizationOf = async ({ accessToken }: Customer) =>
    (await world.http.get<Authorization>('/v1/account/sending-authorization', { token: accessToken })).body;
  const send = (customer: Customer, recipients = 1) =>
    world.http.post<Refusal>('/v1/messages', {
      token: customer.secret,
      body: {
        from: { email: customer.email },
        to: Array.from({ length: recipients }, (_, i) => ({ email: `r${i}@receiver.example` })),
        subject: 'Quote',
        text: 'Here it is.',
      },
    });

  it('R-004: at 09:00 A gives two fields and starts at 10 an hour and 50 a day; B gives six more and has 200 a day at once', async () => {
    const [ofA, ofB] = [await authorizationOf(a), await authorizationOf(b)];
    assert.ok(ofB.score > ofA.score, `${ofB.score} > ${ofA.score}`);
    assert.deepEqual([ofA.tier, ofA.caps, ofA.nextTier], [1, { perHour: 10, perDay: 50 }, 2]);
    assert.deepEqual([ofB.tier, ofB.caps, ofB.nextTier], [2, { perHour: null, perDay: 200 }, 3]);
    assert.deepEqual(
      ofA.missing.map(({ field, unlocks }) => `${field} → ${unlocks.tier}: ${unlocks.perDay}`),
      Object.keys(THE_SIX).map((field) => `${field} → 2: 200`),
    );
  });

  it('each answer of a limit says which one it was, how much is used, when it lifts and what unlocks more', async () => {
    assert.equal((await send(a, 9)).status, 202);
    const shown = await authorizationOf(a);
    assert.deepEqual(
      [shown.used, shown.appliedLimit?.limitKind, shown.appliedLimit?.because, shown.appliedLimit?.remaining],
      [{ hour: 9, day: 9 }, 'tier_hourly', 'tier', 1],
    );
    const refused = await send(a, 2);
    const { code, limitKind, limit, used, retryAt, unlocks } = refused.body;
    assert.deepEqual(
      [refused.status, code, limitKind, limit, used, retryAt],
      [429, 'sending_tier_limit', 'tier_hourly', 10, 9, `${Y}-01-15T10:00:00.000Z`],
    );
    assert.ok(Number(refused.headers.get('retry-after')) <= 3600);
    assert.deepEqual(unlocks, [
      { by: 'profile_completed', fields: Object.keys(THE_SIX), tier: 2, perHour: null, perDay: 200 },
      { by: 'review', tier: 2, perHour: null, perDay: 200 },
    ]);
  });

  it('by SMTP it is 452 4.7.1 with the same words', async () => {
    const client = await signedIn(world, await makeCredential(world, a));
    const to = ['one@customers.example', 'two@customers.example'];
    const reply = await submit(client, { from: a.email, to });
    client.destroy();
    const { detail } = (await send(a, 2)).body;
    assert.equal(reply.lines[0], `452 4.7.1 sending_tier_limit: ${detail}; try again at ${Y}-01-15T10:00:00.000Z`);
  });

  it('R-004: A completes the same fields and reaches tier 2 with the next message', async () => {
    const changed = await world.http.patch<{ tier: number }>('/v1/account', {
      token: a.accessToken,
      body: { profile: THE_SIX },
    });
    assert.deepEqual([changed.status, changed.body.tier], [200, 2]);
    assert.equal((await send(a, 2)).status, 202);
    const { caps, used, appliedLimit } = await authorizationOf(a);
    assert.deepEqual([caps, used.day, appliedLimit?.limit], [{ perHour: null, perDay: 200 }, 11, 200]);
  });

  it('R-004: or a person looks: C gives two fields, asks for a review and is approved', async () => {
    const c = await signUpCustomer(world, { email: 'c@c.acme.example', profile: null });
    assert.equal((await authorizationOf(c)).tier, 1);
    const asked = await world.http.post<{ id: string; status: string; dueAt: string }>(
      '/v1/account/sending-authorization/review-requests',
      { token: c.accessToken, body: { message: 'A club, 120 members, one letter a month.', wantedTier: 2 } },
    );
    assert.deepEqual([asked.status, asked.body.status], [201, 'pending'], asked.text);
    const decided = await world.http.post<{ status: string }>(`/v1/admin/reviews/${asked.body.id}/decide`, {
      token: await world.operator(),
      body: { decision: 'approve' },
    });
    assert.deepEqual([decided.status, decided.body.status], [200, 'approved'], decided.text);
    const { tier, caps, review } = await authorizationOf(c);
    assert.deepEqual([tier, caps, review?.status], [2, { perHour: null, perDay: 200 }, 'approved']);
    assert.equal((await send(c, 120)).status, 202);
  });
});
