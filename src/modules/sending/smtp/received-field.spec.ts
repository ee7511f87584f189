import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../kernel/time/instant.js';
import type { SessionFacts } from '../../../platform/smtp-server/service.js';
import { isLooping, receivedField } from './received-field.js';

const session: SessionFacts = {
  id: 's',
  remoteAddress: '10.0.0.7',
  localPort: 587,
  hello: 'laptop.corp.internal',
  extended: true,
  tls: null,
};
const at = instantOf('2026-03-01T10:00:00Z');
const secured = { ...session, tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' } };

describe('trace of a submission', () => {
  it('names us and the moment, and nothing of the client’s network', () => {
    const field = receivedField('smtp.posthorn.test', secured, false, at);
    assert.equal(field, 'Received: by smtp.posthorn.test with ESMTPSA;\r\n Sun, 01 Mar 2026 10:00:00 +0000\r\n');
    assert.doesNotMatch(field, /10\.0\.0\.7|laptop/);
  });

  it('says how the mail came', () => {
    assert.match(receivedField('a', session, false, at), / with ESMTPA;/);
    assert.match(receivedField('a', secured, true, at), / with UTF8SMTPSA;/);
  });

  it('51 traces are a circle; those in the body do not count', () => {
    const traces = (n: number): string => 'received: by x\r\n'.repeat(n);
    assert.equal(isLooping(Buffer.from(`${traces(50)}Subject: x\r\n\r\n${traces(9)}`)), false);
    assert.equal(isLooping(Buffer.from(`${traces(51)}Subject: x\r\n\r\n`)), true);
  });
});
