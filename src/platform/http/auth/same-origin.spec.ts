import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { isSameOrigin } from './same-origin.js';

const PUBLIC = 'https://mail.example';

describe('a request with a cookie comes from a page of ours', () => {
  const cases: [said: Record<string, string>, expected: boolean][] = [
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: PUBLIC }, false],
    [{ origin: PUBLIC, host: '10.0.0.7:3000' }, true],
    [{ origin: 'http://10.0.0.7:3000', host: '10.0.0.7:3000' }, true],
    [{ origin: 'https://evil.example', host: 'mail.example' }, false],
    [{ origin: 'https://mail.example.evil.example', host: 'mail.example' }, false],
    [{ origin: 'null', host: 'mail.example' }, false],
    [{ host: 'mail.example' }, false],
  ];
  for (const [headers, expected] of cases)
    it(`${JSON.stringify(headers)} → ${expected}`, () =>
      assert.equal(isSameOrigin({ headers } as unknown as FastifyRequest, PUBLIC), expected));
});
