import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeCredential, signedIn, submit } from '../conformance/smtp-customer.js';
import { grant } from '../integration/accounts/team-offer.js';
import { accept, invite, type Seats, type User, usersOf } from '../integration/accounts/team-world.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';

const PASSWORD = 'plum harvest by the brook 74';

describe('a team', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const signIn = async (username: string) =>
    (await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { username, password: PASSWORD } })).body
      .accessToken;
  const seats = async ({ accessToken: token }: Customer) => (await world.http.get<Seats>('/v1/seats', { token })).body;

  it('R-011: where people are counted, three SMTP sessions are open at once and many senders are added, and no seat is taken', async () => {
    const owner = await signUpCustomer(world, { offer: 'suite' });
    await grant(world, { account: { id: owner.accountId } }, 'suite.web');
    const full = await seats(owner);
    assert.deepEqual([full.used, full.total], [1, 1]);
    const credentials = await Promise.all(
      ['shop', 'desk', 'printer'].map((name) => makeCredential(world, owner, name)),
    );
    const sessions = await Promise.all(credentials.map((credential) => signedIn(world, credential)));
    for (let n = 1; n <= 10; n += 1) {
      const email = `desk${n}@acme-team.example`;
      const added = await world.http.post('/v1/senders', { token: owner.accessToken, body: { email } });
      assert.equal(added.status, 201, added.text);
    }
    const replies = await Promise.all(sessions.map((session) => submit(session, { from: owner.email })));
    assert.deepEqual(
      replies.map((reply) => reply.code),
      [250, 250, 250],
    );
    sessions.forEach((session) => session.destroy());
    assert.equal((await seats(owner)).used, 1);
    assert.equal((await invite(world, owner.accessToken, 'second@acme-team.example')).status, 402);
  });

  it('a firm changes hands: the founder invites, promotes, hands over and leaves, and only the page behind the mail is needed', async () => {
    const founder = await signUpCustomer(world);
    const platform = founder.username;
    const invited = await invite(world, founder.accessToken, 'heir@acme-firm.example', 'viewer');
    assert.equal(invited.body.username, `${platform}.2`);
    const link = await world.inbox.token('heir@acme-firm.example', 'invitation');
    const page = await world.http.get(`/accept-invitation?token=${link}`);
    assert.match(page.text, /autocomplete="new-password"/);
    const joined = await world.http.post('/accept-invitation', {
      body: new URLSearchParams({ token: link, password: PASSWORD }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(joined.status, 200);
    const heir = await signIn(`${platform}.2`);
    assert.equal((await world.http.get('/v1/users', { token: heir })).status, 403);

    const path = `/v1/users/${invited.body.id}`;
    await world.http.patch(path, { token: founder.accessToken, body: { role: 'admin' } });
    assert.equal((await world.http.get('/v1/users', { token: heir })).status, 200);
    const handed = await world.http.post<User>(`${path}/make-owner`, {
      token: founder.accessToken,
      body: { password: founder.password },
    });
    assert.equal(handed.body.role, 'owner');

    const [, self] = await usersOf(world, founder.accessToken);
    assert.equal((await world.http.delete(`/v1/users/${self!.id}`, { token: founder.accessToken })).status, 204);
    assert.equal((await world.http.get('/v1/account', { token: founder.accessToken })).status, 401);
    assert.deepEqual(
      (await usersOf(world, heir)).map(({ username, role }) => [username, role]),
      [[`${platform}.2`, 'owner']],
    );
    const send = await world.http.get('/v1/account', { token: founder.secret });
    assert.equal(send.status, 200, 'keys belong to the account, not to who made them');

    const again = await invite(world, heir, founder.email, 'viewer');
    assert.equal(again.body.username, `${platform}.3`);
    const back = await accept(world, await world.inbox.token(founder.email, 'invitation'));
    assert.equal(back.body.user.role, 'viewer');
  });
});
