import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { instantOf, systemNow } from '../../kernel/time/instant.js';
import { makeSelfSigned } from './self-signed.js';

describe('self-signed certificate', () => {
  it('is a certificate that verifies itself and names the host', () => {
    const { cert, key } = makeSelfSigned(['smtp.posthorn.example', 'localhost', '127.0.0.1', '::1'], systemNow());
    const parsed = new X509Certificate(cert);
    assert.equal(parsed.subject, 'CN=smtp.posthorn.example');
    assert.equal(parsed.verify(parsed.publicKey), true);
    assert.equal(parsed.checkPrivateKey(createPrivateKey(key)), true);
    assert.equal(parsed.checkHost('smtp.posthorn.example'), 'smtp.posthorn.example');
    assert.equal(parsed.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(parsed.checkIP('::1'), '::1');
    assert.equal(parsed.ca, false);
  });

  it('writes years after 2049 in four digits', () => {
    const parsed = new X509Certificate(makeSelfSigned(['a'], instantOf('2045-01-01T00:00:00Z')).cert);
    assert.match(parsed.validTo, /2054/);
    assert.match(parsed.validFrom, /2044/);
  });
});
