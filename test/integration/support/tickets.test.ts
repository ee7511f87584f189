import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { type Colleague, colleague, inRole, type Subject, subject, ticketOf } from './support-world.js';

interface Ticket {
  id: string;
  status: string;
  followUpOf: string | null;
  assignee?: string | null;
  queue?: string;
}
interface Message {
  id: string;
  ticketId: string;
  author: { kind: string; name: string | null };
  text: string;
  internal?: boolean;
}
interface List<T> {
  data: T[];
  nextCursor: string | null;
}

describe('tickets', () => {
  let world: World;
  let acme: Subject;
  let other: Subject;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    acme = await subject(world, 'owner@acme.example');
    other = await subject(world, 'owner@other.example');
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
  });
  after(() => world.close());

  const show = async (id: string): Promise<Ticket> =>
    (await world.http.get<Ticket>(`/v1/support/tickets/${id}`, { token: acme.token })).body;
  const write = (id: string, text: string, token = acme.token) =>
    world.http.post<Message>(`/v1/support/tickets/${id}/messages`, { token, body: { text } });
  const staff = (id: string, what: string, text = 'We have a look.', token = agent.token) =>
    world.http.post<Message>(`/v1/admin/tickets/${id}/${what}`, { token, body: { text } });

  it('go back and forth between customer and agent until they are solved', async () => {
    const id = await ticketOf(world, acme);
    assert.equal((await show(id)).status, 'new');
    const answered = await staff(id, 'replies');
    assert.deepEqual([answered.status, answered.body.author], [201, { kind: 'agent', name: agent.email }]);
    assert.equal((await show(id)).status, 'waiting_customer');
    const reply = await write(id, 'Thank you.\nIt still happens.');
    assert.deepEqual([reply.status, reply.body.author.name], [201, acme.signedUp.user.username]);
    assert.equal((await show(id)).status, 'open');
    const ofAgent = await world.http.get<List<Ticket>>(`/v1/admin/tickets?assignee=${agent.id}`, {
      token: agent.token,
    });
    assert.deepEqual(
      ofAgent.body.data.map((ticket) => [ticket.id, ticket.queue]),
      [[id, 'general']],
    );
    const solved = await world.http.post<Ticket>(`/v1/support/tickets/${id}/solve`, { token: acme.token });
    assert.deepEqual([solved.status, solved.body.status], [200, 'solved']);
  });

  it('notes among staff are shown to staff alone, and change nothing', async () => {
    const id = await ticketOf(world, acme);
    assert.equal((await staff(id, 'notes', 'He pays well, hurry.')).status, 201);
    const seen = await world.http.get<List<Message>>(`/v1/support/tickets/${id}/messages`, { token: acme.token });
    assert.deepEqual(
      seen.body.data.map((message) => [message.text, message.author]),
      [['It does not work.', { kind: 'customer', name: acme.signedUp.user.username }]],
    );
    assert.ok(!('internal' in seen.body.data[0]!));
    const all = await world.http.get<List<Message>>(`/v1/admin/tickets/${id}/messages`, { token: agent.token });
    assert.deepEqual(
      all.body.data.map((message) => message.internal),
      [true, false],
    );
    assert.equal((await show(id)).status, 'new');
    const log = await world.http.get('/v1/account/audit-log', { token: acme.token });
    assert.doesNotMatch(log.text, /hurry/);
  });

  it('an agent is called Support to customers', async () => {
    const id = await ticketOf(world, acme);
    await staff(id, 'replies');
    const { body, text } = await world.http.get<List<Message>>(`/v1/support/tickets/${id}/messages`, {
      token: acme.token,
    });
    assert.deepEqual(body.data[0]!.author, { kind: 'agent', name: 'Support' });
    assert.doesNotMatch(text, /posthorn\.test/);
  });

  it('another account’s ticket is not there, whatever is tried', async () => {
    const id = await ticketOf(world, acme);
    const { token } = other;
    const answers = await Promise.all([
      world.http.get(`/v1/support/tickets/${id}`, { token }),
      world.http.get(`/v1/support/tickets/${id}/messages`, { token }),
      write(id, 'Hello', token),
      world.http.post(`/v1/support/tickets/${id}/solve`, { token }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404],
    );
    const list = await world.http.get<List<Ticket>>('/v1/support/tickets', { token });
    assert.deepEqual(list.body.data, []);
  });

  it('tickets about money are for who may see money', async () => {
    const id = await ticketOf(world, acme, 'refund');
    const statusFor = async (token: string): Promise<number> =>
      (await world.http.get(`/v1/support/tickets/${id}`, { token })).status;
    assert.equal(await statusFor(acme.token), 200);
    for (const [role, status] of Object.entries({
      admin: 200,
      billing: 200,
      developer: 404,
      marketer: 404,
      viewer: 403,
    })) {
      assert.equal(await inRole(world, acme, role, statusFor), status, role);
    }
  });

  it('compliance sees the tickets of its own queue, billing staff none', async () => {
    const compliance = await colleague(world, 'compliance@posthorn.test', ['compliance']);
    const block = await ticketOf(world, acme, 'account_block');
    const technical = await ticketOf(world, acme);
    const { body } = await world.http.get<List<Ticket>>('/v1/admin/tickets', { token: compliance.token });
    assert.deepEqual(
      body.data.map(({ id }) => id),
      [block],
    );
    const general = await world.http.get<List<Ticket>>('/v1/admin/tickets?queue=general', { token: compliance.token });
    assert.deepEqual(general.body.data, []);
    assert.equal((await world.http.get(`/v1/admin/tickets/${technical}`, { token: compliance.token })).status, 404);
    assert.equal((await staff(technical, 'replies', 'x', compliance.token)).status, 404);
    assert.equal((await staff(block, 'replies', 'Done.', compliance.token)).status, 201);
    const billing = await colleague(world, 'billing@posthorn.test', ['billing_staff']);
    assert.equal((await world.http.get('/v1/admin/tickets', { token: billing.token })).status, 403);
  });

  it('a reply within 14 days opens a solved ticket again, a later one begins one more, however often', async () => {
    const id = await ticketOf(world, acme);
    const solve = () => world.http.post(`/v1/admin/tickets/${id}/solve`, { token: agent.token });
    await solve();
    await world.advance('P13D');
    assert.equal((await write(id, 'It is back.')).body.ticketId, id);
    assert.equal((await show(id)).status, 'open');
    await solve();
    await world.advance('P14D');
    const late = await Promise.all([write(id, 'Again.'), write(id, 'And again.')]);
    const [next] = late.map(({ body }) => body.ticketId);
    assert.notEqual(next, id);
    assert.deepEqual(new Set(late.map(({ body }) => body.ticketId)), new Set([next]));
    assert.equal((await show(next!)).followUpOf, id);
    assert.equal((await show(id)).status, 'closed');
  });

  it('the customer reads the answer in a mail in the ticket’s language, and no note ever', async () => {
    const id = await ticketOf(world, other);
    await staff(id, 'notes', 'Between us only.');
    await staff(id, 'replies', 'Please send us the headers.');
    const { email } = other.signedUp.user;
    const mail = await world.inbox.notification(email, 'ticket-answered');
    assert.match(mail.raw, /Please send us the headers\./);
    const all = await world.inbox.to(email);
    assert.ok(all.every(({ raw }) => !raw.includes('Between us only')));
  });

  it('lists go page by page and by status', async () => {
    const first = await world.http.get<List<Ticket>>('/v1/support/tickets?limit=2', { token: acme.token });
    assert.equal(first.body.data.length, 2);
    const next = await world.http.get<List<Ticket>>(`/v1/support/tickets?limit=2&cursor=${first.body.nextCursor!}`, {
      token: acme.token,
    });
    assert.ok(next.body.data[0]!.id < first.body.data[1]!.id);
    const closed = await world.http.get<List<Ticket>>('/v1/support/tickets?status=closed', { token: acme.token });
    assert.ok(closed.body.data.length > 0 && closed.body.data.every(({ status }) => status === 'closed'));
    assert.equal((await world.http.get('/v1/support/tickets?status=odd', { token: acme.token })).status, 422);
  });

  it('texts that say nothing or too much are refused and change nothing', async () => {
    const id = await ticketOf(world, acme);
    for (const text of ['', ' \n ', 'x'.repeat(20_001), 5, null]) {
      const answer = await world.http.post(`/v1/support/tickets/${id}/messages`, { token: acme.token, body: { text } });
      assert.equal(answer.status, 422);
    }
    assert.equal((await show(id)).status, 'new');
  });
});
