import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodedWords, headerFields, signaturesOf } from './message-headers.js';

describe('header fields of a message', () => {
  const message = Buffer.from(
    'Subject: one\r\n two\r\nDKIM-Signature: v=1; a=rsa-sha256; d=a.example; b=x\r\nDKIM-Signature: v=1; a=ed25519-sha256; d=a.example\r\n\r\nBody: no\r\n',
  );

  it('are unfolded, and the body is none of them', () => {
    const fields = headerFields(message);
    assert.deepEqual(fields.get('subject'), ['one two']);
    assert.equal(fields.has('body'), false);
  });

  it('name who signed', () => {
    assert.deepEqual(signaturesOf(headerFields(message)), ['a.example (rsa-sha256)', 'a.example (ed25519-sha256)']);
  });

  it('encoded words are decoded, also when one text was cut into several', () => {
    assert.equal(decodedWords('=?utf-8?q?Caf=C3=A9_cr=C3=A8me?= ok'), 'Café crème ok');
    assert.equal(decodedWords('=?UTF-8?B?w6k=?= =?UTF-8?B?w6g=?='), 'éè');
    assert.equal(decodedWords('=?koi8-r?b?AAAA?='), '=?koi8-r?b?AAAA?=');
  });
});
