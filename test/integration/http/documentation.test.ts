import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type LettersApp, startLetters } from './http-app.js';

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenAPIObject;
/** The document knows a class by its name alone: of two with one name, one would silently describe the other. */
it('no two classes of the wire have one name', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(dto|controller)\.ts$/.test(file),
  );
  const names = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map((match) => match[1]),
  );
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});

describe('the documentation pages', () => {
  let letters: LettersApp;
  before(async () => {
    letters = await startLetters();
  });
  after(() => letters.close());
  const get = (url: string) => letters.app.inject({ method: 'GET', url });

  it('/openapi.json is the committed document', async () => {
    const served = (await get('/openapi.json')).json<OpenAPIObject>();
    assert.deepEqual(Object.keys(served.paths), Object.keys(document.paths));
  });

  it('/docs loads only scripts and styles of its own, which its policy allows', async () => {
    const page = await get('/docs');
    assert.equal(page.statusCode, 200);
    const scripts = [...page.body.matchAll(/<script([^>]*)>([^<]*)/g)];
    assert.equal(scripts.length, 2);
    assert.ok(scripts.every(([, , inline]) => String(inline).trim() === ''));
    const files = [...page.body.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map((match) => match[1]!);
    const modules = (await get('/docs/desk.js')).body.matchAll(/from '\.\/([\w-]+\.js)'/g);
    for (const file of [...files, ...[...modules].map((match) => `/docs/${match[1]}`)]) {
      const { statusCode, headers } = await get(file);
      assert.equal(statusCode, 200, file);
      assert.ok(headers.etag, file);
    }
    assert.doesNotMatch(page.body, /https?:\/\//);
    assert.match(String(page.headers['content-security-policy']), /script-src 'self'/);
  });

  it('the page keeps the authorization and takes no document from its address', async () => {
    const start = (await get('/docs/desk.js')).body;
    assert.match(start, /persistAuthorization: true/);
    assert.match(start, /queryConfigEnabled: false/);
  });

  it('what the page reads has every operation, sends requests to where it came from, and comes once', async () => {
    const reference = await get('/docs/reference.json');
    const { paths, servers } = reference.json<OpenAPIObject>();
    assert.deepEqual(Object.keys(paths).sort(), Object.keys(document.paths).sort());
    assert.deepEqual(servers, [{ url: '/' }]);
    const again = {
      method: 'GET' as const,
      url: '/docs/reference.json',
      headers: { 'if-none-match': reference.headers.etag },
    };
    assert.equal((await letters.app.inject(again)).statusCode, 304);
  });
});
