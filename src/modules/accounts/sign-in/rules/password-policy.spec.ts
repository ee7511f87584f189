import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frequentForms, normalisePassword, passwordFault, type PasswordFault } from './password-policy.js';

describe('password policy', () => {
  const table: [string, PasswordFault | null][] = [
    ['elevenchars', 'password_too_short'],
    ['x'.repeat(11), 'password_too_short'],
    ['\ufdfa', 'password_too_short'],
    ['e\u0301'.repeat(11), 'password_too_short'],
    [`${'\ufdfa'.repeat(8)}abcdefg`, 'password_too_long'],
    ['kW3!'.repeat(250_000), 'password_too_long'],
    ['🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊', 'password_too_short'],
    ['aB3$'.repeat(32) + 'x', 'password_too_long'],
    ['plum harvest 74', null],
    ['correct horse battery staple', null],
    ['x9F!kq2LmZ0p', null],
    ['Ключ от старого сарая', null],
    ['une école près du canal', null],
    ['aaaaaaaaaaaa', 'password_too_common'],
    ['abababababab', 'password_too_common'],
    ['123456789012', 'password_too_common'],
    ['098765432109', 'password_too_common'],
    ['199019901990', 'password_too_common'],
    ['31-12-1999-!!', 'password_too_common'],
    ['qwertyuiop12', 'password_too_common'],
    ['poiuytrewq09', 'password_too_common'],
    ['1qaz2wsx3edc', 'password_too_common'],
    ['abcdefghijkl', 'password_too_common'],
    ['password1234', 'password_too_common'],
    ['P@ssw0rd2026!', 'password_too_common'],
    ['passwordpassword', 'password_too_common'],
    ['iloveyouforever', 'password_too_common'],
    ['motdepasse123', 'password_too_common'],
    ['LetMeIn-LetMeIn', 'password_too_common'],
    ['Contraseña2026', 'password_too_common'],
    ['administrator1', 'password_too_common'],
  ];
  for (const [password, fault] of table) {
    it(`${password.slice(0, 30)} → ${fault ?? 'accepted'}`, () => assert.equal(passwordFault(password), fault));
  }

  it('the names of who signs up are common words for him', () => {
    const context = ['Waldmeister GmbH', 'm.weber@waldmeister.example'];
    assert.equal(passwordFault('Waldmeister2026!', context), 'password_too_common');
    assert.equal(passwordFault('weberweber123', context), 'password_too_common');
    assert.equal(passwordFault('Waldmeister2026!'), null);
    assert.equal(passwordFault('Waldmeister grows by the brook', context), null);
  });

  it('128 characters are accepted whole', () => {
    assert.equal(passwordFault(`${'kW3!'.repeat(20)}${'bZ7?'.repeat(12)}`), null);
  });

  it('the same keys give the same password on every keyboard, and no two different ones meet', () => {
    for (const [typed, kept] of [
      ['e\u0301cole du canal', '\u00e9cole du canal'],
      ['ｐｌｕｍ　ｈａｒｖｅｓｔ　７４', 'plum harvest 74'],
      ['plum\u00a0harvest 74', 'plum harvest 74'],
    ] as const)
      assert.equal(normalisePassword(typed), kept);
    assert.notEqual(normalisePassword('раypal by the brook'), normalisePassword('paypal by the brook'));
    assert.notEqual(normalisePassword('Plum harvest 74'), normalisePassword('plum harvest 74'));
  });

  it('lists are asked for the password and for what it was made of', () => {
    assert.deepEqual(frequentForms('Dragonball_2019'), ['dragonball_2019', 'dragonball']);
    assert.deepEqual(frequentForms('2580love2580'), ['2580love2580', 'love']);
    assert.ok(frequentForms('blink182blink182').includes('blink182'));
    assert.ok(frequentForms('P4ss-w0rd-P4ss-w0rd').includes('pass-word-pass-word'));
  });

  it('a password of a megabyte costs nothing to refuse', () => {
    const long = '\ufdfa'.repeat(1_000_000);
    const startedMs = performance.now();
    for (let i = 0; i < 1000; i += 1) assert.equal(passwordFault(long), 'password_too_long');
    assert.ok(performance.now() - startedMs < 500);
  });
});
