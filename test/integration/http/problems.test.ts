import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { InjectOptions } from 'light-my-request';
import { as, letter, type LettersApp, startLetters } from './http-app.js';
import { gate, KNOWN_ID } from './letters.controller.js';

interface Case {
  name: string;
  request: InjectOptions;
  status: number;
  code: string;
  fields?: string[];
}

const post = (url: string, payload: unknown, headers: Record<string, string> = as('owner')): InjectOptions => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', ...headers },
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
});
const deep = (n: number): string => '['.repeat(n) + ']'.repeat(n);
const foreign = 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12';
const known = `msg_${KNOWN_ID}`;

const CASES: Case[] = [
  { name: 'no credentials', request: post('/v1/letters', letter(), {}), status: 401, code: 'unauthenticated' },
  { name: 'unknown token', request: post('/v1/letters', letter(), as('nobody')), status: 401, code: 'unauthenticated' },
  {
    name: 'token of another scheme',
    request: post('/v1/letters', letter(), { authorization: 'Digest x' }),
    status: 401,
    code: 'unauthenticated',
  },
  {
    name: 'Basic with a wrong secret',
    request: post('/v1/letters', letter(), { authorization: `Basic ${btoa('sendkey:no')}` }),
    status: 401,
    code: 'unauthenticated',
  },
  { name: 'a role that may not', request: post('/v1/letters', letter(), as('viewer')), status: 403, code: 'forbidden' },
  {
    name: 'a key without the scope',
    request: post('/v1/letters', letter(), as('readkey')),
    status: 403,
    code: 'insufficient_scope',
  },
  {
    name: 'staff on an account operation',
    request: post('/v1/letters', letter(), as('operator')),
    status: 403,
    code: 'forbidden',
  },
  {
    name: 'an account on a staff operation',
    request: { method: 'GET', url: '/v1/admin/things', headers: as('owner') },
    status: 403,
    code: 'forbidden',
  },
  {
    name: 'an operator on a reserved operation',
    request: post('/v1/admin/things/decide', {}, as('operator')),
    status: 403,
    code: 'role_required',
  },
  {
    name: 'an auditor who writes',
    request: post('/v1/admin/things/decide', {}, as('auditor')),
    status: 403,
    code: 'role_required',
  },
  {
    name: '403 before 404',
    request: { method: 'PATCH', url: `/v1/letters/${foreign}`, headers: as('viewer') },
    status: 403,
    code: 'forbidden',
  },
  { name: 'unknown path', request: { method: 'GET', url: '/v1/nothing' }, status: 404, code: 'not_found' },
  {
    name: 'malformed id',
    request: { method: 'GET', url: '/v1/letters/12', headers: as('owner') },
    status: 404,
    code: 'not_found',
  },
  {
    name: 'id of another kind',
    request: { method: 'GET', url: `/v1/letters/acc_${KNOWN_ID}`, headers: as('owner') },
    status: 404,
    code: 'not_found',
  },
  {
    name: '404 before 422',
    request: { ...post(`/v1/letters/${foreign}`, { nonsense: 1 }), method: 'PATCH' },
    status: 404,
    code: 'not_found',
  },
  {
    name: '412 before 422',
    request: {
      ...post(`/v1/letters/${known}`, { nonsense: 1 }, { ...as('owner'), 'if-match': '"v6"' }),
      method: 'PATCH',
    },
    status: 412,
    code: 'version_conflict',
  },
  {
    name: 'known path, other method',
    request: { method: 'PUT', url: '/v1/letters', headers: as('owner') },
    status: 405,
    code: 'method_not_allowed',
  },
  { name: 'broken JSON', request: post('/v1/letters', '{"subject":'), status: 400, code: 'invalid_json' },
  { name: 'JSON of 33 levels', request: post('/v1/letters', deep(33)), status: 400, code: 'invalid_json' },
  { name: 'JSON of 500,000 levels', request: post('/v1/letters', deep(500_000)), status: 400, code: 'invalid_json' },
  {
    name: 'invalid UTF-8',
    request: { ...post('/v1/letters', ''), payload: Buffer.from([0x22, 0xff, 0xfe, 0x22]) },
    status: 400,
    code: 'invalid_json',
  },
  {
    name: 'another content type',
    request: {
      ...post('/v1/letters', 'a=b'),
      headers: { ...as('owner'), 'content-type': 'application/x-www-form-urlencoded' },
    },
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    name: 'mail where JSON is read',
    request: { ...post('/v1/letters', 'From: a'), headers: { ...as('owner'), 'content-type': 'message/rfc822' } },
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    name: 'more than 1 MiB',
    request: post('/v1/letters', JSON.stringify({ subject: 'x'.repeat(1024 * 1024) })),
    status: 413,
    code: 'payload_too_large',
  },
  {
    name: 'empty body',
    request: post('/v1/letters', ''),
    status: 422,
    code: 'validation_failed',
    fields: ['subject required', 'to required'],
  },
  {
    name: 'an array as body',
    request: post('/v1/letters', '[]'),
    status: 422,
    code: 'validation_failed',
    fields: [' wrong_type'],
  },
  {
    name: 'null as body',
    request: post('/v1/letters', 'null'),
    status: 422,
    code: 'validation_failed',
    fields: ['subject required', 'to required'],
  },
  {
    name: 'all faults at once',
    request: post('/v1/letters', { subject: 7, to: [{ email: 'ann@example.org' }, { email: 'no' }], weight: 0 }),
    status: 422,
    code: 'validation_failed',
    fields: ['subject wrong_type', 'to[1].email address_invalid', 'weight too_small'],
  },
  {
    name: 'unknown field',
    request: post('/v1/letters', letter({ colour: 'red' })),
    status: 422,
    code: 'unknown_field',
    fields: ['colour unknown_field'],
  },
  {
    name: 'unknown nested field',
    request: post('/v1/letters', letter({ to: [{ email: 'ann@example.org', admin: true }] })),
    status: 422,
    code: 'unknown_field',
    fields: ['to[0].admin unknown_field'],
  },
  {
    name: 'unknown field where no body is read',
    request: post(`/v1/letters/${known}/cancel`, { force: true }),
    status: 422,
    code: 'unknown_field',
    fields: ['force unknown_field'],
  },
  {
    name: '__proto__',
    request: post('/v1/letters', '{"__proto__":{"x":1},"subject":"a","to":[]}'),
    status: 422,
    code: 'unknown_field',
    fields: ['__proto__ unknown_field'],
  },
  {
    name: 'escaped __proto__',
    request: post('/v1/letters', '{"\\u005f_proto__":{"x":1},"subject":"a","to":[]}'),
    status: 422,
    code: 'unknown_field',
    fields: ['__proto__ unknown_field'],
  },
  {
    name: 'nested constructor',
    request: post('/v1/messages', '{"a":[{"constructor":{"prototype":1}}]}'),
    status: 422,
    code: 'unknown_field',
    fields: ['a[0].constructor unknown_field', 'a[0].constructor.prototype unknown_field'],
  },
  {
    name: 'NUL',
    request: post('/v1/letters', '{"subject":"a\\u0000b","to":[]}'),
    status: 422,
    code: 'validation_failed',
    fields: ['subject invalid_characters'],
  },
  {
    name: 'lone surrogate',
    request: post('/v1/messages', '{"to":[{"name":"\\ud83d"}]}'),
    status: 422,
    code: 'validation_failed',
    fields: ['to[0].name invalid_characters'],
  },
  {
    name: 'NUL in a key',
    request: post('/v1/messages', '{"to":{"a\\u0000":1}}'),
    status: 422,
    code: 'validation_failed',
    fields: ['to invalid_characters'],
  },
  {
    name: 'the same field twice',
    request: post('/v1/letters', '{"subject":"a","subject":"b","to":[]}'),
    status: 422,
    code: 'validation_failed',
    fields: ['subject duplicate_field'],
  },
  {
    name: '1e309',
    request: post('/v1/letters', '{"subject":"a","to":[],"weight":1e309}'),
    status: 422,
    code: 'validation_failed',
    fields: ['weight wrong_type'],
  },
  {
    name: 'an object for a text',
    request: post('/v1/letters', letter({ subject: { length: 1 } })),
    status: 422,
    code: 'validation_failed',
    fields: ['subject wrong_type'],
  },
  {
    name: 'an object for a list',
    request: post('/v1/letters', letter({ to: { 0: {}, length: 1 } })),
    status: 422,
    code: 'validation_failed',
    fields: ['to wrong_type'],
  },
  {
    name: 'null in a list',
    request: post('/v1/letters', letter({ to: [null] })),
    status: 422,
    code: 'validation_failed',
    fields: ['to[0] wrong_type'],
  },
  {
    name: 'unknown query parameter',
    request: { method: 'GET', url: '/v1/letters?colour=red', headers: as('owner') },
    status: 422,
    code: 'invalid_query',
    fields: ['colour unknown_field'],
  },
  {
    name: 'query where none is read',
    request: { method: 'GET', url: `/v1/letters/${known}?x=1`, headers: as('owner') },
    status: 422,
    code: 'invalid_query',
    fields: ['x unknown_field'],
  },
  {
    name: 'limit 0',
    request: { method: 'GET', url: '/v1/letters?limit=0', headers: as('owner') },
    status: 422,
    code: 'invalid_query',
    fields: ['limit too_small'],
  },
  {
    name: 'limit 501',
    request: { method: 'GET', url: '/v1/letters?limit=501', headers: as('owner') },
    status: 422,
    code: 'invalid_query',
    fields: ['limit too_large'],
  },
  {
    name: 'limit twice',
    request: { method: 'GET', url: '/v1/letters?limit=1&limit=2', headers: as('owner') },
    status: 422,
    code: 'invalid_query',
    fields: ['limit wrong_type'],
  },
  {
    name: 'NUL in the query',
    request: { method: 'GET', url: '/v1/letters?cursor=%00', headers: as('owner') },
    status: 422,
    code: 'invalid_query',
    fields: ['cursor invalid_characters'],
  },
  {
    name: 'forged cursor',
    request: { method: 'GET', url: '/v1/letters?cursor=abc', headers: as('owner') },
    status: 422,
    code: 'invalid_cursor',
    fields: ['cursor invalid_cursor'],
  },
  {
    name: 'cursor of another list',
    request: {
      method: 'GET',
      url: `/v1/letters?cursor=${Buffer.from('["others",5]').toString('base64url')}`,
      headers: as('owner'),
    },
    status: 422,
    code: 'invalid_cursor',
    fields: ['cursor invalid_cursor'],
  },
];

