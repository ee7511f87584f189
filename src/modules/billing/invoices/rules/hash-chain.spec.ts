import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, chainedHash } from './hash-chain.js';

describe('the chain of invoices', () => {
  it('does not see the order of members, nor those that are not there', () => {
    assert.equal(
      canonicalJson({ b: [1, { d: null, c: 'ü' }], a: true, x: undefined }),
      '{"a":true,"b":[1,{"c":"ü","d":null}]}',
    );
  });

  it('any JSON is read back as the same facts', () => {
    fc.assert(
      fc.property(
        fc.json(),
        (text) => canonicalJson(JSON.parse(canonicalJson(JSON.parse(text)))) === canonicalJson(JSON.parse(text)),
      ),
    );
  });

  it('a changed document, and a changed predecessor, change the hash', () => {
    const first = chainedHash(null, { number: '2026-000001', net: '200.00' });
    const second = chainedHash(first, { number: '2026-000002', net: '100.00' });
    assert.notDeepEqual(chainedHash(null, { number: '2026-000001', net: '200.01' }), first);
    assert.notDeepEqual(chainedHash(null, { number: '2026-000002', net: '100.00' }), second);
    assert.deepEqual(chainedHash(first, { net: '100.00', number: '2026-000002' }), second);
  });
});
