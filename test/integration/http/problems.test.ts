import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LettersApp, startLetters } from './http-app.js';
import { gate } from './letters.controller.js';
import { CASES, post } from './problem-cases.js';

describe('problem documents', () => {
  let letters: LettersApp;
  let app: LettersApp['app'];
  before(async () => {
    letters = await startLetters();
    app = letters.app;
  });
  after(() => letters.close());

  for (const { name, request, answer: expected, faults } of CASES) {
    it(`${name}: ${expected}`, async () => {
      const answer = await app.inject(request);
      const document = answer.json<Record<string, unknown> & { errors?: { field: string; code: string }[] }>();
      assert.equal(`${answer.statusCode} ${String(document.code)}`, expected, answer.body);
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.equal(document.status, answer.statusCode);
      assert.equal(document.traceId, answer.headers['x-request-id']);
      assert.ok(document.type && document.title && document.detail);
      assert.deepEqual(document.errors?.map((e) => `${e.field} ${e.code}`) ?? [], faults);
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
