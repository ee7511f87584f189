import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passwordFault, type PasswordFault } from './password-policy.js';

describe('password policy', () => {
  const table: [string, PasswordFault | null][] = [
    ['elevenchars', 'password_too_short'],
    ['x'.repeat(11), 'password_too_short'],
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
});
