import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSasl, type SaslStep } from './sasl.js';

const encode = (text: string): string => Buffer.from(text).toString('base64');
const plain = (response: string): SaslStep => openSasl('PLAIN')!.next(response);

describe('SASL', () => {
  it('PLAIN asks for a response that did not come with AUTH', () => {
    const dialogue = openSasl('PLAIN')!;
    assert.deepEqual(dialogue.next(null), { kind: 'challenge', text: '' });
    assert.deepEqual(dialogue.next(encode('\0user\0pass')), {
      kind: 'login',
      login: { username: 'user', password: 'pass' },
    });
  });

  it('LOGIN asks twice, or once when the name came with AUTH', () => {
    const dialogue = openSasl('LOGIN')!;
    assert.equal(dialogue.next(null).kind, 'challenge');
    assert.equal(dialogue.next(encode('user')).kind, 'challenge');
    assert.deepEqual(dialogue.next(encode('päss')), { kind: 'login', login: { username: 'user', password: 'päss' } });
  });

  for (const [what, response] of [
    ['no base64', 'not base64!'],
    ['base64 without its padding', 'AHVzZXIAcGFzcw'],
    ['two fields', encode('user\0pass')],
    ['four fields', encode('\0a\0b\0c')],
    ['an empty password', encode('\0user\0')],
    ['no UTF-8', Buffer.from([0, 0xff, 0, 0x41]).toString('base64')],
    ['acting for somebody else', encode('other\0user\0pass')],
    ['a very long name', encode(`\0${'u'.repeat(600)}\0pass`)],
    ['an empty response', '='],
  ] as const) {
    it(`PLAIN refuses ${what}`, () => assert.deepEqual(plain(response), { kind: 'malformed' }));
  }

  it('a star cancels', () => assert.deepEqual(plain('*'), { kind: 'cancelled' }));

  it('knows no other mechanism, and no property of an object either', () => {
    for (const name of ['CRAM-MD5', 'XOAUTH2', '__PROTO__', 'CONSTRUCTOR', 'constructor', ''])
      assert.equal(openSasl(name), null);
  });
});
