import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { confirm, login, member, PASSWORD, type ProblemBody, rows, signUp } from './account-world.js';
import {
  accept,
  actionsOf,
  invitationToken,
  invite,
  invited,
  join,
  type Refusal,
  type User,
  usersOf,
} from './team-world.js';

describe('inviting people', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('an invited person gets one mail, chooses a password, and signs in by the user name or the address', async () => {
    const { token, signedUp } = await member(world, 'owner@team.example');
    const { status, body: user } = await world.http.post<User>('/v1/users', {
      token,
      body: { email: 'Anna@Team.example', role: 'marketer', locale: 'de' },
    });
    assert.equal(status, 201);
    assert.deepEqual(
      { ...user, id: 'usr', createdAt: null, invitationExpiresAt: null },
      {
        id: 'usr',
        email: 'Anna@Team.example',
        username: `m${signedUp.account.platformId}.2`,
        role: 'marketer',
        status: 'invited',
        locale: 'de',
        totpEnabled: false,
        lastLoginAt: null,
        invitationExpiresAt: null,
        createdAt: null,
      },
    );
    const { raw } = await world.inbox.notification('Anna@Team.example', 'invitation');
    assert.match(raw.replace(/=\r?\n/g, ''), new RegExp(`Plattform ${signedUp.account.platformId}`));
    const joined = await accept(world, await world.inbox.token('Anna@Team.example', 'invitation'));
    assert.equal(joined.status, 200);
    assert.deepEqual(
      [joined.body.user.username, joined.body.user.role, joined.body.account.id],
      [user.username, 'marketer', signedUp.account.id],
    );
    await login(world, { username: user.username });
    const pair = await login(world, { email: 'anna@team.example' });
    assert.equal((await world.http.get('/v1/account', { token: pair.accessToken })).status, 200);
    const shown = (await world.http.get<User>(`/v1/users/${user.id}`, { token })).body;
    assert.deepEqual([shown.status, shown.invitationExpiresAt], ['active', null]);
    assert.notEqual(shown.lastLoginAt, null);
  });

  it('who has not yet joined is nobody: no sign-in, no forgotten password, no forgotten user name', async () => {
    const { token } = await member(world, 'owner@nobody.example');
    const user = await invited(world, token, 'ben@nobody.example');
    const stranger = await world.http.post<ProblemBody>('/v1/auth/login', {
      body: { username: 'm999999', password: PASSWORD },
    });
    for (const name of [{ username: user.username }, { email: user.email }]) {
      const answer = await world.http.post<ProblemBody>('/v1/auth/login', { body: { ...name, password: PASSWORD } });
      assert.deepEqual([answer.status, answer.body.code], [stranger.status, stranger.body.code]);
    }
    for (const [path, body] of [
      ['forgot-password', { username: user.username }],
      ['forgot-password', { email: user.email }],
      ['forgot-username', { email: user.email }],
      ['resend-confirmation', { email: user.email }],
    ] as const) {
      assert.equal((await world.http.post(`/v1/auth/${path}`, { body })).status, 202);
    }
    const purposes = await rows<{ purpose: string }>(
      world,
      'select purpose from one_time_tokens where user_id = $1::uuid',
      [user.id.slice(4)],
    );
    assert.deepEqual(purposes, [{ purpose: 'invitation' }]);
  });

  it('once joined, a forgotten user name and a forgotten password are recovered like anybody’s', async () => {
    const { token } = await member(world, 'owner@forget.example');
    const { user } = await join(world, token, 'cleo@forget.example');
    await world.http.post('/v1/auth/forgot-username', { body: { email: user.email } });
    const { raw } = await world.inbox.notification(user.email, 'forgot-username');
    assert.match(raw, new RegExp(user.username.replace('.', '\\.')));
    await world.http.post('/v1/auth/forgot-password', { body: { username: user.username } });
    const link = await world.inbox.token(user.email, 'reset-password');
    const password = 'a new one for the new year';
    assert.equal((await world.http.post('/v1/auth/reset-password', { body: { token: link, password } })).status, 204);
    await login(world, { username: user.username }, password);
  });

  it('before the owner’s address is confirmed nobody is invited', async () => {
    const signedUp = await signUp(world, 'owner@early.example');
    const { accessToken: token } = await login(world, { username: signedUp.user.username });
    const early = await invite(world, token, 'dora@early.example');
    assert.deepEqual([early.status, early.body.code], [403, 'email_not_confirmed']);
    await confirm(world, signedUp);
    assert.equal((await invite(world, token, 'dora@early.example')).status, 201);
  });

  it('an address is in an account once, however it is written; in another account it is as good as new', async () => {
    const mine = await member(world, 'owner@once.example');
    const theirs = await member(world, 'owner@other.example');
    const user = await invited(world, mine.token, 'emil@once.example');
    for (const email of ['EMIL@once.example', ' emil@once.example', 'owner@once.example']) {
      const again = await invite(world, mine.token, email);
      assert.deepEqual([again.status, again.body.code], [409, 'user_exists']);
    }
    assert.equal((await invite(world, mine.token, 'emil@once.example')).body.userId, user.id);
    assert.equal((await invite(world, theirs.token, 'emil@once.example')).status, 201);
  });

  it('a person who changes his address cannot take a colleague’s', async () => {
    const { token } = await member(world, 'owner@colleague.example');
    const first = await join(world, token, 'first@colleague.example');
    await invited(world, token, 'second@colleague.example');
    const asked = await world.http.post('/v1/account/email-change', {
      token: first.token,
      body: { email: 'Second@colleague.example', password: PASSWORD },
    });
    assert.equal(asked.status, 202);
    const link = await world.inbox.token('second@colleague.example', 'confirm-email');
    const confirmed = await world.http.post<ProblemBody>('/v1/auth/confirm-email', { body: { token: link } });
    assert.deepEqual([confirmed.status, confirmed.body.code], [409, 'user_exists']);
  });

  it('addresses and roles that are none are named, all at once', async () => {
    const { token } = await member(world, 'owner@faults.example');
    const table: [object, string[]][] = [
      [{ email: 'nobody', role: 'viewer' }, ['email']],
      [{ email: 'two@@at.example', role: 'viewer' }, ['email']],
      [{ email: 5, role: 'boss' }, ['email', 'role']],
      [{}, ['email', 'role']],
      [{ email: 'a@b.example', role: 'viewer', username: 'm1' }, ['username']],
    ];
    for (const [body, fields] of table) {
      const answer = await world.http.post<ProblemBody>('/v1/users', { token, body });
      assert.equal(answer.status, 422);
      assert.deepEqual(answer.body.errors?.map((fault) => fault.field).sort(), fields);
    }
    assert.equal((await usersOf(world, token)).length, 1);
  });

  it('the link works once, for seven days', async () => {
    const { token } = await member(world, 'owner@days.example');
    const user = await invited(world, token, 'finn@days.example');
    const late = await invited(world, token, 'late@days.example');
    const [link, lateLink] = [await invitationToken(world, user), await invitationToken(world, late)];
    assert.equal((await accept(world, link)).status, 200);
    const again = await accept(world, link);
    assert.deepEqual([again.status, again.body.code], [410, 'gone']);
    await world.advance('P7D');
    assert.equal((await accept(world, lateLink)).status, 410);
    const { token: anew } = { token: (await login(world, { email: 'owner@days.example' })).accessToken };
    const resent = await world.http.post<User>(`/v1/users/${late.id}/resend-invitation`, { token: anew });
    assert.equal(resent.status, 200);
    assert.equal((await accept(world, lateLink)).status, 410);
    assert.equal((await accept(world, await invitationToken(world, late))).status, 200);
    const joined = await world.http.post<ProblemBody>(`/v1/users/${late.id}/resend-invitation`, { token: anew });
    assert.deepEqual([joined.status, joined.body.code], [409, 'user_already_joined']);
  });

  it('tokens that are cut, changed or of another kind are refused, and bad passwords leave the link good', async () => {
    const { token, signedUp } = await member(world, 'owner@links.example');
    const user = await invited(world, token, 'gina@links.example');
    const link = await invitationToken(world, user);
    await world.http.post('/v1/auth/forgot-password', { body: { username: signedUp.user.username } });
    const reset = await world.inbox.token('owner@links.example', 'reset-password');
    for (const wrong of [link.slice(0, -1), `${link}x`, '', '.', 'x'.repeat(512), reset]) {
      const answer = await accept(world, wrong);
      assert.deepEqual(
        [answer.status, answer.body.code, answer.body.errors?.[0]?.field],
        [422, 'validation_failed', 'token'],
      );
    }
    const resetting = await world.http.post('/v1/auth/reset-password', { body: { token: link, password: PASSWORD } });
    assert.equal(resetting.status, 422);
    for (const [password, code] of [
      ['short', 'password_too_short'],
      ['password123456', 'password_too_common'],
      ['gina@links.example', 'password_too_common'],
      ['x'.repeat(129), 'password_too_long'],
    ] as const) {
      const answer = await accept(world, link, password);
      assert.deepEqual([answer.status, answer.body.code], [422, code]);
    }
    assert.equal((await accept(world, link)).status, 200);
  });

  it('resending kills the link before, and stops at five mails an hour', async () => {
    const { token } = await member(world, 'owner@resend.example');
    const user = await invited(world, token, 'hugo@resend.example');
    const links = [await invitationToken(world, user)];
    const resend = () => world.http.post<Refusal>(`/v1/users/${user.id}/resend-invitation`, { token });
    for (let i = 0; i < 4; i += 1) {
      assert.equal((await resend()).status, 200);
      links.push(await invitationToken(world, user));
    }
    const limited = await resend();
    assert.deepEqual([limited.status, limited.body.code], [429, 'rate_limited']);
    assert.ok(Number(limited.headers.get('retry-after')) > 0);
    const answers = [];
    for (const link of links) answers.push((await accept(world, link)).status);
    assert.deepEqual(answers, [410, 410, 410, 410, 200]);
  });

  it('a removed invitation cannot be accepted, and its user name never comes back', async () => {
    const { token } = await member(world, 'owner@taken.example');
    const user = await invited(world, token, 'iris@taken.example');
    const link = await invitationToken(world, user);
    assert.equal((await world.http.delete(`/v1/users/${user.id}`, { token })).status, 204);
    assert.equal((await accept(world, link)).status, 410);
    const again = await invited(world, token, 'iris@taken.example');
    assert.deepEqual([user.username.split('.')[1], again.username.split('.')[1]], ['2', '3']);
    const [kept] = await rows<{ found: number }>(world, `select count(*)::integer as found from users where id = $1`, [
      user.id.slice(4),
    ]);
    assert.equal(kept!.found, 0);
  });

  it('what was done and refused is in the audit log, without an address', async () => {
    const { token } = await member(world, 'owner@log.example');
    const user = await invited(world, token, 'jana@log.example', 'viewer');
    await world.http.post(`/v1/users/${user.id}/resend-invitation`, { token });
    await accept(world, await invitationToken(world, user));
    await world.http.patch(`/v1/users/${user.id}`, { token, body: { role: 'billing' } });
    await invite(world, token, 'king@log.example', 'owner');
    await world.http.delete(`/v1/users/${user.id}`, { token });
    assert.deepEqual((await actionsOf(world, token)).slice(0, 6), [
      'user.removed',
      'user.invitation_refused',
      'user.role_changed',
      'user.joined',
      'user.invitation_resent',
      'user.invited',
    ]);
    const { body, text } = await world.http.get<{ data: { changes: object; target: object }[] }>(
      '/v1/account/audit-log?action=user.role_changed',
      { token },
    );
    assert.deepEqual(body.data[0]!.changes, { role: { from: 'viewer', to: 'billing' } });
    assert.ok(!text.includes('jana@'));
    const [dump] = await rows<{ text: string }>(world, `select string_agg(a::text, ' ') as text from audit_log a`);
    assert.ok(!dump!.text.includes('jana@') && !dump!.text.includes('king@'));
  });

  it('the list is the newest first, page by page', async () => {
    const { token, signedUp } = await member(world, 'owner@pages.example');
    for (const name of ['a', 'b', 'c', 'd']) await invited(world, token, `${name}@pages.example`);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await world.http.get<{ data: User[]; nextCursor: string | null }>(`/v1/users?limit=2${more}`, {
        token,
      });
      seen.push(...body.data.map((user) => user.username));
      cursor = body.nextCursor;
    }
    const m = `m${signedUp.account.platformId}`;
    assert.deepEqual(seen, [`${m}.5`, `${m}.4`, `${m}.3`, `${m}.2`, m]);
  });
});
