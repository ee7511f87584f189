import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { login, member, PASSWORD, type Pair, type ProblemBody, rows } from './account-world.js';

interface Session {
  id: string;
  current: boolean;
  impersonated: boolean;
  ip: string | null;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
}
interface Sessions {
  data: Session[];
  nextCursor: string | null;
}

describe('sessions', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const list = async (token: string, query = '') =>
    (await world.http.get<Sessions>(`/v1/auth/sessions${query}`, { token })).body;
  const status = async (token: string) => (await world.http.get('/v1/account', { token })).status;
  const signIn = async (username: string, userAgent: string) =>
    (
      await world.http.post<Pair>('/v1/auth/login', {
        body: { username, password: PASSWORD },
        headers: { 'user-agent': userAgent },
      })
    ).body;

  it('are listed newest first, with where they came from and which one is asking', async () => {
    const { signedUp, token } = await member(world, 'list@acme.example');
    const telephone = await signIn(signedUp.user.username, 'Telephone/1.0');
    const { data } = await list(telephone.accessToken);
    assert.deepEqual(
      data.map(({ current, impersonated, userAgent }) => [current, impersonated, userAgent]),
      [
        [true, false, 'Telephone/1.0'],
        [false, false, 'node'],
      ],
    );
    assert.equal(data[0]!.ip, '127.0.0.1');
    assert.ok(data[0]!.createdAt < data[0]!.expiresAt);
    assert.equal((await list(token)).data[1]!.current, true);
    const first = await list(token, '?limit=1');
    const second = await list(token, `?limit=1&cursor=${first.nextCursor}`);
    assert.deepEqual([first.data[0]!.id, second.data[0]!.id, second.nextCursor], [data[0]!.id, data[1]!.id, null]);
    const shown = await world.http.get<Session>(`/v1/auth/sessions/${data[1]!.id}`, { token });
    assert.deepEqual([shown.status, shown.body.id, shown.body.current], [200, data[1]!.id, true]);
  });

  it('one that is ended is over at once here, within five seconds elsewhere, and its refresh token with it', async () => {
    const { signedUp, token } = await member(world, 'remote@acme.example');
    const lost = await signIn(signedUp.user.username, 'Lost/1.0');
    const other = await world.another({ ROLES: 'api' });
    const elsewhere = async () =>
      (await fetch(`${other.url}/v1/account`, { headers: { authorization: `Bearer ${lost.accessToken}` } })).status;
    assert.equal(await elsewhere(), 200);
    const id = (await list(token)).data.find(({ userAgent }) => userAgent === 'Lost/1.0')!.id;
    assert.equal((await world.http.delete(`/v1/auth/sessions/${id}`, { token })).status, 204);
    assert.equal(await status(lost.accessToken), 401);
    await eventually('it is over elsewhere', async () => (await elsewhere()) === 401, 5000);
    const refreshed = await world.http.post('/v1/auth/refresh', { body: { refreshToken: lost.refreshToken } });
    assert.equal(refreshed.status, 401);
    assert.equal(await status(token), 200);
    assert.deepEqual(
      (await list(token)).data.map((session) => session.id === id),
      [false],
    );
    assert.equal((await world.http.delete(`/v1/auth/sessions/${id}`, { token })).status, 404);
    const log = await rows<{ action: string }>(
      world,
      `select action from audit_log where target_id = $1 and action = 'user.session_ended'`,
      [signedUp.user.id],
    );
    assert.equal(log.length, 1);
  });

  it('one may end the session one is asking with', async () => {
    const { token } = await member(world, 'self@acme.example');
    const [{ id } = { id: '' }] = (await list(token)).data;
    assert.equal((await world.http.delete(`/v1/auth/sessions/${id}`, { token })).status, 204);
    assert.equal(await status(token), 401);
  });

  it('those of other people, of colleagues too, are answered like none', async () => {
    const { token } = await member(world, 'mine@acme.example');
    const theirs = await member(world, 'theirs@acme.example');
    const [foreign] = (await list(theirs.token)).data;
    const operator = await world.operator();
    const [staffs] = (await list(operator)).data;
    for (const id of [foreign!.id, staffs!.id, 'ses_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', 'ses_nonsense']) {
      for (const method of ['GET', 'DELETE']) {
        const answer = await world.http.call<ProblemBody>(method, `/v1/auth/sessions/${id}`, { token });
        assert.deepEqual([answer.status, answer.body.code], [404, 'not_found'], `${method} ${id}`);
      }
    }
    assert.equal(await status(theirs.token), 200);
    const foreignToStaff = await world.http.delete(`/v1/auth/sessions/${foreign!.id}`, { token: operator });
    assert.equal(foreignToStaff.status, 404);
  });

  it('the last use is written once for many requests, to the minute', async () => {
    const { signedUp, token } = await member(world, 'used@acme.example');
    const sessionId = parseWireId('ses', (await list(token)).data[0]!.id)!;
    const other = await world.another({ ROLES: 'api' });
    const before = await rows<{ version: string }>(
      world,
      `update sessions set last_used_at = last_used_at - interval '1 hour' where id = $1 returning xmin::text as version`,
      [sessionId],
    );
    await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(`${other.url}/v1/account`, { headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    const [row] = await eventually('it is noted', async () => {
      const found = await rows<{ version: string; fresh: boolean }>(
        world,
        `select xmin::text as version, last_used_at > clock_timestamp() - interval '10 seconds' as fresh from sessions where id = $1`,
        [sessionId],
      );
      return found[0]?.fresh && found;
    });
    assert.notEqual(row!.version, before[0]!.version);
    await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(`${other.url}/v1/account`, { headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    await login(world, { username: signedUp.user.username });
    const [after] = await rows<{ version: string }>(world, 'select xmin::text as version from sessions where id = $1', [
      sessionId,
    ]);
    assert.equal(after!.version, row!.version, 'a hundred requests, one write');
  });
});