describe('problem documents', () => {
  let letters: LettersApp;
  let app: LettersApp['app'];
  before(async () => {
    letters = await startLetters();
    app = letters.app;
  });
  after(() => letters.close());

  for (const { name, request, status, code, fields } of CASES) {
    it(`${name}: ${status} ${code}`, async () => {
      const answer = await app.inject(request);
      const document = answer.json<Record<string, unknown> & { errors?: { field: string; code: string }[] }>();
      assert.equal(`${answer.statusCode} ${String(document.code)}`, `${status} ${code}`, answer.body);
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.equal(document.status, status);
      assert.equal(document.traceId, answer.headers['x-request-id']);
      assert.ok(document.type && document.title && document.detail);
      if (fields)
        assert.deepEqual(
          document.errors?.map((e) => `${e.field} ${e.code}`),
          fields,
        );
    });
  }

  it('401 names the schemes, 405 the methods', async () => {
    const anonymous = await app.inject(post('/v1/letters', {}, {}));
    assert.match(String(anonymous.headers['www-authenticate']), /Bearer.*Basic/);
    const put = await app.inject({ method: 'PUT', url: '/v1/letters' });
    assert.equal(put.headers.allow, 'GET, HEAD, POST');
  });

  for (const [header, title] of [
    ['fr-FR,fr;q=0.9,en;q=0.8', 'Il n’y a rien à cette adresse'],
    ['de', 'Hier ist nichts'],
    ['es;q=0.5, it;q=0.7', 'Qui non c’è nulla'],
    ['ja, es;q=0.1', 'Aquí no hay nada'],
    ['ja', 'There is nothing here'],
    ['fr;q=abc, ;;;=,', 'There is nothing here'],
  ] as const) {
    it(`speaks the language of "${header}"`, async () => {
      const answer = await app.inject({ method: 'GET', url: '/v1/nothing', headers: { 'accept-language': header } });
      assert.equal(answer.json<{ title: string }>().title, title);
    });
  }

  it('an unknown error is a 500 that tells nothing', async () => {
    const answer = await app.inject({ method: 'POST', url: '/v1/fail' });
    assert.equal(answer.statusCode, 500);
    assert.equal(answer.json<{ code: string }>().code, 'internal_error');
    assert.doesNotMatch(answer.body, /select|example|\.js|node_modules/);
  });

  for (const code of ['ECONNREFUSED', '57P01', '53300', '53100', '08006', '40001', '55P03']) {
    it(`a dependency that is away (${code}) is 503 with Retry-After`, async () => {
      gate.fault = new Error('outer', { cause: Object.assign(new Error('inner'), { code }) });
      const answer = await app.inject({ method: 'POST', url: '/v1/fail' });
      gate.fault = null;
      assert.equal(answer.statusCode, 503);
      assert.equal(answer.json<{ code: string }>().code, 'unavailable');
      assert.equal(answer.headers['retry-after'], '2');
    });
  }
});
