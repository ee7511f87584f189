import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { login, rows } from '../accounts/account-world.js';
import type { SignedIn } from '../billing/account-in-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { type CenterBody, channel, peopleOf, type Subscribed, wayToSupport } from './opening-world.js';
import { type Colleague, inRole, subject, ticketOf } from './support-world.js';

const COMPANY = {
  customerType: 'company',
  name: 'Firm SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  siren: '732829320',
  vatNumber: 'FR44732829320',
} as const;

/** `    POST /v1/… {…} → 201` */
const EXAMPLE = /^ {4}(GET|POST) (\S+)(?: (\{.*\}))? → (\d{3})$/;

describe('the way to support', () => {
  let world: World;
  let free: SignedIn;
  let essential: Subscribed;
  let premium: Subscribed;
  let suite: Subscribed;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    ({ free, essential, premium, suite, agent } = await peopleOf(world));
  });
  after(() => world.close());

  const { open, center } = wayToSupport(() => world);

  describe('the support centre', () => {
    it('R-119: channels, hours, languages, PIN, open tickets and article search in one document', async () => {
      const { channels, pin, openTickets, topics, articles } = await center(premium);
      assert.deepEqual(
        channels.map((one) => one.channel),
        ['ticket', 'email', 'chat', 'phone'],
      );
      const chat = channels[2]!;
      assert.equal(chat.hours.timezone, 'Europe/Paris');
      assert.deepEqual(chat.hours.weekly[0], { weekday: 'monday', opens: '09:00', closes: '18:00' });
      assert.equal(chat.hours.weekly.length, 5);
      assert.deepEqual(chat.languages, ['en', 'fr']);
      assert.match(pin!.pin, /^\d{6}$/);
      assert.ok(Array.isArray(openTickets));
      assert.equal(topics.length, 18);
      assert.match(articles.search, /^\/v1\/support\/articles/);
    });

    it('R-122: channels by plan', async () => {
      const allowed = async (account: SignedIn) =>
        (await center(account)).channels.flatMap((one) => (one.allowed ? [one.channel] : []));
      assert.deepEqual(await allowed(free), []);
      assert.deepEqual(await allowed(essential), ['ticket']);
      assert.deepEqual(await allowed(premium), ['ticket', 'chat', 'phone']);
      assert.deepEqual(channel(await center(free), 'ticket').reasons, ['ticket_requires_paid_plan']);
    });

    it('R-127: who may sees the PIN there, and what is about money; R-126: an agent checks it and never reads it', async () => {
      const acme = await subject(world, 'heads@acme.example');
      const [technical, refund] = [await ticketOf(world, acme), await ticketOf(world, acme, 'refund')];
      const look = (token: string) => world.http.get<CenterBody>('/v1/support/center', { token });
      const seen = async (token: string) => {
        const { body } = await look(token);
        const tickets = body.openTickets.map(({ id }) => id);
        assert.ok(tickets.includes(technical));
        const refunds = [tickets.includes(refund), body.topics.some(({ topic }) => topic === 'refund')];
        assert.equal(refunds[0], refunds[1]);
        return { pin: body.pin !== undefined, money: refunds[0] };
      };
      for (const [role, expected] of [
        ['owner', { pin: true, money: true }],
        ['admin', { pin: true, money: true }],
        ['billing', { pin: false, money: true }],
        ['developer', { pin: false, money: false }],
        ['marketer', { pin: false, money: false }],
      ] as const)
        assert.deepEqual(await inRole(world, acme, role, seen), expected, role);
      assert.equal((await inRole(world, acme, 'viewer', look)).status, 403);
      const { accessToken: token } = await login(world, { username: acme.signedUp.user.username });
      const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
        token,
        body: { name: 'desk', scopes: ['admin-of-account'] },
      });
      assert.deepEqual(await seen(key.body.secret), { pin: false, money: false });
      const others = (await look(premium.token)).body.openTickets.map(({ id }) => id);
      assert.ok(!others.includes(technical) && !others.includes(refund));

      const { pin } = (await look(token)).body.pin!;
      assert.equal((await look(agent.token)).status, 403);
      const verify = (said: string) =>
        world.http.post('/v1/admin/support/pin/verify', {
          token: agent.token,
          body: { accountId: acme.signedUp.account.id, pin: said, ticketId: technical },
        });
      const wrong = await verify(pin === '000000' ? '000001' : '000000');
      assert.deepEqual([wrong.status, (wrong.body as { code: string }).code], [403, 'pin_incorrect']);
      const right = await verify(pin);
      assert.deepEqual([right.status, (right.body as { verified: boolean }).verified], [200, true]);
      assert.ok(!wrong.text.includes(pin) && !right.text.includes(pin));
      const started = await world.http.post<{ accessToken: string }>(
        `/v1/admin/accounts/${acme.signedUp.account.id}/impersonations`,
        { token: agent.token, body: { userId: acme.signedUp.user.id, mode: 'read', reason: 'They asked.' } },
      );
      assert.equal(started.status, 201, started.text);
      assert.deepEqual(await seen(started.body.accessToken), { pin: false, money: true });
    });

    it('judges for the topic, the language and the ticket that are named', async () => {
      const refund = await center(premium, '?topic=refund&lang=es');
      assert.deepEqual(channel(refund, 'phone').reasons, ['written_request_required', 'language_not_supported']);
      const { body: ticket } = await open(premium);
      const waiting = await center(premium, `?ticketId=${ticket.id}`);
      assert.deepEqual(channel(waiting, 'chat').reasons, ['response_window_open']);
      assert.equal(
        (await world.http.get(`/v1/support/center?ticketId=${ticket.id}`, { token: free.token })).status,
        422,
      );
    });

    it('R-125: a new ticket is first on the page, with status new', async () => {
      const { body: ticket } = await open(essential);
      const [first] = (await center(essential)).openTickets;
      assert.deepEqual([first!.id, first!.number, first!.status], [ticket.id, ticket.number, 'new']);
    });

    it('is kept by nobody on the way, because of the PIN', async () => {
      const answer = await world.http.get('/v1/support/center', { token: premium.token });
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    });
  });

  describe('channels', () => {
    it('R-143: pros and cons of each, in the reader’s language, without signing in', async () => {
      const { body } = await world.http.get<{
        data: { channel: string; lang: string; pros: string[]; cons: string[] }[];
      }>('/v1/support/channels?lang=de');
      assert.deepEqual(
        body.data.map(({ channel: name }) => name),
        ['ticket', 'email', 'chat', 'phone'],
      );
      assert.ok(body.data.every(({ lang, pros, cons }) => lang === 'de' && pros.length > 0 && cons.length > 0));
    });
  });

  describe('topics', () => {
    it('are public, in the reader’s language, with what will be asked', async () => {
      const { body } = await world.http.get<{ data: CenterBody['topics'] }>('/v1/support/topics?lang=de');
      const technical = body.data.find(({ topic }) => topic === 'technical')!;
      assert.equal(technical.title, 'Technische Frage');
      assert.equal(technical.writtenOnly, false);
      assert.ok(body.data.every(({ questions }) => questions.length > 0));
    });
  });

  it('the examples of docs/integrate/support.md answer as it says', async () => {
    const examples = readFileSync('docs/integrate/support.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => EXAMPLE.exec(line) ?? assert.fail(`no example: ${line}`));
    assert.ok(examples.length >= 11);
    for (const [line, method, path, body, status] of examples) {
      const given = body === undefined ? {} : { body: JSON.parse(body) as unknown };
      const answer = await world.http.call(method!, path!, { token: essential.token, ...given });
      assert.equal(String(answer.status), status, `${line}\n${answer.text}`);
    }
  });

  describe('talking sooner', () => {
    it('R-134: staff override the wait with a reason, once and on record (C-09)', async () => {
      const { body: ticket } = await open(premium);
      const override = (reason: string) =>
        world.http.post<{ reason: string }>(`/v1/admin/tickets/${ticket.id}/window-override`, {
          token: agent.token,
          body: { reason },
        });
      assert.deepEqual(channel(await center(premium, `?ticketId=${ticket.id}`), 'chat').reasons, [
        'response_window_open',
      ]);
      assert.equal((await override('Their mail has stopped.')).status, 200);
      assert.equal((await override('Another reason.')).body.reason, 'Their mail has stopped.');
      assert.deepEqual(channel(await center(premium, `?ticketId=${ticket.id}`), 'chat').reasons, []);
      const audit = await rows<{ n: number }>(
        world,
        `select count(*)::int as n from audit_log where account_id = $1 and action = 'ticket.window_overridden'`,
        [premium.id],
      );
      assert.equal(audit[0]!.n, 1);
      assert.equal(
        (await world.http.post(`/v1/admin/tickets/${ticket.id}/window-override`, { token: agent.token, body: {} }))
          .status,
        422,
      );
    });
  });

  describe('what is bought beside the plan', () => {
    it('R-148: the number with phone support; without, hidden and addon_required', async () => {
      const before = channel(await center(suite), 'phone');
      assert.deepEqual([before.reasons, before.number], [['addon_required'], undefined]);
      await buy('phone_support');
      const after = await center(suite);
      assert.deepEqual([channel(after, 'phone').allowed, channel(after, 'phone').number], [true, '+33199001234']);
      assert.match(after.pin!.pin, /^\d{6}$/);
      assert.equal(channel(await center(premium), 'phone').number, undefined);
    });

    it('R-149: asked for at sales; once priority is sold, tickets are high from then on', async () => {
      const asked = await open(suite, { topic: 'support_upgrade' });
      assert.equal(asked.body.priority, 'normal');
      const staff = await world.http.get<{ queue: string }>(`/v1/admin/tickets/${asked.body.id}`, {
        token: agent.token,
      });
      assert.equal(staff.body.queue, 'sales');
      await buy('priority_support');
      assert.equal((await open(suite)).body.priority, 'high');
      assert.equal((await open(essential)).body.priority, 'normal');
    });

    async function buy(kind: string): Promise<void> {
      await storeBillingDetails(world, suite.id, COMPANY);
      const answer = await world.http.post(`/v1/subscriptions/${suite.subscriptionId}/add-ons`, {
        token: suite.token,
        body: { kind, quantity: 1, paymentMethod: await card(world, suite.token) },
      });
      assert.equal(answer.status, 201, answer.text);
    }
  });
});
