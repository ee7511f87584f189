import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAddress } from './address.js';

describe('addresses', () => {
  const good: [string, string][] = [
    ['ada@x.example', 'ada@x.example'],
    ['Ada.Lovelace+news@X.Example', 'Ada.Lovelace+news@x.example'],
    ["o'hara_{1}=~@x.example", "o'hara_{1}=~@x.example"],
    ['"ada"@x.example', 'ada@x.example'],
    ['jörg@müller.example', 'jörg@xn--mller-kva.example'],
    ['用户@例え.example', '用户@xn--r8jz45g.example'],
    ['a%b.example@x.example', 'a%b.example@x.example'],
    ['host!user@x.example', 'host!user@x.example'],
  ];
  for (const [text, email] of good) it(`reads ${text}`, () => assert.equal(parseAddress(text)?.email, email));

  const bad = [
    '',
    '@',
    'ada',
    'ada@',
    '@x.example',
    'ada@localhost',
    'ada@x',
    'a@b@x.example',
    'a@x.example@',
    'ada@x..example',
    'ada@.x.example',
    'ada@x.example.',
    '.ada@x.example',
    'ada.@x.example',
    'a..b@x.example',
    'a b@x.example',
    'ada@x .example',
    ' ada@x.example',
    'ada@x.example ',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada@x.example,b@y.example',
    'ada@x.example;',
    '<ada@x.example>',
    'Ada <ada@x.example>',
    '(c)ada@x.example',
    '"a b"@x.example',
    '"a@x"@y.example',
    '"a\\"b"@x.example',
    'ada@-x.example',
    'ada@x-.example',
    'ada@x_y.example',
    'ada@ex%61mple.example',
    'ada@x.example/..',
    'ada@x.example:25',
    'ada\0@x.example',
    'ada\r\n@x.example',
    'ada@x.exa\tmple',
    'a\u200bda@x.example',
    'ada\u202e@x.example',
    'a\ud800@x.example',
    `${'a'.repeat(65)}@x.example`,
    `a@${'x'.repeat(64)}.example`,
    `a@${'x.'.repeat(130)}example`,
    'ａda＠x.example',
  ];
  for (const text of bad) it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseAddress(text), null));

  it('compares without case; domains in one spelling', () => {
    assert.equal(parseAddress('ADA@MÜLLER.example')?.key, parseAddress('ada@xn--mller-kva.example')?.key);
  });

  it('T22: what is read again is the same, and never holds what could end an SMTP path', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'binary' }).map((text) => `${text}@x.example`),
        ),
        (text) => {
          const address = parseAddress(text);
          if (address === null) return;
          assert.equal(parseAddress(address.email)?.email, address.email);
          assert.doesNotMatch(address.email, /[\s<>"(),:;\\[\]\p{Cc}]/u);
          assert.equal(address.email.split('@').length, 2);
        },
      ),
    );
  });
});
