import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import {
  accountUuid,
  confirm,
  linkToken,
  login,
  member,
  PASSWORD,
  type ProblemBody,
  rows,
  type SignedUp,
  signUp,
} from './account-world.js';

const FULL_PROFILE = {
  website: 'https://acme.example',
  phone: '+33 1 23 45 67 89',
  address: '1 rue de la Paix, 75002 Paris',
  country: 'FR',
  useCase: 'Order confirmations',
  listOrigin: 'Customers of our shop',
  expectedMonthlyVolume: 5000,
};

describe('signing up', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('R-002: e-mail and organisation are enough', async () => {
    const { status, body } = await world.http.post<SignedUp>('/v1/accounts', {
      body: { email: 'a@acme.example', organization: 'Acme' },
    });
    assert.equal(status, 201);
    assert.deepEqual([body.account.status, body.account.tier, body.account.offer], ['pending', 0, 'freemium-fr']);
    assert.deepEqual([body.user.role, body.user.email], ['owner', 'a@acme.example']);
  });

  it('R-002: without the organisation the answer names it, and nothing else', async () => {
    const { status, body } = await world.http.post<ProblemBody>('/v1/accounts', { body: { email: 'b@acme.example' } });
    assert.equal(status, 422);
    assert.deepEqual(
      body.errors?.map((fault) => [fault.field, fault.code]),
      [['organization', 'required']],
    );
  });

  it('R-001: the free plan is active at once and nothing to pay with is asked for', async () => {
    const signedUp = await signUp(world, 'free@acme.example');
    const subscriptions = await rows<{ status: string; free: boolean }>(
      world,
      'select status, free from subscriptions where account_id = $1',
      [accountUuid(signedUp)],
    );
    assert.deepEqual(subscriptions, [{ status: 'active', free: true }]);
  });

  it('R-008: the platform id is the number in the user name, and the next platform has the next one', async () => {
    const first = await signUp(world, 'c@acme.example');
    const second = await signUp(world, 'd@acme.example');
    assert.equal(first.user.username, `m${first.account.platformId}`);
    assert.equal(second.account.platformId, first.account.platformId + 1);
    assert.equal(second.user.username, `m${first.account.platformId + 1}`);
    assert.ok(first.account.platformId >= 1234);
  });

  it('a platform id is not used again when a sign-up fails after it was drawn', async () => {
    const first = await signUp(world, 'e@acme.example');
    const failed = await world.http.post('/v1/accounts', {
      body: { email: 'f@acme.example', organization: 'F', offer: 'no-such-offer' },
    });
    const second = await signUp(world, 'g@acme.example');
    assert.equal(failed.status, 422);
    assert.ok(second.account.platformId > first.account.platformId);
    const twice = await rows(world, 'select platform_id from accounts group by platform_id having count(*) > 1');
    assert.deepEqual(twice, []);
  });

  it('every fault of a body is told at once and nothing is stored', async () => {
    const before = await rows<{ n: number }>(world, 'select count(*) as n from accounts');
    const { status, body } = await world.http.post<ProblemBody>('/v1/accounts', {
      body: {
        email: 5,
        organization: ' ',
        locale: 'nl',
        profile: { country: 'France', expectedMonthlyVolume: -1 },
        card: '4242',
      },
    });
    assert.equal(status, 422);
    const faults = Object.fromEntries((body.errors ?? []).map((fault) => [fault.field, fault.code]));
    assert.deepEqual(Object.keys(faults).sort(), [
      'card',
      'email',
      'locale',
      'organization',
      'profile.country',
      'profile.expectedMonthlyVolume',
    ]);
    assert.equal(faults['card'], 'unknown_field');
    assert.deepEqual(await rows(world, 'select count(*) as n from accounts'), before);
  });

  for (const email of [
    'acme',
    'a@acme',
    'a b@acme.example',
    'a@acme.example\r\nBcc: x@y.example',
    '"a"@acme.example',
  ]) {
    it(`the address ${JSON.stringify(email)} is refused`, async () => {
      const { status, body } = await world.http.post<ProblemBody>('/v1/accounts', {
        body: { email, organization: 'Acme' },
      });
      assert.equal(status, 422);
      assert.deepEqual(
        body.errors?.map((fault) => fault.field),
        ['email'],
      );
    });
  }

  for (const [password, code] of [
    ['short', 'password_too_short'],
    ['password123456', 'password_too_common'],
    ['x1'.repeat(65), 'password_too_long'],
  ] as const) {
    it(`the password ${password.slice(0, 20)} is refused as ${code}`, async () => {
      const { status, body } = await world.http.post<ProblemBody>('/v1/accounts', {
        body: { email: 'p@acme.example', organization: 'Acme', password },
      });
      assert.equal(status, 422);
      assert.equal(body.code, code);
      assert.deepEqual(
        body.errors?.map((fault) => [fault.field, fault.code]),
        [['password', code]],
      );
    });
  }

  it('D-20: a known address gets the same answer and another pending account of its own', async () => {
    const first = await member(world, 'twice@acme.example');
    const fresh = await world.http.post<SignedUp>('/v1/accounts', {
      body: { email: 'new@acme.example', organization: 'Acme', password: PASSWORD },
    });
    const known = await world.http.post<SignedUp>('/v1/accounts', {
      body: { email: 'Twice@ACME.example', organization: 'Acme', password: PASSWORD },
    });
    assert.equal(known.status, fresh.status);
    const shape = (body: SignedUp) => [
      Object.keys(body),
      Object.keys(body.account),
      Object.keys(body.user),
      body.account.status,
      body.account.tier,
    ];
    assert.deepEqual(shape(known.body), shape(fresh.body));
    assert.notEqual(known.body.account.platformId, first.signedUp.account.platformId);
  });

  it('the confirmation activates the account and works once', async () => {
    const signedUp = await signUp(world, 'once@acme.example');
    const token = await linkToken(world, signedUp, 'confirm-email');
    const first = await world.http.post<SignedUp>('/v1/auth/confirm-email', { body: { token } });
    const second = await world.http.post<ProblemBody>('/v1/auth/confirm-email', { body: { token } });
    assert.equal(first.status, 200);
    assert.deepEqual(
      [first.body.account.status, first.body.account.emailConfirmed, first.body.account.tier],
      ['active', true, 1],
    );
    assert.deepEqual([second.status, second.body.code], [410, 'gone']);
  });

  it('of 16 confirmations at once exactly one gets through', async () => {
    const signedUp = await signUp(world, 'race@acme.example');
    const token = await linkToken(world, signedUp, 'confirm-email');
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => world.http.post('/v1/auth/confirm-email', { body: { token } })),
    );
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, ...Array<number>(15).fill(410)]);
  });

  it('the confirmation sets the password when none was given, and a bad one does not use the link up', async () => {
    const { body } = await world.http.post<SignedUp>('/v1/accounts', {
      body: { email: 'later@acme.example', organization: 'Acme' },
    });
    const token = await linkToken(world, body, 'confirm-email');
    const refused = await world.http.post<ProblemBody>('/v1/auth/confirm-email', {
      body: { token, password: 'short' },
    });
    assert.deepEqual([refused.status, refused.body.code], [422, 'password_too_short']);
    assert.equal(
      (await world.http.post('/v1/auth/confirm-email', { body: { token, password: PASSWORD } })).status,
      200,
    );
    await login(world, { username: body.user.username });
  });

  for (const [name, change] of [
    ['changed', (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['empty', () => ''],
    ['nonsense', () => 'nonsense'],
  ] as const) {
    it(`a ${name} token is refused as no token of ours`, async () => {
      const signedUp = await signUp(world, `token-${name}@acme.example`);
      const token = change(await linkToken(world, signedUp, 'confirm-email'));
      const { status, body } = await world.http.post<ProblemBody>('/v1/auth/confirm-email', { body: { token } });
      assert.deepEqual([status, body.errors?.[0]?.field], [422, 'token']);
    });
  }

  it('a link for confirming resets no password', async () => {
    const signedUp = await signUp(world, 'purpose@acme.example');
    const token = await linkToken(world, signedUp, 'confirm-email');
    const { status } = await world.http.post('/v1/auth/reset-password', { body: { token, password: PASSWORD } });
    assert.equal(status, 422);
  });

  it('D-19: with the whole profile the tier is 2 as soon as the address is confirmed; without it 1, until it is completed', async () => {
    const whole = await signUp(world, 'whole@acme.example', { profile: FULL_PROFILE });
    await confirm(world, whole);
    const { token } = await member(world, 'bare@acme.example');
    const pair = await login(world, { username: whole.user.username });
    const tierOf = async (bearer: string) =>
      (await world.http.get<{ tier: number }>('/v1/account', { token: bearer })).body.tier;
    assert.equal(await tierOf(pair.accessToken), 2);
    assert.equal(await tierOf(token), 1);
    const changed = await world.http.patch<{ tier: number }>('/v1/account', { token, body: { profile: FULL_PROFILE } });
    assert.deepEqual([changed.status, changed.body.tier], [200, 2]);
  });

  it('an unused link ends after seven days', async () => {
    const signedUp = await signUp(world, 'late@acme.example');
    const token = await linkToken(world, signedUp, 'confirm-email');
    await world.advance('P7D');
    const { status } = await world.http.post('/v1/auth/confirm-email', { body: { token } });
    assert.equal(status, 410);
  });
});
