import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mailboxOf, namesToAsk, namesToBar } from './barred-names.js';

const texts = (names: readonly { kind: string; text: string }[]) => names.map(({ kind, text }) => `${kind} ${text}`);

describe('who is kept out after a closure for spam', () => {
  const barred: [email: string, own: string[], expected: string[]][] = [
    ['boss@acme.example', [], ['address boss@acme.example', 'domain acme.example']],
    ['boss@gmail.com', [], ['address boss@gmail.com']],
    ['boss@gmail.com', ['Acme.example'], ['address boss@gmail.com', 'domain acme.example']],
    ['x@yopmail.com', [], ['address x@yopmail.com']],
    ['b@acme.example', ['acme.example', 'gmx.de'], ['address b@acme.example', 'domain acme.example']],
  ];
  for (const [email, own, expected] of barred) {
    it(`${email} with ${own.length === 0 ? 'no domain' : own.join(', ')}`, () =>
      assert.deepEqual(texts(namesToBar(email, own)), expected));
  }

  it('a name below a barred domain is asked for as well, the top of all names is not', () => {
    assert.deepEqual(texts(namesToAsk('x@mail.acme.example')), [
      'address x@mail.acme.example',
      'domain mail.acme.example',
      'domain acme.example',
    ]);
  });

  const mailboxes: [string, string][] = [
    ['boss+1@acme.example', 'boss@acme.example'],
    ['b.o.ss+shop@googlemail.com', 'boss@gmail.com'],
    ['b.oss@acme.example', 'b.oss@acme.example'],
    ['+@acme.example', '+@acme.example'],
  ];
  for (const [email, mailbox] of mailboxes) {
    it(`${email} is the mailbox ${mailbox}`, () => assert.equal(mailboxOf(email), mailbox));
  }
});
