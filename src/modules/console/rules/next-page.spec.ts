import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextPage } from './next-page.js';

describe('the page after signing in', () => {
  for (const [wanted, expected] of [
    ['/admin/queues', '/admin/queues'],
    ['/admin/queues/queue/lanes', '/admin/queues/queue/lanes'],
    ['/metrics', '/metrics'],
    ['/docs', '/docs'],
    ['/admin/sign-out', '/admin/sign-out'],
    ['//evil.example/admin', '/admin'],
    ['/\\evil.example', '/admin'],
    ['https://evil.example/', '/admin'],
    ['/admin/../v1/account', '/admin'],
    ['/admin//evil.example', '/admin'],
    ['/adminevil', '/admin'],
    ['/docs?url=https://evil.example', '/admin'],
    ['javascript:alert(1)', '/admin'],
    ['/admin\r\nSet-Cookie: a=b', '/admin'],
    ['', '/admin'],
    [undefined, '/admin'],
    [['/docs'], '/admin'],
  ] as const)
    it(`${JSON.stringify(wanted)} → ${expected}`, () => assert.equal(nextPage(wanted), expected));
});
