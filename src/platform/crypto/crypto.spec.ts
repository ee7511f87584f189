import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { Sealer, UnsealError } from './sealer.js';
import { TokenSigner } from './token-signer.js';

describe('sealed secrets', () => {
  const sealer = new Sealer(randomBytes(32));

  it('open again and never look the same twice', () => {
    assert.equal(sealer.open(sealer.seal('rosebud')).toString(), 'rosebud');
    assert.notDeepEqual(sealer.seal('rosebud'), sealer.seal('rosebud'));
    assert.ok(!sealer.seal('rosebud').includes('rosebud'));
  });

  it('refuse one changed bit, another key and garbage', () => {
    const sealed = sealer.seal('rosebud');
    sealed[sealed.length - 1]! ^= 1;
    assert.throws(() => sealer.open(sealed), UnsealError);
    assert.throws(() => new Sealer(randomBytes(32)).open(sealer.seal('x')), UnsealError);
    assert.throws(() => sealer.open(Buffer.from('nonsense')), UnsealError);
  });
});

describe('signed tokens', () => {
  const signer = new TokenSigner(randomBytes(32));

  it('carry their text and serve one purpose', () => {
    const token = signer.sign('confirm', 'row-1');
    assert.equal(signer.verify('confirm', token), 'row-1');
    assert.equal(signer.verify('reset', token), null);
  });

  it('are refused when changed', () => {
    const token = signer.sign('confirm', 'row-1');
    for (const bad of [
      '',
      '.',
      'row-1',
      token.slice(0, -1),
      token.replace('row-1', 'row-2'),
      `${token}x`,
      'x'.repeat(600),
    ]) {
      assert.equal(signer.verify('confirm', bad), null, bad);
    }
  });
});
