import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, toIso } from '../../src/kernel/time/instant.js';
import { signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { type Accepted, type EventBody, type ProblemBody, Sending } from './sending-steps.js';

interface MessageBody {
  id: string;
  status: string;
  customId: string | null;
  recipients: {
    id: string;
    email: string;
    type: string;
    status: string;
    because: string | null;
    nextAttemptAt: string | null;
    attempts: number;
  }[];
}
interface List<T> {
  data: T[];
  nextCursor: string | null;
}

describe('the life of a message', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    await world.moveTo('2030-01-15T09:00:00Z');
    sending = new Sending(world, await signUpCustomer(world));
  });
  after(() => world.close());

  const messageOf = async (id: string) => (await sending.get<MessageBody>(`/v1/messages/${id}`)).body;
  const ended = (id: string, status: string) =>
    eventually(`${id} is ${status}`, async () => (await messageOf(id)).status === status && messageOf(id));
  const cancel = (id: string) =>
    world.http.post<MessageBody & ProblemBody>(`/v1/messages/${id}/cancel`, { token: sending.token });
  const inHours = (hours: number) => toIso(addMs(world.now(), hours * HOUR_MS));

  it('accepted, delivered: every recipient and every attempt is told, blind copies too', async () => {
    const { body } = await sending.send({
      cc: [{ email: 'bob@elsewhere.example' }],
      bcc: [{ email: 'eve@elsewhere.example' }],
      tags: ['quotes'],
      customId: 'crm-7',
    });
    const message = await ended(body.id, 'delivered');
    assert.deepEqual(
      message.recipients.map(({ email, type, status, attempts }) => [email, type, status, attempts]),
      [
        ['ada@elsewhere.example', 'to', 'delivered', 1],
        ['bob@elsewhere.example', 'cc', 'delivered', 1],
        ['eve@elsewhere.example', 'bcc', 'delivered', 1],
      ],
    );
    const events = (await sending.get<List<EventBody>>(`/v1/messages/${body.id}/events`)).body.data;
    assert.deepEqual(events.map(({ type }) => type).sort(), [
      ...Array<string>(3).fill('accepted'),
      ...Array<string>(3).fill('delivered'),
    ]);
    for (const event of events) {
      assert.match(event.id, /^evt_/);
      assert.deepEqual([event.messageId, event.tags, event.customId], [body.id, ['quotes'], 'crm-7']);
      assert.ok(body.recipients.some(({ id, email }) => id === event.deliveryId && email === event.recipient));
    }
    const [copy] = await world.inbox.to('eve@elsewhere.example');
    assert.doesNotMatch(copy!.raw, /eve@elsewhere/i);
  });

  it('can be found by recipient, tag, customId, status and time, page by page', async () => {
    const since = toIso(world.now());
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1)
      ids.unshift(
        (
          await sending.send({
            to: [{ email: `find${n % 2}@elsewhere.example` }],
            tags: ['find'],
            customId: `find-${n}`,
            sendAt: inHours(2),
          })
        ).body.id,
      );
    const found = async (query: string) =>
      (await sending.get<List<MessageBody>>(`/v1/messages?${query}`)).body.data.map(({ id }) => id);
    assert.deepEqual(await found('tag=find'), ids);
    assert.deepEqual(await found('customId=find-2'), [ids[2]]);
    assert.deepEqual(await found('recipient=FIND1@elsewhere.example'), [ids[1], ids[3]]);
    assert.deepEqual(await found(`status=scheduled&from=${since}`), ids);
    assert.deepEqual(await found(`status=bounced&from=${since}`), []);
    assert.deepEqual(await found(`from=${inHours(1)}`), []);
    assert.deepEqual(await found(`tag=find&to=${since}`), []);
    const pages: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await sending.get<List<MessageBody>>(`/v1/messages?tag=find&limit=2${cursor}`);
      pages.push(...body.data.map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    assert.deepEqual(pages, ids);
    for (const bad of ['status=lost', 'from=yesterday', 'limit=0', 'limit=501', 'nick=x', 'cursor=abc'])
      assert.equal((await sending.get(`/v1/messages?${bad}`)).status, 422, bad);
    for (const id of ids) await cancel(id);
  });

  it('scheduled mail leaves at its time, not before', async () => {
    const { body } = await sending.send({ to: [{ email: 'later@elsewhere.example' }], sendAt: inHours(1) });
    assert.deepEqual([body.status, (await messageOf(body.id)).recipients[0]!.because], ['scheduled', 'scheduled']);
    await world.advance('PT59M');
    assert.equal((await messageOf(body.id)).status, 'scheduled');
    await world.advance('PT2M');
    await ended(body.id, 'delivered');
    assert.equal((await world.inbox.to('later@elsewhere.example')).length, 1);
  });

  it('what has not left can be cancelled once; what has cannot', async () => {
    const { body } = await sending.send({ to: [{ email: 'never@elsewhere.example' }], sendAt: inHours(1) });
    const cancelled = await cancel(body.id);
    assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'cancelled']);
    assert.deepEqual([(await cancel(body.id)).status, (await cancel(body.id)).body.code], [409, 'not_cancellable']);
    await world.advance('PT2H');
    assert.deepEqual(await sending.lifeOf(body.id), ['accepted', 'cancelled']);
    assert.deepEqual(await world.inbox.to('never@elsewhere.example'), []);
    const sent = await sending.send();
    await ended(sent.body.id, 'delivered');
    assert.equal((await cancel(sent.body.id)).status, 409);
  });

  it('mail that outlives its expiresAt ends expired', async () => {
    const filler = await sending.send({
      to: Array.from({ length: 190 }, (_, i) => ({ email: `fill${i}@elsewhere.example` })),
    });
    assert.equal(filler.status, 202, filler.text);
    const { body } = await sending.send({
      to: Array.from({ length: 150 }, (_, i) => ({ email: `stale${i}@elsewhere.example` })),
      sendAt: inHours(1),
      expiresAt: inHours(3),
    });
    await world.advance('PT2H');
    assert.equal((await messageOf(body.id)).status, 'held');
    await world.advance('PT2H');
    assert.equal((await messageOf(body.id)).status, 'expired');
    assert.deepEqual([...new Set(await sending.lifeOf(body.id))], ['accepted', 'held', 'expired']);
  });

  it('suppressed addresses get nothing and cost nothing; a list can be read, filled and emptied', async () => {
    await world.advance('P1D');
    const add = await world.http.post<{ id: string; email: string; source: string; scope: string }>(
      '/v1/suppressions',
      { token: sending.token, body: { email: 'Gone@elsewhere.example', reason: 'asked by phone' } },
    );
    assert.deepEqual([add.status, add.body.source, add.body.scope], [201, 'api', 'all']);
    const refused = await sending.send<ProblemBody>({ to: [{ email: 'gone@elsewhere.example' }] });
    assert.deepEqual([refused.status, refused.body.code], [422, 'recipient_suppressed']);
    await sending.send();
    const used = await sending.used('day');
    const { body } = await sending.send({
      to: [{ email: 'gone@elsewhere.example' }, { email: 'here@elsewhere.example' }],
    });
    assert.deepEqual(
      body.recipients.map(({ status }) => status),
      ['suppressed', 'queued'],
    );
    assert.equal((await sending.used('day')) - used, 1);
    const message = await ended(body.id, 'partially_delivered');
    assert.deepEqual(
      message.recipients.map(({ status, because }) => [status, because]),
      [
        ['suppressed', 'recipient_suppressed'],
        ['delivered', null],
      ],
    );
    assert.deepEqual(await world.inbox.to('gone@elsewhere.example'), []);
    const list = (await sending.get<List<{ id: string }>>('/v1/suppressions?email=gone@elsewhere.example')).body.data;
    assert.deepEqual(
      list.map(({ id }) => id),
      [add.body.id],
    );
    assert.equal((await world.http.delete(`/v1/suppressions/${add.body.id}`, { token: sending.token })).status, 204);
    assert.equal((await sending.send({ to: [{ email: 'gone@elsewhere.example' }] })).status, 202);
  });

  it('an address suppressed after acceptance is not dialled', async () => {
    const { body } = await sending.send({ to: [{ email: 'toolate@elsewhere.example' }], sendAt: inHours(1) });
    await world.http.post('/v1/suppressions', { token: sending.token, body: { email: 'toolate@elsewhere.example' } });
    await world.advance('PT2H');
    await ended(body.id, 'suppressed');
    assert.deepEqual(await world.inbox.to('toolate@elsewhere.example'), []);
  });

  it('an unsubscribe from marketing stops marketing only', async () => {
    await world.http.post('/v1/suppressions', {
      token: sending.token,
      body: { email: 'news@elsewhere.example', scope: 'marketing' },
    });
    assert.equal((await sending.send({ to: [{ email: 'news@elsewhere.example' }], stream: 'marketing' })).status, 422);
    assert.equal((await sending.send({ to: [{ email: 'news@elsewhere.example' }] })).status, 202);
  });

  it('the feed tells everything in an order that never changes', async () => {
    const all: EventBody[] = [];
    for (let after = 0; ;) {
      const { body } = await sending.get<List<EventBody>>(`/v1/events?limit=7&after=${after}`);
      all.push(...body.data);
      if (body.data.length === 0) break;
      after = body.data.at(-1)!.sequence;
    }
    assert.ok(all.length > 20);
    assert.ok(all.every((event, i) => i === 0 || event.sequence > all[i - 1]!.sequence));
    const { body } = await sending.get<List<EventBody>>('/v1/events?type=suppressed&type=cancelled&limit=500');
    assert.deepEqual(
      body.data.map(({ id }) => id),
      all.filter(({ type }) => ['suppressed', 'cancelled'].includes(type)).map(({ id }) => id),
    );
  });

  it('the content can be read, until the plan’s 30 days are over', async () => {
    const { body } = await sending.send({
      html: '<p>Hello</p>',
      attachments: [{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('hi').toString('base64') }],
    });
    const content = await sending.get<{
      text: string;
      html: string;
      attachments: { filename: string; sizeBytes: number }[];
      headers: { name: string; value: string }[];
    }>(`/v1/messages/${body.id}/content`);
    assert.deepEqual(
      [content.body.text.trim(), content.body.html.trim(), content.body.attachments],
      ['Hello', '<p>Hello</p>', [{ filename: 'a.txt', contentType: 'text/plain', sizeBytes: 2, contentId: null }]],
    );
    assert.ok(content.body.headers.some(({ name, value }) => name === 'Subject' && value === 'Hi'));
    await world.advance('P29D');
    assert.equal((await sending.get(`/v1/messages/${body.id}/content`)).status, 200);
    await world.advance('P2D');
    const gone = await sending.get<ProblemBody>(`/v1/messages/${body.id}/content`);
    assert.deepEqual([gone.status, gone.body.code], [410, 'gone']);
    assert.equal((await messageOf(body.id)).status, 'delivered');
  });

  it('nobody else sees any of it', async () => {
    const { body } = await sending.send<Accepted>();
    const stranger = await signUpCustomer(world);
    for (const path of ['', '/events', '/content'])
      assert.equal((await world.http.get(`/v1/messages/${body.id}${path}`, { token: stranger.secret })).status, 404);
    assert.equal((await world.http.post(`/v1/messages/${body.id}/cancel`, { token: stranger.secret })).status, 404);
    for (const path of ['/v1/messages', '/v1/events', '/v1/suppressions'])
      assert.deepEqual((await world.http.get<List<unknown>>(path, { token: stranger.secret })).body.data, [], path);
    assert.equal((await world.http.get('/v1/messages/msg_nonsense', { token: stranger.secret })).status, 404);
  });

  it('a blocked account is refused at once and goes on when the block is lifted', async () => {
    const operator = await world.operator();
    const path = `/v1/admin/accounts/${sending.customer.accountId}/blocks`;
    const scheduled = await sending.send({ to: [{ email: 'blocked@elsewhere.example' }], sendAt: inHours(1) });
    const block = await world.http.post<{ id: string }>(path, {
      token: operator,
      body: { reason: 'manual', scope: 'sending', steps: [] },
    });
    assert.equal(block.status, 201, block.text);
    const refused = await eventually('the block holds', async () => {
      const answer = await sending.send<ProblemBody>();
      return answer.status === 403 && answer;
    });
    assert.deepEqual([refused.body.code, refused.body['blockIds']], ['account_blocked', [block.body.id]]);
    await world.advance('PT2H');
    const held = await messageOf(scheduled.body.id);
    assert.deepEqual([held.status, held.recipients[0]!.because], ['held', 'account_blocked']);
    const lifted = await world.http.post(`${path}/${block.body.id}/lift`, {
      token: operator,
      body: { reason: 'settled' },
    });
    assert.ok(lifted.status < 300, lifted.text);
    assert.equal((await sending.send()).status, 202);
    await ended(scheduled.body.id, 'delivered');
  });
});
