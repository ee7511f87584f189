import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type LettersApp, startLetters } from './http-app.js';

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: object[];
  responses: Record<string, { content?: Record<string, { examples?: Record<string, unknown> }> }>;
  'x-required-scope'?: unknown;
  'x-required-roles'?: unknown;
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenAPIObject;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method] as unknown as Operation | undefined;
    return operation ? [{ name: `${method.toUpperCase()} ${path}`, path, method, operation }] : [];
  }),
);

describe('the API document', () => {
  it('is OpenAPI 3.1, every operation named once', () => {
    assert.equal(document.openapi, '3.1.0');
    const ids = operations.map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { name, path, method, operation } of operations) {
    it(`${name} says what it is, who may and what can go wrong`, () => {
      assert.ok(operation.operationId && operation.summary && operation.tags?.length === 1);
      assert.ok('x-required-scope' in operation && Array.isArray(operation['x-required-roles']));
      assert.ok(Array.isArray(operation.security));
      assert.equal(path.startsWith('/v1/admin/'), operation.tags[0]!.startsWith('Operator: '));
      const expected = ['422', '429', '500', '503', ...(operation.security.length > 0 ? ['401', '403'] : [])];
      if (path.includes('{')) expected.push('404');
      if (method === 'post') expected.push('409');
      for (const status of expected) {
        const examples = operation.responses[status]?.content?.['application/problem+json']?.examples;
        assert.ok(examples && Object.keys(examples).length > 0, `${status} has no example`);
      }
    });
  }
});

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

  it('/docs loads only scripts of its own, which its policy allows', async () => {
    const page = await get('/docs');
    assert.equal(page.statusCode, 200);
    const scripts = [...page.body.matchAll(/<script([^>]*)>([^<]*)/g)];
    assert.ok(scripts.length >= 3);
    for (const [, attributes, inline] of scripts) {
      assert.match(String(attributes), /src="\.?\/?docs\//);
      assert.equal(String(inline).trim(), '');
      const file = /src="\.?\/?(docs\/[^"]+)"/.exec(String(attributes))?.[1];
      assert.equal((await get(`/${file}`)).statusCode, 200, file);
    }
    assert.match(String(page.headers['content-security-policy']), /script-src 'self'/);
  });

  it('the page keeps the authorization and takes no document from its address', async () => {
    const start = (await get('/docs/swagger-ui-init.js')).body;
    assert.match(start, /"persistAuthorization": true/);
    assert.match(start, /"queryConfigEnabled": false/);
  });
});
