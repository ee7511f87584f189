import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { LiveSupport } from '../../../src/modules/support/live/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { login, rows } from '../accounts/account-world.js';
import { ownersTicket } from './open-in-world.js';
import { StreamClient } from './stream-client.js';
import { type Colleague, colleague, type Subject, subject } from './support-world.js';

describe('live streams', () => {
  let world: World;
  let acme: Subject;
  let other: Subject;
  let agent: Colleague;
  let compliance: Colleague;
  const open: StreamClient[] = [];
  before(async () => {
    world = await startWorld();
    [acme, other] = [await subject(world, 'owner@acme.example'), await subject(world, 'owner@other.example')];
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
    compliance = await colleague(world, 'compliance@posthorn.test', ['compliance']);
  });
  after(async () => {
    for (const client of open) client.close();
    await world.close();
  });

  const stream = async (who: 'customer' | 'staff', query = '', call: Parameters<typeof StreamClient.open>[1] = {}) => {
    const path = who === 'staff' ? '/v1/admin/support/stream' : '/v1/support/stream';
    const client = await StreamClient.open(`${world.http.url}${path}${query}`, call);
    open.push(client);
    if (client.status === 200) await client.hears('ready');
    return client;
  };
  const staff = (id: string, what: string, text: string) =>
    world.http.post<{ id: string }>(`/v1/admin/tickets/${id}/${what}`, { token: agent.token, body: { text } });

  it('tell customers of their own tickets and never of a note, staff of all', async () => {
    const [mine, theirs, ours, deliverability] = [
      await stream('customer', '', { token: acme.token }),
      await stream('customer', '', { token: other.token }),
      await stream('staff', '', { token: agent.token }),
      await stream('staff', '', { token: compliance.token }),
    ];
    const ticketId = await ownersTicket(world, acme.accountId);
    const note = (await staff(ticketId, 'notes', 'Between us.')).body.id;
    const reply = (await staff(ticketId, 'replies', 'We have a look.')).body.id;
    const block = await ownersTicket(world, other.accountId, { topic: 'account_block' });
    await mine.hears('ticket.message_added', { ticketId, messageId: reply });
    await ours.hears('ticket.note_added', { ticketId, messageId: note });
    await ours.hears('ticket.message_added', { ticketId, messageId: reply });
    await theirs.hears('ticket.opened', { ticketId: block });
    await deliverability.hears('ticket.opened', { ticketId: block });
    await ours.hears('ticket.opened', { ticketId: block });
    assert.ok(mine.events.every(({ data }) => data['messageId'] !== note));
    assert.ok(!mine.kinds.includes('ticket.note_added'));
    assert.ok(mine.events.slice(1).every(({ data }) => data['ticketId'] === ticketId));
    assert.ok(theirs.events.slice(1).every(({ data }) => data['ticketId'] === block));
    assert.ok(deliverability.events.slice(1).every(({ data }) => data['ticketId'] === block));
    const ids = ours.events.map(({ id }) => Number(id));
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => a - b),
    );
    for (const { data } of ours.events) {
      for (const value of Object.values(data)) assert.match(value, /^[a-z]+_[0-9a-f-]{36}$/);
    }
  });

  it('tell of money only who may see money', async () => {
    const id = parseWireId('usr', acme.signedUp.user.id);
    const asDeveloper = async <T>(work: (token: string) => Promise<T>): Promise<T> => {
      await rows(world, `update users set role = 'developer' where id = $1`, [id]);
      return work((await login(world, { username: acme.signedUp.user.username })).accessToken);
    };
    const developer = await asDeveloper((token) => stream('customer', '', { token }));
    const tell = (queue: 'billing' | 'technical') =>
      world.app.get(UnitOfWork).run(accountScope(acme.accountId), (tx) =>
        world.app.get(LiveSupport).publishIn(tx, {
          ...{ accountId: acme.accountId, forStaff: false, kind: 'ticket.changed', ids: {} },
          queue: queue === 'billing' ? 'billing' : 'general',
        }),
      );
    await tell('billing');
    await tell('technical');
    await developer.hears('ticket.changed');
    assert.equal(developer.kinds.filter((kind) => kind === 'ticket.changed').length, 1);
    await rows(world, `update users set role = 'owner' where id = $1`, [id]);
    await developer.ends();
  });

  it('go on where they ended, and say when too much was missed', async () => {
    const first = await stream('customer', '', { token: acme.token });
    const one = await ownersTicket(world, acme.accountId);
    await first.hears('ticket.opened', { ticketId: one });
    first.close();
    const at = first.lastId;
    const [two, three] = [await ownersTicket(world, acme.accountId), await ownersTicket(world, acme.accountId)];
    const again = await stream('customer', '', { token: acme.token, headers: { 'last-event-id': at } });
    await again.hears('ticket.opened', { ticketId: three });
    assert.ok(again.has('ticket.opened', { ticketId: two }));
    assert.ok(!again.has('ticket.opened', { ticketId: one }));
    const path = `${world.http.url}/v1/support/stream?lastEventId=`;
    for (const wrong of ['999999999', 'nonsense']) {
      const lost = await StreamClient.open(path + wrong, { token: acme.token });
      open.push(lost);
      await lost.hears('reset');
    }
  });

  it('open once with a token of a minute, and with nothing else but credentials', async () => {
    const made = await world.http.post<{ token: string; expiresAt: string }>('/v1/support/stream-tokens', {
      token: acme.token,
    });
    assert.equal(made.status, 201);
    assert.match(made.headers.get('cache-control')!, /no-store/);
    const query = `?token=${made.body.token}`;
    assert.equal((await stream('staff', query)).status, 403);
    const second = await world.http.post<{ token: string }>('/v1/support/stream-tokens', { token: acme.token });
    const live = await stream('customer', `?token=${second.body.token}`);
    assert.equal(live.status, 200);
    assert.equal((await stream('customer', `?token=${second.body.token}`)).status, 401);
    assert.equal((await stream('customer', query)).status, 401);
    assert.equal((await stream('customer')).status, 401);
    assert.equal((await stream('customer', '', { token: agent.token })).status, 403);
    assert.equal((await stream('staff', '', { token: acme.token })).status, 403);
    const late = await world.http.post<{ token: string }>('/v1/support/stream-tokens', { token: acme.token });
    await rows(world, `update support_stream_tokens set expires_at = clock_timestamp() - interval '1 second'`);
    assert.equal((await stream('customer', `?token=${late.body.token}`)).status, 401);
  });

  it('end when their session does', async () => {
    const { accessToken } = await login(world, { username: other.signedUp.user.username });
    const live = await stream('customer', '', { token: accessToken });
    const signedOut = await world.http.post('/v1/auth/logout', { token: accessToken });
    assert.ok(signedOut.status < 300, signedOut.text);
    await live.ends();
  });

  it('of a program open with its key, as Bearer and as Basic, and end when the key is taken away', async () => {
    const { body } = await world.http.post<{ id: string; key: string; secret: string }>('/v1/api-keys', {
      token: acme.token,
      body: { name: 'desk', scopes: ['admin-of-account'] },
    });
    const pair = Buffer.from(`${body.key}:${body.secret}`).toString('base64');
    const basic = (value: string) => stream('customer', '', { headers: { authorization: `Basic ${value}` } });
    const both = [await stream('customer', '', { token: body.secret }), await basic(pair)];
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    );
    const others = await stream('customer', '', { token: other.token });
    for (const wrong of [Buffer.from(`${body.key}:no`).toString('base64'), '', '%%%', 'Og=='])
      assert.equal((await basic(wrong)).status, 401, wrong);
    const ticketId = await ownersTicket(world, acme.accountId);
    for (const one of both) await one.hears('ticket.opened', { ticketId });
    const revoked = await world.http.delete(`/v1/api-keys/${body.id}`, { token: acme.token });
    assert.equal(revoked.status, 204, revoked.text);
    for (const one of both) await one.ends();
    assert.equal(others.ended, false, 'nobody else is sent away');
    assert.equal((await stream('customer', '', { token: body.secret })).status, 401);
  });

  it('reach readers of another process, who lose nothing while many write at once', async () => {
    const process = await world.another({});
    const url = `${process.url ?? ''}/v1/admin/support/stream`;
    const clients = await Promise.all([1, 2, 3].map(() => StreamClient.open(url, { token: agent.token })));
    open.push(...clients);
    await Promise.all(clients.map((client) => client.hears('ready')));
    const ids = await Promise.all(Array.from({ length: 12 }, () => ownersTicket(world, other.accountId)));
    for (const client of clients) {
      for (const ticketId of ids) await client.hears('ticket.opened', { ticketId });
      const told = client.events.filter(({ event }) => event === 'ticket.opened').map(({ data }) => data['ticketId']);
      assert.equal(told.length, new Set(told).size);
    }
  });
});
