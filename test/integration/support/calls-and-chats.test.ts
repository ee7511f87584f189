import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { addMs, instantOf, toIso } from '../../../src/kernel/time/instant.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { planId } from '../billing/account-in-world.js';
import { StreamClient } from './stream-client.js';
import { type Colleague, colleague, type Subject, subject, ticketOf } from './support-world.js';

interface Slot {
  startsAt: string;
  endsAt: string;
  capacity: number;
  available: number;
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
  languages?: string[];
  retryAt?: string;
}

const PHONE = '+33612345678';
type Topic = Parameters<typeof ticketOf>[2];

describe('call-backs and chats', () => {
  let world: World;
  let agent: Colleague;
  let owner: Subject;
  before(async () => {
    world = await startWorld({ MAIL_DOMAIN: 'posthorn.test' });
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
    owner = await subject(world, 'owner@acme.example');
    await sell(owner, 'freemium-fr.premium-150k');
    // Monday at ten, whenever this runs.
    const [slot] = (await slots(owner)).filter(({ startsAt }) => instantOf(startsAt) > world.now());
    await world.moveTo(toIso(addMs(instantOf(slot!.startsAt), 60_000)));
  });
  after(() => world.close());

  const sell = async (to: Subject, plan: string): Promise<void> => {
    const body = { planId: await planId(world, plan) };
    const path = `/v1/admin/accounts/${to.signedUp.account.id}/subscriptions`;
    const granted = await world.http.post(path, { token: await world.operator(), body });
    assert.equal(granted.status, 201, granted.text);
  };
  const slots = async ({ token }: Subject): Promise<Slot[]> =>
    (await world.http.get<{ data: Slot[] }>('/v1/support/callback-slots?lang=fr&limit=60', { token })).body.data;
  /** A ticket that was answered, so that nobody has to wait for a day. */
  const answered = async (of: Subject, topic: Topic = 'technical'): Promise<string> => {
    const id = await ticketOf(world, of, topic);
    const replied = await world.http.post(`/v1/admin/tickets/${id}/replies`, {
      token: await world.operator(),
      body: { text: 'Which host?' },
    });
    assert.equal(replied.status, 201, replied.text);
    return id;
  };
  const callBack = (of: Subject, ticket: string, body: object) =>
    world.http.post<Problem & { id: string; slotStart: string; status: string }>(
      `/v1/support/tickets/${ticket}/callback-requests`,
      { token: of.token, body: { phone: PHONE, language: 'en', ...body } },
    );
  const chat = (of: Subject, ticket: string, body: object = { language: 'en' }) =>
    world.http.post<Problem & { id: string; status: string }>(`/v1/support/tickets/${ticket}/chat-requests`, {
      token: of.token,
      body,
    });
  const staff = (path: string, body: object = {}) =>
    world.http.post<Problem & { id: string; status: string; transcriptMessageId: string }>(
      `/v1/admin/support/${path}`,
      {
        token: agent.token,
        body,
      },
    );
  const say = (of: Subject, id: string, text: string) =>
    world.http.post<Problem>(`/v1/support/chats/${id}/messages`, { token: of.token, body: { text } });
  const messagesOf = async ({ token }: Subject, ticket: string) =>
    (
      await world.http.get<{ data: { id: string; text: string; author: { kind: string; name: string } }[] }>(
        `/v1/support/tickets/${ticket}/messages`,
        { token },
      )
    ).body.data;

  const audited = async (id: string): Promise<string[]> =>
    (await rows<{ action: string }>(world, 'select action from audit_log where target_id = $1 order by id', [id])).map(
      ({ action }) => action,
    );

  it('R-146: a call-back is asked for in a ticket; without one it is refused', async () => {
    const ticket = await answered(owner);
    const asked = await callBack(owner, ticket, {});
    assert.equal(asked.status, 201, asked.text);
    assert.equal(asked.body.status, 'requested');
    const nowhere = await world.http.post<Problem>('/v1/support/callback-requests', {
      token: owner.token,
      body: { phone: PHONE },
    });
    assert.deepEqual([nowhere.status, nowhere.body.errors?.map(({ field }) => field)], [422, ['ticketId']]);
    const again = await callBack(owner, ticket, {});
    assert.deepEqual([again.status, again.body.code], [409, 'callback_already_requested']);
    const path = `/v1/support/tickets/${ticket}/callback-requests/${asked.body.id}`;
    const freeBefore = (await slots(owner)).find(({ startsAt }) => startsAt === asked.body.slotStart)!.available;
    assert.equal((await world.http.delete(path, { token: owner.token })).status, 204);
    const freeAfter = (await slots(owner)).find(({ startsAt }) => startsAt === asked.body.slotStart)!.available;
    assert.equal(freeAfter, freeBefore + 1, 'the place is free again');
    assert.equal((await world.http.delete(path, { token: owner.token })).status, 409);
    assert.equal((await callBack(owner, ticket, {})).status, 201);
  });

  it('R-133: a call-back in French is accepted, in Spanish refused', async () => {
    const ticket = await answered(owner);
    const spanish = await callBack(owner, ticket, { language: 'es' });
    assert.deepEqual([spanish.status, spanish.body.code], [422, 'language_not_supported']);
    assert.deepEqual([...(spanish.body.languages ?? [])].sort(), ['en', 'fr']);
    const french = await callBack(owner, ticket, { language: 'fr' });
    assert.equal(french.status, 201, french.text);
    const listed = await world.http.get<Problem>('/v1/support/callback-slots?lang=es', { token: owner.token });
    assert.deepEqual([listed.status, listed.body.code], [422, 'language_not_supported']);
  });

  it('R-145: premium from 150,000 mails a month is called back; premium 100,000 and essential 150,000 are not', async () => {
    for (const [plan, status] of [
      ['freemium-fr.premium-100k', 403],
      ['freemium-fr.essential-150k', 403],
    ] as const) {
      const other = await subject(world, `${plan.replaceAll('.', '-')}@acme.example`);
      await sell(other, plan);
      const ticket = await answered(other);
      const [call, talk] = [await callBack(other, ticket, {}), await chat(other, ticket)];
      assert.deepEqual([call.status, talk.status], [status, status], `${plan}: ${call.text} ${talk.text}`);
    }
  });

  it('a slot of the past, between two or out of hours is refused', async () => {
    const ticket = await answered(owner);
    const code = async (slotStart: string): Promise<(string | undefined)[]> => {
      const { status, body } = await callBack(owner, ticket, { slotStart });
      return [String(status), body.errors?.[0]?.code ?? body.code];
    };
    const [now] = (await slots(owner)).map(({ startsAt }) => instantOf(startsAt));
    assert.deepEqual(await code('2020-01-06T09:00:00Z'), ['422', 'slot_in_past']);
    assert.deepEqual(await code(toIso(addMs(now!, 24 * 3_600_000 + 60_000))), ['422', 'not_a_slot']);
    assert.deepEqual(await code(toIso(addMs(now!, 12 * 3_600_000))), ['409', 'outside_support_hours']);
  });

  it('a ticket that waits for its first answer waits a day for a call, too', async () => {
    const ticket = await ticketOf(world, owner);
    const early = await callBack(owner, ticket, {});
    assert.deepEqual([early.status, early.body.code], [409, 'response_window_open']);
    assert.ok(early.body.retryAt);
  });

  it('the places of a slot are given out once each, when 64 ask at once', async () => {
    const slot = (await slots(owner)).at(-1)!;
    const ids = await rows<{ id: string }>(
      world,
      `insert into tickets (id, account_id, number, topic, queue, subject, status, priority, language, channel,
         opened_by_type, version, created_at, updated_at, first_response_at)
       select gen_random_uuid(), $1, nextval('ticket_numbers'), 'technical', 'general', 'Race', 'open', 'normal', 'en', 'web',
         'user', 1, now(), now(), now() from generate_series(1, 64) returning id`,
      [owner.accountId],
    );
    const asked = await Promise.all(ids.map(({ id }) => callBack(owner, `tkt_${id}`, { slotStart: slot.startsAt })));
    const codes = asked.map(({ status, body }) => (status === 201 ? 'taken' : body.code));
    assert.equal(codes.filter((code) => code === 'taken').length, slot.capacity);
    assert.equal(codes.filter((code) => code === 'slot_taken').length, 64 - slot.capacity);
    const seats = await rows<{ seat: number }>(
      world,
      `select seat from callback_requests where slot_start = $1 and status <> 'cancelled' order by seat`,
      [slot.startsAt],
    );
    assert.deepEqual(
      seats.map(({ seat }) => seat),
      Array.from({ length: slot.capacity }, (_, i) => i + 1),
    );
  });

  it('staff see who is to be called and say how it went: a note in the ticket', async () => {
    const ticket = await answered(owner);
    const { body } = await callBack(owner, ticket, {});
    const list = await world.http.get<{ data: { id: string; phone: string }[] }>(
      '/v1/admin/support/callback-requests?status=requested',
      { token: agent.token },
    );
    assert.equal(list.body.data.find(({ id }) => id === body.id)?.phone, PHONE);
    const path = `callback-requests/${body.id}/complete`;
    const done = await staff(path, { outcome: 'reached', note: 'Port 587 is open now.' });
    assert.deepEqual([done.status, done.body.status], [200, 'completed']);
    assert.equal((await staff(path, { outcome: 'reached' })).status, 409);
    const notes = await world.http.get<{ data: { text: string; internal: boolean }[] }>(
      `/v1/admin/tickets/${ticket}/messages`,
      { token: agent.token },
    );
    assert.ok(notes.body.data.some(({ text, internal }) => internal && text.includes('Port 587 is open now.')));
    assert.ok(
      (await messagesOf(owner, ticket)).every(({ text }) => !text.includes('587')),
      'the customer reads no notes',
    );
    assert.deepEqual(await audited(body.id), ['callback.requested', 'callback.completed']);
  });

  it('R-146: the invitation to a private chat is a message in the ticket; who ends the chat finds it there', async () => {
    const ticket = await answered(owner);
    const asked = await chat(owner, ticket);
    assert.equal(asked.status, 201, asked.text);
    assert.equal((await chat(owner, ticket)).body.code, 'chat_already_requested');
    const { id } = asked.body;
    assert.equal((await say(owner, id, 'Hello?')).body.code, 'chat_state');
    assert.equal((await staff(`chat-requests/${id}/invite`)).status, 200);
    const [invitation] = await messagesOf(owner, ticket);
    assert.deepEqual([invitation!.author.kind, invitation!.text.includes(id)], ['agent', true]);
    const watching = await StreamClient.open(`${world.http.url}/v1/support/stream`, { token: owner.token });
    await watching.hears('ready');
    assert.equal((await say(owner, id, 'It fails with 535.')).status, 201);
    const other = await subject(world, 'stranger@elsewhere.example');
    assert.equal((await say(other, id, 'Let me in')).status, 404);
    assert.equal((await staff(`chats/${id}/messages`, { text: 'Which password?' })).status, 201);
    const read = await world.http.get<{ data: { text: string; author: { name: string } }[] }>(
      `/v1/support/chats/${id}/messages`,
      { token: owner.token },
    );
    assert.deepEqual(
      read.body.data.map(({ text, author }) => [text, author.name]),
      [
        ['Which password?', 'Support'],
        ['It fails with 535.', owner.signedUp.user.username],
      ],
    );
    const ended = await world.http.post(`/v1/support/chats/${id}/end`, { token: owner.token });
    assert.equal(ended.status, 200, ended.text);
    const [transcript] = await messagesOf(owner, ticket);
    assert.ok(transcript!.text.includes('It fails with 535.') && transcript!.text.includes('Which password?'));
    assert.equal((await say(owner, id, 'One more')).status, 409);
    const live = await rows<{ kind: string }>(world, `select kind from support_events where ids ->> 'chatId' = $1`, [
      id,
    ]);
    assert.ok(
      live.some(({ kind }) => kind === 'chat.message_added') && live.some(({ kind }) => kind === 'chat.changed'),
    );
    for (const kind of ['chat.message_added', 'chat.changed']) await watching.hears(kind, { chatId: id });
    watching.close();
  });

  it('R-135: a chat that an agent escalates becomes writing in its ticket, and the chat closes', async () => {
    const ticket = await answered(owner);
    const { id } = (await chat(owner, ticket)).body;
    await staff(`chat-requests/${id}/invite`);
    await say(owner, id, 'Mail to one provider is lost.');
    const escalated = await staff(`chat-requests/${id}/escalate`);
    assert.deepEqual([escalated.status, escalated.body.status], [200, 'escalated']);
    const [transcript] = await messagesOf(owner, ticket);
    assert.equal(transcript!.id, escalated.body.transcriptMessageId);
    assert.ok(transcript!.text.includes('Mail to one provider is lost.'));
    assert.equal((await say(owner, id, 'Hello?')).status, 409);
    assert.deepEqual(await audited(id), ['chat.requested', 'chat.invited', 'chat.escalated']);
  });

  it('R-138: a chat about sensitive data needs the PIN first', async () => {
    const ticket = await answered(owner);
    const uuid = parseWireId('tkt', ticket)!;
    await rows(world, `update tickets set topic = 'sensitive_data', queue = 'billing' where id = $1`, [uuid]);
    const refused = await chat(owner, ticket);
    assert.deepEqual([refused.status, refused.body.code], [409, 'pin_verification_required']);
    const { pin } = (await world.http.get<{ pin: string }>('/v1/support/pin', { token: owner.token })).body;
    const verified = await staff('pin/verify', { accountId: owner.signedUp.account.id, pin, ticketId: ticket });
    assert.equal(verified.status, 200, verified.text);
    const allowed = await chat(owner, ticket);
    assert.equal(allowed.status, 201, allowed.text);
    const declined = await staff(`chat-requests/${allowed.body.id}/decline`, { text: 'Not today.' });
    assert.equal(declined.body.status, 'declined');
    assert.deepEqual(await audited(allowed.body.id), ['chat.requested', 'chat.declined']);
    assert.equal((await messagesOf(owner, ticket))[0]!.text, 'Not today.');
  });

  it('a chat in which nobody says anything any more ends by itself', async () => {
    const ticket = await answered(owner);
    const { id } = (await chat(owner, ticket)).body;
    await staff(`chat-requests/${id}/invite`);
    await say(owner, id, 'Are you there?');
    await world.advance('PT16M');
    const state = await eventually('the chat is over', async () => {
      const { body } = await world.http.get<{ status: string }>(`/v1/support/chats/${id}`, { token: owner.token });
      return body.status === 'open' ? undefined : body.status;
    });
    assert.equal(state, 'ended');
    assert.ok((await messagesOf(owner, ticket))[0]!.text.includes('Are you there?'));
  });
});
