import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { addMs, systemNow } from '../../../src/kernel/time/instant.js';
import { TokenSigner } from '../../../src/platform/crypto/token-signer.js';
import { TEST_SECRETS_KEY } from '../../support/test-config.js';
import { startWorld, type World } from '../../support/world.js';
import { linkToken, member, type Pair, PASSWORD, type ProblemBody, rows } from './account-world.js';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('forged and confused tokens', () => {
  let world: World;
  const signer = new TokenSigner(TEST_SECRETS_KEY);
  const key = signer.key('access');
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const seconds = () => Math.floor(systemNow() / 1000);
  const sidOf = (pair: Pair) =>
    (JSON.parse(Buffer.from(pair.accessToken.split('.')[1]!, 'base64url').toString()) as { sid: string }).sid;
  const claims = (sid: unknown, change: object = {}) => ({
    sid,
    iss: 'posthorn',
    aud: 'posthorn-api',
    iat: seconds(),
    exp: seconds() + 900,
    ...change,
  });
  /** Signed by hand, so that nothing keeps a forger from writing what he wants. */
  const hs256 = (header: object, body: object, signedWith: string | Uint8Array = key) => {
    const text = `${part(header)}.${part(body)}`;
    return `${text}.${createHmac('sha256', signedWith).update(text).digest('base64url')}`;
  };
  const HEADER = { alg: 'HS256', typ: 'at+jwt' };
  const answerTo = (token: string) => world.http.get<ProblemBody>('/v1/account', { token });

  it('open nothing, with one answer: algorithms, keys named by the token itself, other types, audiences, times', async () => {
    const { pair } = await member(world, 'victim@acme.example');
    const sid = sidOf(pair);
    assert.equal((await answerTo(hs256(HEADER, claims(sid)))).status, 200, 'the forger knows his craft');
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const jwk = { kty: 'oct', k: Buffer.from('mine').toString('base64url') };
    const body = claims(sid);
    const forged: Record<string, string> = {
      'alg none': `${part({ alg: 'none', typ: 'at+jwt' })}.${part(body)}.`,
      'alg None': `${part({ alg: 'None', typ: 'at+jwt' })}.${part(body)}.`,
      'alg empty': `${part({ alg: '', typ: 'at+jwt' })}.${part(body)}.`,
      'no signature': `${part(HEADER)}.${part(body)}.`,
      'another’s signature': `${part(HEADER)}.${part(claims(sid, { exp: seconds() + 901 }))}.${pair.accessToken.split('.')[2]}`,
      'RS256 of his own': await new SignJWT(body).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' }).sign(privateKey),
      'HS256 with a public key': hs256(HEADER, body, pem),
      'HS256 with nothing': hs256(HEADER, body, ''),
      'HS256 with zeros': hs256(HEADER, body, new Uint8Array(32)),
      'HS512 with our key': await new SignJWT(body)
        .setProtectedHeader({ alg: 'HS512', typ: 'at+jwt' })
        .sign(Buffer.concat([key, key])),
      'kid as a path': hs256({ ...HEADER, kid: '../../../../dev/null' }, body, ''),
      'kid as SQL': hs256({ ...HEADER, kid: "x' union select 'mine" }, body, 'mine'),
      'key in the header': hs256({ ...HEADER, jwk }, body, 'mine'),
      'key at an address': hs256({ ...HEADER, jku: 'http://127.0.0.1:1/keys' }, body, 'mine'),
      'certificate at an address': hs256({ ...HEADER, x5u: 'http://127.0.0.1:1/cert' }, body, 'mine'),
      'unknown critical part': hs256({ ...HEADER, crit: ['exp'], exp: 1 }, body),
      'unencoded payload': hs256({ ...HEADER, crit: ['b64'], b64: false }, body),
      'type JWT': hs256({ alg: 'HS256', typ: 'JWT' }, body),
      'no type': hs256({ alg: 'HS256' }, body),
      'other audience': hs256(HEADER, claims(sid, { aud: 'other' })),
      'no audience': hs256(HEADER, claims(sid, { aud: undefined })),
      'other issuer': hs256(HEADER, claims(sid, { iss: 'https://posthorn.example' })),
      expired: hs256(HEADER, claims(sid, { iat: seconds() - 2000, exp: seconds() - 1100 })),
      'no end': hs256(HEADER, claims(sid, { exp: undefined })),
      'not yet': hs256(HEADER, claims(sid, { nbf: seconds() + 600 })),
      'end as a text': hs256(HEADER, claims(sid, { exp: '9999999999' })),
      'session as SQL': hs256(HEADER, claims(`${sid}' or true --`)),
      'session as a list': hs256(HEADER, claims([sid])),
      'session of nobody': hs256(HEADER, claims('0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11')),
      'the account as session': hs256(HEADER, claims('00000000-0000-7000-8000-000000000001')),
    };
    for (const [name, token] of Object.entries(forged)) {
      const { status, body: problem, headers } = await answerTo(token);
      assert.deepEqual([status, problem.code], [401, 'unauthenticated'], name);
      assert.match(headers.get('www-authenticate') ?? '', /Bearer/, name);
    }
  });

  it('one kind of token is none of another: access, refresh, links, secrets of keys', async () => {
    const { pair, signedUp, token } = await member(world, 'confused@acme.example');
    await world.http.post('/v1/auth/forgot-password', { body: { username: signedUp.user.username } });
    const key = await world.http.post<{ secret: string }>('/v1/api-keys', {
      token,
      body: { name: 'a', scopes: ['read'] },
    });
    await world.http.post('/v1/account/email-change', {
      token,
      body: { email: 'confused-new@acme.example', password: PASSWORD },
    });
    const kinds = {
      access: pair.accessToken,
      refresh: pair.refreshToken,
      secret: key.body.secret,
      reset: await linkToken(world, signedUp, 'reset-password'),
      confirm: await linkToken(world, signedUp, 'confirm-email'),
      change: await linkToken(world, signedUp, 'change-email'),
    };
    const doors: Record<
      string,
      { opens: string[]; refusal: [number, string]; knock: (token: string) => Promise<unknown[]> }
    > = {
      refreshing: {
        opens: ['refresh'],
        refusal: [401, 'invalid_credentials'],
        knock: async (shown) => outcome(await world.http.post('/v1/auth/refresh', { body: { refreshToken: shown } })),
      },
      'a confirmation': {
        opens: ['confirm', 'change'],
        refusal: [422, 'validation_failed'],
        knock: async (shown) => outcome(await world.http.post('/v1/auth/confirm-email', { body: { token: shown } })),
      },
      'a reset': {
        opens: ['reset'],
        refusal: [422, 'validation_failed'],
        knock: async (shown) =>
          outcome(
            await world.http.post('/v1/auth/reset-password', { body: { token: shown, password: `${PASSWORD} x` } }),
          ),
      },
      'an invitation': {
        opens: [],
        refusal: [422, 'validation_failed'],
        knock: async (shown) =>
          outcome(
            await world.http.post('/v1/auth/accept-invitation', { body: { token: shown, password: `${PASSWORD} x` } }),
          ),
      },
      'a sender': {
        opens: [],
        refusal: [422, 'validation_failed'],
        knock: async (shown) => outcome(await world.http.post('/v1/senders/confirm', { body: { token: shown } })),
      },
      'the account': {
        opens: ['access', 'secret'],
        refusal: [401, 'unauthenticated'],
        knock: async (shown) => outcome(await answerTo(shown)),
      },
    };
    for (const [door, { opens, refusal, knock }] of Object.entries(doors)) {
      for (const [kind, shown] of Object.entries(kinds)) {
        if (!opens.includes(kind)) assert.deepEqual(await knock(shown), refusal, `${kind} at ${door}`);
      }
    }
    assert.equal((await answerTo(token)).status, 200, 'nothing was changed by all that');
    assert.equal(
      (await world.http.post('/v1/auth/refresh', { body: { refreshToken: pair.refreshToken } })).status,
      200,
    );
  });

  it('a refresh token and a link stand for one row and are changed in nothing', async () => {
    const { pair, signedUp } = await member(world, 'bits@acme.example');
    const other = await member(world, 'bits-other@acme.example');
    await world.http.post('/v1/auth/forgot-password', { body: { username: signedUp.user.username } });
    const link = await linkToken(world, signedUp, 'reset-password');
    const spoilt = (token: string, foreign: string) => [
      token.slice(0, -1),
      `${token}A`,
      `${token} `,
      token.toUpperCase(),
      token.replace(/^./, (c) => (c === '0' ? '1' : '0')),
      `${token.split('.')[0]}.${foreign.split('.')[1]}`,
      `${foreign.split('.')[0]}.${token.split('.')[1]}`,
      `${token.split('.')[0]}.`,
      token.split('.')[0]!,
      `.${token.split('.')[1]}`,
      'x'.repeat(512),
      '\u202e'.repeat(20),
    ];
    for (const refreshToken of spoilt(pair.refreshToken, other.pair.refreshToken)) {
      const answer = await world.http.post<ProblemBody>('/v1/auth/refresh', { body: { refreshToken } });
      assert.deepEqual([answer.status, answer.body.code], [401, 'invalid_credentials'], refreshToken);
    }
    for (const token of spoilt(link, other.pair.refreshToken)) {
      const body = { token, password: 'an intruder was here 99' };
      const answer = await world.http.post<ProblemBody>('/v1/auth/reset-password', { body });
      assert.deepEqual(outcome(answer), [422, 'validation_failed'], token);
      assert.deepEqual(answer.body.errors?.[0], {
        field: 'token',
        code: 'token_invalid',
        message: answer.body.errors?.[0]?.['message' as never],
      });
    }
    const used = await rows(world, 'select 1 from one_time_tokens where used_at is not null and purpose = $1', [
      'reset-password',
    ]);
    assert.equal(used.length, 0);
  });

  it('a refresh token shown again ends its family, leaves the others, and is in the audit log; 64 at once end it once', async () => {
    const { pair, signedUp, token } = await member(world, 'family@acme.example');
    const other = await world.http.post<Pair>('/v1/auth/login', {
      body: { username: signedUp.user.username, password: PASSWORD },
    });
    const refresh = (refreshToken: string) => world.http.post<Pair>('/v1/auth/refresh', { body: { refreshToken } });
    const next = (await refresh(pair.refreshToken)).body;
    await rows(
      world,
      `update refresh_tokens set used_at = used_at - interval '11 seconds' where session_id = $1 and used_at is not null`,
      [sidOf(pair)],
    );
    const answers = await Promise.all([
      ...Array.from({ length: 32 }, () => refresh(pair.refreshToken)),
      ...Array.from({ length: 32 }, () => refresh(next.refreshToken)),
    ]);
    assert.ok(answers.slice(0, 32).every(({ status }) => status === 401));
    for (const dead of [token, next.accessToken]) assert.equal((await answerTo(dead)).status, 401);
    assert.equal((await refresh(next.refreshToken)).status, 401);
    assert.equal((await answerTo(other.body.accessToken)).status, 200);
    const entries = await world.http.get<{ data: { action: string; target: { type: string; id: string } }[] }>(
      '/v1/account/audit-log?action=session.refresh_reused',
      { token: other.body.accessToken },
    );
    assert.deepEqual(
      entries.body.data.map(({ target }) => target),
      [{ type: 'session', id: `ses_${sidOf(pair)}` }],
    );
  });

  it('what a request says of itself is not believed: forwarding headers change neither address nor limits', async () => {
    const { signedUp } = await member(world, 'forwarded@acme.example');
    const headers = {
      'x-forwarded-for': '203.0.113.9, 198.51.100.1',
      forwarded: 'for=203.0.113.9',
      'x-real-ip': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
    };
    const { body } = await world.http.post<Pair>('/v1/auth/login', {
      body: { username: signedUp.user.username, password: PASSWORD },
      headers,
    });
    const sessions = await world.http.get<{ data: { current: boolean; ip: string }[] }>('/v1/auth/sessions', {
      token: body.accessToken,
    });
    assert.equal(sessions.body.data.find(({ current }) => current)?.ip, '127.0.0.1');
    const [entry] = await rows<{ ip: string }>(
      world,
      `select ip from audit_log where target_id = $1 and action = 'user.signed_in' order by id desc limit 1`,
      [signedUp.user.id],
    );
    assert.equal(entry?.ip, '127.0.0.1');
    await world.http.post('/v1/auth/forgot-password', {
      body: { username: signedUp.user.username },
      headers: { ...headers, host: 'evil.example' },
    });
    const { raw } = await world.inbox.notification('forwarded@acme.example', 'reset-password');
    assert.doesNotMatch(raw, /evil\.example/);
  });

  it('tokens older than their time are dead by the machine’s clock, whatever a test does to the business clock', async () => {
    const { token } = await member(world, 'clocks@acme.example');
    await world.advance('P40D');
    assert.equal((await answerTo(token)).status, 200);
    assert.ok(addMs(systemNow(), 0) > 0);
  });
});

function outcome({ status, body }: { status: number; body: unknown }): [number, string] {
  return [status, (body as ProblemBody).code];
}
