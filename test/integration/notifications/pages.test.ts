import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { invited } from '../accounts/team-world.js';
import { confirm, linkToken, login, member, PASSWORD, type SignedUp, signUp } from '../accounts/account-world.js';

describe('pages behind links in mails', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    world.http.post<string>(path, {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const status = async (token: string) =>
    (await world.http.get<{ status: string }>('/v1/account', { token })).body.status;

  it('GET shows and changes nothing, however often a scanner looks; POST confirms', async () => {
    const signedUp = await signUp(world, 'page@acme.example');
    const { accessToken } = await login(world, { username: signedUp.user.username });
    const token = await linkToken(world, signedUp, 'confirm-email');
    for (let i = 0; i < 3; i += 1) {
      const page = await world.http.get(`/confirm-email?token=${token}`, { headers: { 'accept-language': 'de' } });
      assert.equal(page.status, 200);
      assert.match(page.text, /Bestätigen Sie/);
      assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self'/);
      assert.equal(page.headers.get('cache-control'), 'no-store');
    }
    assert.equal(await status(accessToken), 'pending');
    const done = await post('/confirm-email', { token }, { 'accept-language': 'de' });
    assert.equal(done.status, 200);
    assert.match(done.text, /Die Adresse ist bestätigt/);
    assert.equal(await status(accessToken), 'active');
    const again = await post('/confirm-email', { token });
    assert.equal(again.status, 410);
  });

  it('asks for a password only when none was given at sign-up, and says what is wrong with it', async () => {
    const { body } = await world.http.post<SignedUp>('/v1/accounts', {
      body: { email: 'nopass@acme.example', organization: 'Acme' },
    });
    const token = await linkToken(world, body, 'confirm-email');
    assert.match((await world.http.get(`/confirm-email?token=${token}`)).text, /type="password"/);
    const refused = await post('/confirm-email', { token, password: 'password123456' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /role="alert">This password is among the first/);
    assert.match(refused.text, new RegExp(`value="${token}"`));
    assert.equal((await post('/confirm-email', { token, password: PASSWORD })).status, 200);
    await login(world, { username: body.user.username });
    const other = await signUp(world, 'withpass@acme.example');
    assert.doesNotMatch(
      (await world.http.get(`/confirm-email?token=${await linkToken(world, other, 'confirm-email')}`)).text,
      /type="password"/,
    );
  });

  it('a new password can be chosen on the page', async () => {
    const signedUp = await signUp(world, 'chooser@acme.example');
    await confirm(world, signedUp);
    await world.http.post('/v1/auth/forgot-password', { body: { email: 'chooser@acme.example' } });
    const token = await linkToken(world, signedUp, 'reset-password');
    assert.match((await world.http.get(`/reset-password?token=${token}`)).text, /autocomplete="new-password"/);
    assert.equal((await post('/reset-password', { token, password: 'short' })).status, 422);
    assert.equal((await post('/reset-password', { token, password: 'a new one for the new year' })).status, 200);
    await login(world, { username: signedUp.user.username }, 'a new one for the new year');
  });

  it('the owner of an address confirms a sender on the page', async () => {
    const { token } = await member(world, 'asker@acme.example');
    const added = await world.http.post<{ id: string; status: string }>('/v1/senders', {
      token,
      body: { email: 'shop@other.example' },
    });
    assert.deepEqual([added.status, added.body.status], [201, 'pending']);
    const link = await world.inbox.token('shop@other.example', 'sender-confirm');
    assert.equal((await world.http.get(`/senders/confirm?token=${link}`)).status, 200);
    assert.equal(
      (await world.http.get<{ status: string }>(`/v1/senders/${added.body.id}`, { token })).body.status,
      'pending',
    );
    assert.equal((await post('/senders/confirm', { token: link })).status, 200);
    assert.equal(
      (await world.http.get<{ status: string }>(`/v1/senders/${added.body.id}`, { token })).body.status,
      'verified',
    );
    assert.equal((await post('/senders/confirm', { token: link })).status, 410);
  });

  it('an invitation is accepted on the page, with a password of one’s own', async () => {
    const { token } = await member(world, 'inviter@acme.example');
    const user = await invited(world, token, 'invited@acme.example', 'viewer');
    const link = await world.inbox.token('invited@acme.example', 'invitation');
    for (let i = 0; i < 3; i += 1) {
      const page = await world.http.get(`/accept-invitation?token=${link}`, { headers: { 'accept-language': 'fr' } });
      assert.match(page.text, /Acceptez l’invitation/);
      assert.match(page.text, /autocomplete="new-password"/);
    }
    const refused = await post('/accept-invitation', { token: link, password: 'short' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /role="alert"/);
    const done = await post('/accept-invitation', { token: link, password: PASSWORD });
    assert.equal(done.status, 200);
    await login(world, { username: user.username });
    assert.equal((await post('/accept-invitation', { token: link, password: PASSWORD })).status, 410);
  });

  for (const path of ['/confirm-email', '/reset-password', '/senders/confirm', '/accept-invitation']) {
    it(`${path} survives nonsense`, async () => {
      const hostile = '"><script>alert(1)</script>';
      const page = await world.http.get(`${path}?token=${encodeURIComponent(hostile)}`);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /<script>/);
      assert.equal((await world.http.get(path)).status, 200);
      const answers = [await post(path, { token: hostile, password: PASSWORD }), await post(path, {})];
      for (const answer of answers) assert.ok([410, 422].includes(answer.status), String(answer.status));
      assert.equal((await world.http.post(path, { body: { token: 'x' } })).status, 415);
    });
  }

  it('forms are read by the pages only: the API still answers 415', async () => {
    const { status: answered } = await post('/v1/auth/login', { username: 'm1', password: 'x' });
    assert.equal(answered, 415);
  });

  it('staff see every mail in every language, with sample facts, as a page that can do nothing', async () => {
    const token = await world.operator();
    const list = await world.http.get<{ data: { name: string; subject: string }[]; nextCursor: string }>(
      '/v1/admin/notifications?limit=3',
      { token },
    );
    assert.equal(list.body.data.length, 3);
    assert.ok(list.body.nextCursor);
    const path = '/v1/admin/notifications/quota-warning';
    const mail = await world.http.get<{ subject: string; text: string; html: string }>(`${path}?lang=fr`, { token });
    assert.match(mail.body.text, /support@/);
    const shown = await world.http.get<string>(`${path}/preview?lang=fr`, { token });
    assert.equal(shown.text, mail.body.html);
    assert.match(shown.headers.get('content-security-policy')!, /^sandbox; default-src 'none'/);
    for (const [bad, status] of [
      ['/v1/admin/notifications/nothing', 404],
      ['/v1/admin/notifications/__proto__', 404],
      ['/v1/admin/notifications/constructor/preview', 404],
      [`${path}?lang=xx`, 422],
    ] as const)
      assert.equal((await world.http.get(bad, { token })).status, status, bad);
  });

  it('links begin with PUBLIC_URL, whatever Host a request claims', async () => {
    await world.http.post('/v1/accounts', {
      body: { email: 'host@acme.example', organization: 'Acme' },
      headers: { 'x-forwarded-host': 'evil.example' },
    });
    const { raw } = await world.inbox.notification('host@acme.example', 'confirm-email');
    assert.doesNotMatch(raw, /evil\.example/);
    assert.ok(raw.includes(new URL(world.config.publicUrl).host));
  });
});
