import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseDomain } from './domain-name.js';
import { parseSenderAddress } from './sender-address.js';

describe('sender addresses', () => {
  it('are compared in lower case, their domain in ASCII, and shown as they were written', () => {
    assert.deepEqual(parseSenderAddress(' Ana.Müller@BÜCHER.example. '), {
      email: 'Ana.Müller@xn--bcher-kva.example',
      key: 'ana.müller@xn--bcher-kva.example',
      domain: 'xn--bcher-kva.example',
    });
  });

  it('meet in one form however their letters are composed', () => {
    assert.equal(parseSenderAddress('rene\u0301@acme.example')?.key, parseSenderAddress('ren\u00e9@acme.example')?.key);
  });

  const REFUSED = [
    '',
    '@acme.example',
    'ana@',
    'ana@localhost',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    'a b@acme.example',
    '.ana@acme.example',
    'ana..b@acme.example',
    '"ana"@acme.example',
    'ana@acme.example\r\nBcc: x@y.example',
    'ana\u0000@acme.example',
    'ana@-acme.example',
    'ana@acme_corp.example',
    'ana@acme..example',
    `${'a'.repeat(65)}@acme.example`,
    `ana@${'a'.repeat(64)}.example`,
    'ana@evil.example@acme.example',
  ];
  for (const text of REFUSED) {
    it(`refuses ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(parseSenderAddress(text), null));
  }

  it('domains of other shapes are refused too', () => {
    for (const text of [
      'com',
      '1.2.3.4',
      'a..b',
      'exa mple.org',
      'x/y.example',
      'acme.example:25',
      '*.acme.example',
      '.',
    ]) {
      assert.equal(normaliseDomain(text), null, text);
    }
    assert.equal(normaliseDomain('Straße.example'), 'xn--strae-oqa.example');
  });
});
