import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromBase32, toBase32 } from './base32.js';
import { signLocalPart, verifyLocalPart } from './signed-address.js';

const KEY = Buffer.alloc(32, 1);
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('signed address', () => {
  it('fits 64 octets and comes back', () => {
    const local = signLocalPart(KEY, 'b', ID);
    assert.ok(local.length <= 64, local);
    assert.match(local, /^b\+[a-z2-7]+$/);
    assert.deepEqual(verifyLocalPart(KEY, local), { prefix: 'b', id: ID });
  });

  it('survives the folding of its case', () => {
    assert.deepEqual(verifyLocalPart(KEY, signLocalPart(KEY, 'b', ID).toUpperCase()), { prefix: 'b', id: ID });
  });

  it('any id and prefix comes back', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.stringMatching(/^[a-z]{1,8}$/), (id, prefix) => {
        assert.deepEqual(verifyLocalPart(KEY, signLocalPart(KEY, prefix, id)), { prefix, id });
      }),
    );
  });

  it('no changed character, prefix or key is taken', () => {
    const local = signLocalPart(KEY, 'b', ID);
    for (let i = 2; i < local.length; i += 1) {
      for (const other of 'abz27') {
        if (other === local[i]) continue;
        assert.equal(verifyLocalPart(KEY, local.slice(0, i) + other + local.slice(i + 1)), null);
      }
    }
    assert.equal(verifyLocalPart(KEY, local.replace('b+', 'r+')), null);
    assert.equal(verifyLocalPart(Buffer.alloc(32, 2), local), null);
  });

  for (const local of ['b', 'b+', '+x', 'b+x+y', 'b+é', `b+${'a'.repeat(42)}`, `b+${'a'.repeat(500)}`, '', 'B+0']) {
    it(`is not ${JSON.stringify(local).slice(0, 30)}`, () => assert.equal(verifyLocalPart(KEY, local), null));
  }

  it('base32 has one spelling for each byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        assert.deepEqual(fromBase32(toBase32(Buffer.from(bytes))), Buffer.from(bytes));
      }),
    );
    assert.equal(fromBase32('ab'), null);
    assert.equal(fromBase32('a'), null);
  });
});
