import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { signUp } from '../billing/account-in-world.js';
import { staffWith } from '../dedicated-ips/ips-in-world.js';

const PASSWORD = 'a rather long pass phrase 7';
const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };
const FORM = { ...OWN_PAGE, 'content-type': 'application/x-www-form-urlencoded' };

interface Session {
  accessToken: string;
  expiresIn: number;
  name: string;
  staff: boolean;
  code?: string;
}

describe('sessions in browsers', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await staffWith(world, ['operator'], 'anna@posthorn.test');
    await staffWith(world, ['auditor'], 'ada@posthorn.test');
    await staffWith(world, ['support_agent'], 'sam@posthorn.test');
  });
  after(() => world.close());

  const signIn = (login: string, headers: Record<string, string> = OWN_PAGE, password = PASSWORD) =>
    world.http.post<Session>('/docs/session', { body: { login, password }, headers });
  const cookieOf = (answer: Answer): string => (answer.headers.get('set-cookie') ?? '').split(';', 1)[0]!;
  const entered = async (login: string): Promise<string> => {
    const answer = await signIn(login);
    assert.equal(answer.status, 200, answer.text);
    return cookieOf(answer);
  };
  const token = (cookie: string, headers: Record<string, string> = OWN_PAGE) =>
    world.http.post<Session>('/docs/session/token', { headers: { ...headers, cookie } });
  const page = (path: string, cookie = '') =>
    world.http.get(path, { headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) } });
  const byForm = (fields: Record<string, string>, headers: Record<string, string> = FORM) =>
    world.http.post('/admin/sign-in', { body: new URLSearchParams(fields).toString(), headers });

  it('a name and a password open one; the cookie is for this host’s pages alone, and a token of 15 minutes works', async () => {
    const answer = await signIn('anna@posthorn.test');
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^posthorn=[\w.-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { accessToken, ...rest } = answer.body;
    assert.deepEqual(rest, { expiresIn: 900, name: 'anna@posthorn.test', staff: true });
    assert.equal((await world.http.get('/v1/admin/staff', { token: accessToken })).status, 200);
    const again = await token(cookieOf(answer));
    assert.equal(again.status, 200);
    assert.equal((await world.http.get('/v1/admin/staff', { token: again.body.accessToken })).status, 200);
  });

  it('under https the cookie is Secure and bound to the host', async () => {
    const secure = await world.another({ PUBLIC_URL: 'https://mail.example', ROLES: 'api', HTTP_PORT: '0' });
    const answer = await fetch(`${secure.url}/docs/session`, {
      method: 'POST',
      headers: { ...OWN_PAGE, 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'anna@posthorn.test', password: PASSWORD }),
    });
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^__Host-posthorn=.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  it('the cookie opens no operation of the API', async () => {
    const cookie = await entered('anna@posthorn.test');
    for (const path of ['/v1/admin/staff', '/v1/auth/sessions'])
      assert.equal((await world.http.get(path, { headers: { cookie } })).status, 401, path);
  });

  it('what another site sends is refused, with a cookie and without', async () => {
    const cookie = await entered('anna@posthorn.test');
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ] as Record<string, string>[]) {
      assert.equal((await signIn('anna@posthorn.test', headers)).status, 403);
      assert.equal((await token(cookie, headers)).status, 403);
      assert.equal((await world.http.delete('/docs/session', { headers: { ...headers, cookie } })).status, 403);
      const form = { ...headers, 'content-type': FORM['content-type'] };
      assert.equal((await byForm({ login: 'anna@posthorn.test', password: PASSWORD }, form)).status, 403);
      assert.equal((await world.http.post('/admin/sign-out', { body: '', headers: { ...form, cookie } })).status, 403);
    }
    assert.equal((await token(cookie, { origin: world.http.url })).status, 200);
  });

  it('a forged, changed or foreign cookie is nobody’s', async () => {
    const cookie = await entered('anna@posthorn.test');
    const { body } = await world.http.post<{ refreshToken: string }>('/v1/auth/login', {
      body: { email: 'anna@posthorn.test', password: PASSWORD },
    });
    for (const value of [
      `${cookie}x`,
      cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      `posthorn=${body.refreshToken}`,
      'posthorn=',
      'posthorn',
    ])
      assert.equal((await token(value)).status, 204, value);
  });

  it('it ends with the session: by itself, from the list, and by signing out', async () => {
    const cookie = await entered('anna@posthorn.test');
    const { accessToken } = (await token(cookie)).body;
    assert.equal((await world.http.delete('/docs/session', { headers: { ...OWN_PAGE, cookie } })).status, 204);
    assert.equal((await token(cookie)).status, 204);
    assert.equal((await page('/admin', cookie)).status, 303);
    assert.equal((await world.http.get('/v1/admin/staff', { token: accessToken })).status, 401);

    const other = await entered('anna@posthorn.test');
    const own = await world.http.get<{ data: { id: string; current: boolean; expiresAt: string }[] }>(
      '/v1/auth/sessions',
      {
        token: (await token(other)).body.accessToken,
      },
    );
    const current = own.body.data.find((session) => session.current)!;
    assert.ok(Date.parse(current.expiresAt) - world.now() < 12.1 * 3_600_000);
    const { accessToken: mine } = (await token(other)).body;
    assert.equal((await world.http.delete(`/v1/auth/sessions/${current.id}`, { token: mine })).status, 204);
    assert.equal((await token(other)).status, 204);
    assert.equal((await page('/metrics', other)).status, 401);
  });

  it('guessing is stopped as everywhere, and signing in is written down', async () => {
    await staffWith(world, ['operator'], 'guessed@posthorn.test');
    let last = 0;
    for (let i = 0; i < 30 && last !== 429; i += 1) {
      const by = i % 2 === 0;
      const form = { login: 'guessed@posthorn.test', password: `wrong ${i}` };
      last = (by ? await byForm(form) : await signIn(form.login, OWN_PAGE, form.password)).status;
    }
    assert.equal(last, 429);
    assert.equal((await signIn('guessed@posthorn.test')).status, 429);
    const entries = await rows(world, `select 1 from audit_log where action = 'staff.signed_in'`);
    assert.ok(entries.length > 0);
  });

  it('the operator’s pages lead to the sign-in and back; the form lets staff in and nobody else', async () => {
    assert.equal((await page('/v1/admin/queues')).headers.get('location'), '/admin/queues');
    const away = await page('/admin/queues/queue/lanes');
    assert.equal(away.headers.get('location'), '/admin/sign-in?next=%2Fadmin%2Fqueues%2Fqueue%2Flanes');
    const form = await page(away.headers.get('location')!);
    assert.match(form.text, /name="next" value="\/admin\/queues\/queue\/lanes"/);
    const came = await byForm({ login: 'anna@posthorn.test', password: PASSWORD, totp: '', next: '/admin/queues' });
    assert.equal(`${came.status} ${came.headers.get('location')}`, '303 /admin/queues');
    assert.equal((await page('/admin/queues', cookieOf(came))).status, 200);
    const lured = await byForm({ login: 'anna@posthorn.test', password: PASSWORD, next: 'https://evil.example/' });
    assert.equal(lured.headers.get('location'), '/admin');

    const wrong = await byForm({ login: 'anna@posthorn.test', password: 'wrong', next: '"><script>' });
    assert.equal(wrong.status, 401);
    assert.match(wrong.text, /role="alert"/);
    assert.doesNotMatch(wrong.text, /<script/);

    const customer = await signUp(world);
    const [user] = await rows<{ username: string }>(world, 'select username from users where account_id = $1', [
      customer.id,
    ]);
    const refused = await byForm({ login: user!.username, password: PASSWORD });
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get('set-cookie'), null);
    const cookie = await entered(user!.username);
    assert.equal((await token(cookie)).body.staff, false);
    for (const path of ['/admin/queues', '/metrics']) assert.equal((await page(path, cookie)).status, 403, path);
    assert.equal((await page('/admin', cookie)).status, 303);
  });

  it('the queues are for operators, and for auditors to look; the metrics for operators', async () => {
    for (const [who, queues, metrics] of [
      ['anna@posthorn.test', 200, 200],
      ['ada@posthorn.test', 200, 403],
      ['sam@posthorn.test', 403, 403],
    ] as const) {
      const cookie = await entered(who);
      assert.equal((await page('/admin/queues', cookie)).status, queues, who);
      assert.equal((await page('/admin/queues/api/queues', cookie)).status, queues, who);
      assert.equal((await page('/metrics', cookie)).status, metrics, who);
    }
    assert.equal((await world.http.get('/admin/queues/api/queues')).status, 401);
    assert.equal((await world.http.get('/admin/queues/static/favicon.ico')).status, 401);
  });

  it('nothing on the board can be pressed, and its page asks nobody else for anything', async () => {
    const cookie = await entered('anna@posthorn.test');
    for (const [method, path] of [
      ['PUT', '/admin/queues/api/queues/lanes/pause'],
      ['PUT', '/admin/queues/api/queues/lanes/empty'],
      ['POST', '/admin/queues/api/queues/lanes/add'],
      ['PATCH', '/admin/queues/api/queues/lanes/1/update-data'],
    ] as const) {
      const answer = await world.http.call(method, path, {
        headers: { cookie, 'content-type': 'application/json' },
        body: '{}',
      });
      assert.ok([404, 405].includes(answer.status), `${method} ${path} ${answer.status}`);
    }
    const { text, headers } = await page('/admin/queues', cookie);
    assert.doesNotMatch(text, /https?:\/\//);
    assert.match(headers.get('content-security-policy') ?? '', /script-src 'self';.*base-uri 'self'/);
  });

  it('a METRICS_TOKEN or a bearer token counts before the cookie', async () => {
    const cookie = await entered('anna@posthorn.test');
    const wrong = await world.http.get('/metrics', { headers: { cookie, authorization: 'Bearer wrong' } });
    assert.equal(wrong.status, 401);
  });
});
