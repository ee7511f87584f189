import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseEmail } from './email-address.js';

describe('addresses that sign up', () => {
  const table: [string, string | null][] = [
    ['a@acme.example', 'a@acme.example'],
    [' A.B+tag@ACME.example ', 'a.b+tag@acme.example'],
    ['jos\u0065\u0301@acme.example', 'josé@acme.example'],
    ['x@bücher.example', 'x@xn--bcher-kva.example'],
    ['admin@posthorn.localhost', 'admin@posthorn.localhost'],
    ['acme.example', null],
    ['@acme.example', null],
    ['a@acme', null],
    ['a@127.0.0.1', null],
    ['a@[127.0.0.1]', null],
    ['a b@acme.example', null],
    ['a\r\nBcc: x@y.example', null],
    ['a\u0000@acme.example', null],
    ['a\u200b@acme.example', null],
    ['"a b"@acme.example', null],
    ['.a@acme.example', null],
    ['a..b@acme.example', null],
    ['a@-acme.example', null],
    ['a@acme..example', null],
    [`${'a'.repeat(65)}@acme.example`, null],
    [`a@${'b'.repeat(64)}.example`, null],
    ['<a@acme.example>', null],
  ];
  for (const [text, expected] of table) {
    it(`${JSON.stringify(text.slice(0, 40))} → ${expected ?? 'refused'}`, () =>
      assert.equal(normaliseEmail(text), expected));
  }
});
