import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { signUp, type SignedIn } from '../billing/account-in-world.js';
import { type Colleague, colleague } from '../support/support-world.js';

interface QuoteRequest {
  id: string;
  accountId?: string;
  topic: string;
  status: string;
  description: string;
  monthlyVolume: number | null;
  customFeatures: string[];
  sessions: number | null;
  onSite: boolean | null;
  estimatedDelivery: string | null;
  price: { amount: string; currency: string } | null;
  ticketId: string;
  acceptedAt: string | null;
  code?: string;
  errors?: { field: string; code: string }[];
}
interface Ticket {
  id: string;
  topic: string;
  queue: string;
  status: string;
  subject: string;
}
interface List<T> {
  data: T[];
}

describe('quote requests', () => {
  let world: World;
  let acme: SignedIn;
  let other: SignedIn;
  let sales: Colleague;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    acme = await signUp(world, 'freemium-fr');
    other = await signUp(world, 'relay');
    sales = await colleague(world, 'sales@posthorn.test', ['billing_staff']);
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
  });
  after(() => world.close());

  const ask = (body: object, { token } = acme, headers: Record<string, string> = {}): Promise<Answer<QuoteRequest>> =>
    world.http.post<QuoteRequest>('/v1/quote-requests', {
      token,
      headers,
      body: { description: 'For our shop.', ...body },
    });
  const answer = (id: string, body: object, headers: Record<string, string> = {}): Promise<Answer<QuoteRequest>> =>
    world.http.patch<QuoteRequest>(`/v1/admin/quote-requests/${id}`, { token: sales.token, body, headers });
  const accept = (id: string, { token } = acme): Promise<Answer<QuoteRequest>> =>
    world.http.post<QuoteRequest>(`/v1/quote-requests/${id}/accept`, { token });
  const ticket = async (id: string): Promise<Ticket> =>
    (await world.http.get<Ticket>(`/v1/admin/tickets/${id}`, { token: agent.token })).body;
  const messages = async (id: string): Promise<string[]> =>
    (
      await world.http.get<List<{ text: string }>>(`/v1/support/tickets/${id}/messages`, { token: acme.token })
    ).body.data.map(({ text }) => text);

  it('R-042: two sessions on the customer’s premises reach the sales queue, from a free account too', async () => {
    const made = await ask({ topic: 'training', sessions: 2, onSite: true });
    assert.equal(made.status, 201, made.text);
    const { topic, status, sessions, onSite, estimatedDelivery, price, ticketId } = made.body;
    assert.deepEqual(
      { topic, status, sessions, onSite, estimatedDelivery, price },
      { topic: 'training', status: 'requested', sessions: 2, onSite: true, estimatedDelivery: null, price: null },
    );
    const { queue, topic: about, status: open } = await ticket(ticketId);
    assert.deepEqual([queue, about, open], ['sales', 'training', 'new']);
    assert.deepEqual(await messages(ticketId), ['For our shop.\n\nSessions: 2\nAt our premises: yes']);
  });

  it('every topic is one ticket in the sales queue, in the language of who asks', async () => {
    for (const [topic, about, subject] of [
      ['custom_development', 'custom_development', 'Demande de développement sur mesure'],
      ['training', 'training', 'Demande de formation'],
      ['custom_plan', 'sales', 'Demande de formule Custom'],
    ] as const) {
      const before = await tickets(world, acme.id);
      const wish = { topic, monthlyVolume: 900_001 };
      const { body } = await ask(wish, acme, { 'accept-language': 'fr' });
      assert.equal(await tickets(world, acme.id), before + 1);
      const opened = await ticket(body.ticketId);
      assert.deepEqual([opened.queue, opened.topic, opened.subject], ['sales', about, subject]);
    }
  });

  const table: [string, number, string[], boolean][] = [
    ['R-035: 450,000 with sso', 450_000, ['sso'], true],
    ['R-035: 449,999 with sso', 449_999, ['sso'], false],
    ['R-035: 450,000 without a custom feature', 450_000, [], false],
    ['R-036: 900,000 without a custom feature', 900_000, [], false],
    ['R-036: 900,001 without a custom feature', 900_001, [], true],
  ];
  for (const [name, monthlyVolume, customFeatures, eligible] of table) {
    it(`${name} may ${eligible ? '' : 'not '}be Custom`, async () => {
      for (const who of [acme, other]) {
        const made = await ask({ topic: 'custom_plan', monthlyVolume, customFeatures }, who);
        const expected = eligible ? [201, undefined] : [422, 'custom_plan_not_eligible'];
        assert.deepEqual([made.status, made.body.code], expected, made.text);
      }
    });
  }

  it('a Custom plan needs a volume, and features that only Custom plans have', async () => {
    const without = await ask({ topic: 'custom_plan' });
    assert.deepEqual(
      [without.status, without.body.errors?.map(({ field, code }) => `${field} ${code}`)],
      [422, ['monthlyVolume required']],
    );
    const unknown = await ask({ topic: 'custom_plan', monthlyVolume: 900_001, customFeatures: ['sso', 'api'] });
    assert.deepEqual(
      [unknown.status, unknown.body.errors?.map(({ field, code }) => `${field} ${code}`)],
      [422, ['customFeatures[1] not_allowed']],
    );
    const before = await tickets(world, acme.id);
    assert.equal((await ask({ topic: 'poem' })).status, 422);
    assert.equal(await tickets(world, acme.id), before, 'what is refused opens no ticket');
  });

  it('R-041: custom development has its day and price from staff, and no payment activates it', async () => {
    const { body: made } = await ask({ topic: 'custom_development' });
    const early = await accept(made.id);
    assert.deepEqual([early.status, early.body.code], [409, 'quote_not_ready']);

    const priced = await answer(made.id, { price: { amount: '4800.00', currency: 'EUR' } });
    assert.deepEqual([priced.status, priced.body.status], [200, 'requested'], 'a price alone is no quote');
    const quoted = await answer(made.id, { estimatedDelivery: '2031-03-01' });
    assert.deepEqual(
      [quoted.body.status, quoted.body.estimatedDelivery, quoted.body.price],
      ['quoted', '2031-03-01', { amount: '4800.00', currency: 'EUR' }],
    );
    assert.equal((await ticket(made.ticketId)).status, 'waiting_customer');

    const sold =
      'select (select count(*) from invoices) + (select count(*) from payments) + (select count(*) from subscriptions) as n';
    const before = await rows<{ n: number }>(world, sold, []);
    const [first, second] = [await accept(made.id), await accept(made.id)];
    assert.deepEqual([first.status, first.body.status, second.status], [200, 'accepted', 200]);
    assert.equal(second.body.acceptedAt, first.body.acceptedAt);
    await world.advance('P3D');
    assert.deepEqual(await rows(world, sold, []), before, 'nothing was billed, charged or begun');
    assert.deepEqual((await messages(made.ticketId)).slice(0, 2), [
      'The quote is accepted.\n\nPrice without VAT: 4800.00 EUR\nEstimated delivery: 2031-03-01',
      'Our quote for your request is ready. You can accept it in your account.\n\nPrice without VAT: 4800.00 EUR\nEstimated delivery: 2031-03-01',
    ]);

    const dearer = await answer(made.id, { price: { amount: '5800.00', currency: 'EUR' } });
    assert.deepEqual([dearer.status, dearer.body.code], [409, 'quote_accepted']);
    const later = await answer(made.id, { estimatedDelivery: '2031-04-01' });
    assert.deepEqual([later.status, later.body.status, later.body.estimatedDelivery], [200, 'accepted', '2031-04-01']);
  });

  it('staff answer what they have read: an old ETag is refused, and so are wrong values', async () => {
    const { body: made } = await ask({ topic: 'training', sessions: 1 });
    const path = `/v1/admin/quote-requests/${made.id}`;
    const tag = (await world.http.get(path, { token: sales.token })).headers.get('etag')!;
    const price = { amount: '900.00', currency: 'EUR' };
    assert.equal((await answer(made.id, { price }, { 'if-match': tag })).status, 200);
    assert.equal((await answer(made.id, { price }, { 'if-match': tag })).status, 412);
    for (const wrong of [
      { price: { amount: '-1.00', currency: 'EUR' } },
      { price: { amount: '9', currency: 'EUR' } },
      { price: { amount: '9.00', currency: 'USD' } },
      { estimatedDelivery: '2031-02-31' },
      { status: 'accepted' },
    ]) {
      assert.equal((await answer(made.id, wrong)).status, 422, JSON.stringify(wrong));
    }
    const quote = await world.http.get<QuoteRequest>(`/v1/quote-requests/${made.id}`, { token: acme.token });
    assert.deepEqual([quote.body.status, quote.body.price], ['quoted', price]);
  });

  it('belong to one account; staff see all of them', async () => {
    const { body: made } = await ask({ topic: 'training' });
    const path = `/v1/quote-requests/${made.id}`;
    assert.equal((await world.http.get(path, { token: other.token })).status, 404);
    assert.equal((await accept(made.id, other)).status, 404);
    const own = await world.http.get<List<QuoteRequest>>('/v1/quote-requests?limit=500', { token: other.token });
    assert.ok(own.body.data.every(({ id }) => id !== made.id));
    const all = await world.http.get<List<QuoteRequest>>('/v1/admin/quote-requests?topic=training&status=requested', {
      token: agent.token,
    });
    assert.deepEqual([all.body.data[0]?.id, all.body.data[0]?.accountId], [made.id, acme.accountId]);
    const refused = await world.http.patch(`/v1/admin/quote-requests/${made.id}`, { token: agent.token, body: {} });
    assert.equal(refused.status, 403, 'agents read, sales set prices');
  });
});

async function tickets(world: World, accountId: string): Promise<number> {
  const [row] = await rows<{ n: number }>(world, 'select count(*) as n from tickets where account_id = $1', [
    accountId,
  ]);
  return Number(row!.n);
}
