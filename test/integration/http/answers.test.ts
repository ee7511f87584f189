import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Controller, Get, Module } from '@nestjs/common';
import { as, type LettersApp, letter, startLetters } from './http-app.js';
import { KNOWN_ID } from './letters.controller.js';

describe('answers', () => {
  let letters: LettersApp;
  before(async () => {
    letters = await startLetters();
    await letters.app.listen(0, '127.0.0.1');
  });
  after(() => letters.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    letters.app.inject({ method: 'GET', url, headers: { ...as('owner'), ...headers } });
  const known = `/v1/letters/msg_${KNOWN_ID}`;

  it('a single resource carries an ETag, and 304 answers who has it', async () => {
    const first = await get(known);
    const etag = String(first.headers.etag);
    assert.match(etag, /^"[\w-]{22}"$/);
    assert.equal(first.headers['cache-control'], 'private, no-cache');
    for (const tag of [etag, `W/${etag}`, '*', `"x", ${etag}`]) {
      const again = await get(known, { 'if-none-match': tag });
      assert.equal(again.statusCode, 304);
      assert.equal(again.body, '');
    }
    assert.equal((await get(known, { 'if-none-match': '"other"' })).statusCode, 200);
  });

  it('PATCH with the right If-Match goes through', async () => {
    for (const tag of ['"v7"', '*']) {
      const answer = await letters.app.inject({
        method: 'PATCH',
        url: known,
        headers: { ...as('owner'), 'if-match': tag },
        payload: letter(),
      });
      assert.equal(answer.statusCode, 200);
    }
  });

  it('an answer with a secret is no-store and has no ETag', async () => {
    const answer = await letters.app.inject({ method: 'POST', url: '/v1/auth/token', payload: letter() });
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers.etag, undefined);
  });

  it('a list is walked page by page to its end', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null) {
      const page: { data: { n: number }[]; nextCursor: string | null } = (
        await get(`/v1/letters?limit=50${cursor ? `&cursor=${cursor}` : ''}`)
      ).json();
      seen.push(...page.data.map(({ n }) => n));
      cursor = page.nextCursor;
      pages += 1;
    }
    assert.equal(pages, 3);
    assert.deepEqual(
      seen,
      Array.from({ length: 120 }, (_, i) => i + 1),
    );
  });

  it('without a limit a page has 50 items', async () => {
    assert.equal((await get('/v1/letters')).json<{ data: unknown[] }>().data.length, 50);
  });

  it('a key may come as Basic user and password', async () => {
    const answer = await letters.app.inject({
      method: 'POST',
      url: '/v1/letters',
      headers: { authorization: `Basic ${btoa('sendkey:secret')}` },
      payload: letter(),
    });
    assert.equal(answer.statusCode, 201);
  });

  it('an operator does staff work of other roles, an auditor reads it, an action without a body takes an empty one', async () => {
    for (const who of ['operator', 'auditor', 'compliance']) {
      assert.equal(
        (await letters.app.inject({ method: 'GET', url: '/v1/admin/things', headers: as(who) })).statusCode,
        200,
      );
    }
    const cancel = await letters.app.inject({
      method: 'POST',
      url: `${known}/cancel`,
      headers: { ...as('owner'), 'content-type': 'application/json' },
    });
    assert.equal(cancel.statusCode, 200);
  });

  it('/v1/messages takes 40 MB, and 64 MiB are the end', async () => {
    const send = (bytes: number) =>
      letters.app.inject({
        method: 'POST',
        url: '/v1/messages',
        headers: { ...as('owner'), 'content-type': 'application/json' },
        payload: JSON.stringify({ text: 'x'.repeat(bytes) }),
      });
    assert.equal((await send(40_000_000)).statusCode, 202);
    assert.equal((await send(64 * 1024 * 1024)).statusCode, 413);
  });

  it('a large body without credentials is refused before it is read', async () => {
    const answer = await raw(
      letters,
      'POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000000\r\n\r\n{"a":"',
    );
    assert.match(answer, /^HTTP\/1\.1 401 /);
    assert.match(answer, /"code":"unauthenticated"/);
  });

  it('and whoever goes on sending it, as proxies do, still hears so on a connection that stays', async () => {
    const body = 'x'.repeat(3_000_000);
    const head =
      'POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 3000000\r\n\r\n';
    const answer = await raw(
      letters,
      `${head}${body}GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 401 [^]*HTTP\/1\.1 200 [^]*"live"/);
  });

  for (const [name, text, status] of [
    ['no HTTP at all', 'HELO there\r\n\r\n', 400],
    ['a header section without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'both lengths (request smuggling)',
      'POST /v1/letters HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a broken escape in the path', 'GET /v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ] as const) {
    it(`${name}: ${status} as a problem document`, async () => {
      const answer = await raw(letters, text);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
      assert.match(answer, /application\/problem\+json/);
      assert.match(answer, /"traceId":"[0-9a-f]{32}"/);
      assert.match(answer, /X-Request-Id: [0-9a-f]{32}/i);
    });
  }

  it('security headers are there, and no server name', async () => {
    const { headers } = await get(known);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.match(String(headers['content-security-policy']), /script-src 'self'/);
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers.server, undefined);
  });

  it('an operation without @Access keeps the application from starting', async () => {
    @Controller('bare')
    class BareController {
      @Get()
      look(): string {
        return 'x';
      }
    }
    @Module({ controllers: [BareController] })
    class BareModule {}
    await assert.rejects(startLetters({}, letters.database, [BareModule]), /lack @Access: BareController\.look/);
  });
});

/** Sends bytes and answers everything until the server closes. */
function raw(letters: LettersApp, text: string): Promise<string> {
  const { port } = letters.app.getHttpServer().address() as { port: number };
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}
