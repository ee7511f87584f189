import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Throttle } from '../../../src/platform/http/index.js';
import { REDIS } from '../../../src/platform/queue/queue.module.js';
import { as, letter, type LettersApp, startLetters } from './http-app.js';

const QUOTA = 20;

describe('rate limits', () => {
  let one: LettersApp;
  let two: LettersApp;
  before(async () => {
    one = await startLetters({ API_RATE_LIMIT: String(QUOTA) });
    two = await startLetters({ API_RATE_LIMIT: String(QUOTA) }, one.database);
  });
  after(async () => {
    await two.close();
    await one.close();
  });

  const list = (who: string, on = one) => on.app.inject({ method: 'GET', url: '/v1/letters', headers: as(who) });
  const publicFrom = (ip: string, on = one) =>
    on.app.inject({ method: 'POST', url: '/v1/auth/token', headers: { 'x-forwarded-for': ip }, payload: letter() });

  it('an account has one budget over people, keys and processes, and the headers tell it', async () => {
    const first = await list('owner');
    assert.equal(first.headers['ratelimit-policy'], `"default";q=${QUOTA};w=60`);
    assert.equal(first.headers.ratelimit, `"default";r=${QUOTA - 1};t=60`);
    const rest = await Promise.all(
      Array.from({ length: QUOTA * 2 }, (_, i) => list(i % 3 ? 'owner' : 'readkey', i % 2 ? one : two)),
    );
    assert.equal(rest.filter((answer) => answer.statusCode === 200).length, QUOTA - 1);
    const refused = rest.find((answer) => answer.statusCode === 429);
    assert.equal(refused?.json<{ code: string }>().code, 'rate_limited');
    assert.match(String(refused?.headers['retry-after']), /^([1-9]|[1-5]\d|60)$/);
    assert.match(String(refused?.headers.ratelimit), /^"default";r=0;t=\d+$/);
    assert.equal((await list('other')).statusCode, 200);
  });

  it('public operations count by network: a /64 is one, however the address is written', async () => {
    for (let i = 0; i < QUOTA; i += 1) assert.equal((await publicFrom(`2001:db8:1:2::${i + 1}`)).statusCode, 201);
    assert.equal((await publicFrom('2001:db8:1:2:ffff::1')).statusCode, 429);
    assert.equal((await publicFrom('2001:db8:1:3::1')).statusCode, 201);
    for (let i = 0; i < QUOTA; i += 1) await publicFrom(i % 2 ? '203.0.113.9' : '::ffff:203.0.113.9');
    assert.equal((await publicFrom('203.0.113.9')).statusCode, 429);
  });

  it('X-Forwarded-For counts only from a trusted proxy', async () => {
    const answers = await Promise.all(
      Array.from({ length: QUOTA + 1 }, (_, i) =>
        one.app.inject({
          method: 'POST',
          url: '/v1/auth/token',
          remoteAddress: '198.51.100.7',
          headers: { 'x-forwarded-for': `203.0.113.${i + 100}` },
          payload: letter(),
        }),
      ),
    );
    assert.equal(answers.filter((answer) => answer.statusCode === 429).length, 1);
  });

  it('guessing credentials uses up the budget of the network', async () => {
    const guess = () =>
      one.app.inject({
        method: 'GET',
        url: '/v1/letters',
        headers: { ...as('guess'), 'x-forwarded-for': '203.0.113.77' },
      });
    const answers = await Promise.all(Array.from({ length: QUOTA + 5 }, guess));
    assert.equal(answers.filter((answer) => answer.statusCode === 401).length, QUOTA);
    assert.equal(answers.filter((answer) => answer.statusCode === 429).length, 5);
  });

  it('while Redis is away each process counts for itself: no failure, no endless budget', async () => {
    const three = await startLetters({ API_RATE_LIMIT: String(QUOTA) });
    three.app.get<{ disconnect(): void }>(REDIS, { strict: false }).disconnect();
    const answers = await Promise.all(Array.from({ length: QUOTA + 5 }, () => list('owner', three)));
    assert.equal(answers.filter((answer) => answer.statusCode === 200).length, QUOTA);
    assert.equal(answers.filter((answer) => answer.statusCode === 429).length, 5);
    await three.close();
  });

  it('a window ends', async () => {
    const throttle = one.app.get(Throttle);
    const rule = { quota: 1, windowMs: 50 };
    assert.equal((await throttle.take('short', rule)).allowed, true);
    assert.equal((await throttle.take('short', rule)).allowed, false);
    const deadline = performance.now() + 2_000;
    while (!(await throttle.take('short', rule)).allowed) assert.ok(performance.now() < deadline);
  });
});
