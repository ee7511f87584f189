import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { toDate, addMs, DAY_MS } from '../../../src/kernel/time/instant.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ACME, OTHER, type SendersApp, startSenders } from './senders-app.js';

interface Sender {
  id: string;
  email: string;
  status: string;
  verifiedBy: string | null;
}

let world: SendersApp;
before(async () => {
  world = await startSenders();
});
after(() => world.close());

const add = (email: string, token = 'acme') => world.http.post<Sender>('/v1/senders', { token, body: { email } });
const allowed = async (address: string, accountId = ACME) =>
  (await world.door.factsFor([{ accountId, address }]))[0]!.allowed;

/** The tokens of the mails that were asked for, oldest first. */
async function tokensOf(senderId: string): Promise<string[]> {
  const rows = await world.app
    .get(UnitOfWork)
    .readAsWorker<{ id: string }>('select id from sender_confirmations where sender_id = $1 order by id', [
      senderId.slice(4),
    ]);
  return rows.map((row) => world.door.confirmationToken(row.id));
}

describe('sender addresses', () => {
  it('wait until their owner follows the link, and then may send at once', async () => {
    const created = await add('News@Acme.example');
    assert.equal(created.status, 201, created.text);
    assert.deepEqual([created.body.email, created.body.status], ['News@acme.example', 'pending']);
    assert.equal(await allowed('news@acme.example'), false);
    const [token] = await tokensOf(created.body.id);
    const confirmed = await world.http.post<Sender>('/v1/senders/confirm', { body: { token } });
    assert.deepEqual([confirmed.status, confirmed.body.status, confirmed.body.verifiedBy], [200, 'verified', 'link']);
    assert.equal(await allowed('news@acme.example'), true);
    assert.equal(await allowed('news@acme.example', OTHER), false);
    const again = await world.http.post<{ code: string }>('/v1/senders/confirm', { body: { token } });
    assert.deepEqual([again.status, again.body.code], [410, 'gone']);
  });

  it('announce one event per mail, which carries ids only', async () => {
    const created = await add('events@acme.example');
    const events = await world.app
      .get(UnitOfWork)
      .readAsWorker<{ name: string; payload: object }>('select name, payload from outbox where aggregate_id = $1', [
        created.body.id.slice(4),
      ]);
    assert.equal(events.length, 1);
    assert.equal(events[0]?.name, 'sender.confirmation_requested.v1');
    assert.deepEqual(Object.keys(events[0]!.payload).sort(), ['senderId', 'tokenId']);
    const { tokenId } = events[0]!.payload as { tokenId: string };
    const mail = await world.door.confirmationMail(tokenId);
    assert.deepEqual(mail, {
      accountId: ACME,
      email: 'events@acme.example',
      token: world.door.confirmationToken(tokenId),
    });
  });

  it('a forged, changed or foreign token confirms nothing', async () => {
    const created = await add('forged@acme.example');
    const [token] = await tokensOf(created.body.id);
    for (const wrong of ['x', `${token}x`, `${token!.slice(0, -1)}_`, created.body.id.slice(4)]) {
      const answer = await world.http.post<{ code: string }>('/v1/senders/confirm', { body: { token: wrong } });
      assert.deepEqual([answer.status, answer.body.code], [422, 'validation_failed'], wrong);
    }
    assert.equal(await allowed('forged@acme.example'), false);
  });

  it('a link works for seven days', async () => {
    const created = await add('late@acme.example');
    const [token] = await tokensOf(created.body.id);
    const now = world.app.get(Clock).now();
    await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) =>
        tx.query('update sender_confirmations set expires_at = $1 where sender_id = $2', [
          toDate(addMs(now, -DAY_MS)),
          created.body.id.slice(4),
        ]),
      );
    assert.equal((await world.http.post('/v1/senders/confirm', { body: { token } })).status, 410);
    assert.equal(
      (await world.http.post(`/v1/senders/${created.body.id}/resend-confirmation`, { token: 'acme' })).status,
      202,
    );
    const [, second] = await tokensOf(created.body.id);
    assert.equal((await world.http.post('/v1/senders/confirm', { body: { token: second } })).status, 200);
  });

  it('a stranger’s mailbox gets at most five mails a day', async () => {
    const created = await add('stranger@elsewhere.example');
    const resend = () => world.http.post(`/v1/senders/${created.body.id}/resend-confirmation`, { token: 'acme' });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await resend()).status);
    assert.deepEqual(statuses, [202, 202, 202, 202, 429]);
  });

  it('one spelling of a mailbox is there once, also in a race', async () => {
    const answers = await Promise.all(
      ['Race@acme.example', 'race@ACME.example', 'RACE@acme.example'].map((email) => add(email)),
    );
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409, 409]);
    const refused = answers.find((answer) => answer.status === 409)!.body as unknown as {
      code: string;
      senderId: string;
    };
    assert.equal(refused.code, 'sender_exists');
    assert.equal(refused.senderId, answers.find((answer) => answer.status === 201)!.body.id);
  });

  it('R-080: with 500 verified addresses the 501st is accepted', async () => {
    const now = toDate(world.app.get(Clock).now());
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      tx.query(
        `insert into senders (id, account_id, email, address_key, domain, status, verified_by, verified_at, created_at)
         select ('0199f3a0-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, $1, 's' || n || '@many.example', 's' || n || '@many.example',
           'many.example', 'verified', 'link', $2, $2 from generate_series(1, 500) n`,
        [ACME, now],
      ),
    );
    const created = await add('s501@many.example');
    assert.equal(created.status, 201);
    const [token] = await tokensOf(created.body.id);
    assert.equal((await world.http.post<Sender>('/v1/senders/confirm', { body: { token } })).body.status, 'verified');
    const facts = await world.door.factsFor(
      Array.from({ length: 501 }, (_, i) => ({ accountId: ACME, address: `s${i + 1}@many.example` })),
    );
    assert.equal(facts.filter((fact) => fact.allowed).length, 501);
  });

  it('removed addresses may not be used any more, at once', async () => {
    const created = await add('leaving@acme.example');
    const [token] = await tokensOf(created.body.id);
    await world.http.post('/v1/senders/confirm', { body: { token } });
    assert.equal(await allowed('leaving@acme.example'), true);
    assert.equal((await world.http.delete(`/v1/senders/${created.body.id}`, { token: 'acme' })).status, 204);
    assert.equal(await allowed('leaving@acme.example'), false);
    assert.equal((await world.http.get(`/v1/senders/${created.body.id}`, { token: 'acme' })).status, 404);
  });

  it('are listed newest first, page by page, each account its own', async () => {
    await add('one@pages.example', 'other');
    await add('two@pages.example', 'other');
    await add('three@pages.example', 'other');
    const first = await world.http.get<{ data: Sender[]; nextCursor: string }>('/v1/senders?limit=2', {
      token: 'other',
    });
    assert.deepEqual(
      first.body.data.map((sender) => sender.email),
      ['three@pages.example', 'two@pages.example'],
    );
    const second = await world.http.get<{ data: Sender[]; nextCursor: null }>(
      `/v1/senders?limit=2&cursor=${first.body.nextCursor}`,
      { token: 'other' },
    );
    assert.deepEqual(
      [second.body.data.map((sender) => sender.email), second.body.nextCursor],
      [['one@pages.example'], null],
    );
    const foreign = second.body.data[0]!.id;
    for (const answer of [
      await world.http.get(`/v1/senders/${foreign}`, { token: 'acme' }),
      await world.http.delete(`/v1/senders/${foreign}`, { token: 'acme' }),
      await world.http.post(`/v1/senders/${foreign}/resend-confirmation`, { token: 'acme' }),
    ]) {
      assert.equal(answer.status, 404);
    }
  });

  it('faults are named; roles and scopes hold', async () => {
    const bad = await world.http.post<{ errors: { field: string; code: string }[] }>('/v1/senders', {
      token: 'acme',
      body: { email: 'no address' },
    });
    assert.deepEqual(
      [bad.status, bad.body.errors.map(({ field, code }) => `${field} ${code}`)],
      [422, ['email address_invalid']],
    );
    assert.equal((await world.http.post('/v1/senders', { token: 'acme', body: {} })).status, 422);
    assert.equal((await add('x@acme.example', 'viewer')).status, 403);
    assert.equal((await add('x@acme.example', 'sendkey')).status, 403);
    assert.equal((await world.http.get('/v1/senders', { token: 'viewer' })).status, 200);
    assert.equal((await world.http.get('/v1/senders')).status, 401);
  });
});
