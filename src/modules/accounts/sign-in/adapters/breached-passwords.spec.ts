import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { Config, parseEnvironment } from '../../../../platform/config/config.js';
import { passwordFault } from '../rules/password-policy.js';
import { BreachedPasswords } from './breached-passwords.js';

describe('breached passwords', () => {
  let breached: BreachedPasswords;
  const isRefused = async (password: string) =>
    passwordFault(password) === 'password_too_common' || (await breached.include(password));
  before(() => {
    breached = new BreachedPasswords({ values: parseEnvironment({}) } as Config);
  });

  it('of the shipped list every one that is long enough to be chosen is refused', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    const long = (dictionary['passwords-common'] as string[]).filter((password) => password.length >= 12);
    assert.ok(long.length > 300);
    for (const password of long) assert.equal(await isRefused(password), true, password);
  });

  // Found in breaches by the thousands; none of them stands in the shipped list as it is.
  const LONG_KNOWN =
    'Dragonball2000! liverpool12345 princess123456 sunshine2020!! charlie123456 michaeljordan23 qwerty123456789 ' +
    'iloveyou12345 1234567890abc blink182blink182 Metallica1986! trustno1trustno1 superman12345 computer123! ' +
    'letmein123456 jessica121212 football2015! 2580love2580 slipknot666666 snoopy!snoopy! pa$$w0rdpa$$w0rd ' +
    'arsenal123456 Chelsea1905!! nirvana1994!! 123456qwerty123 Summer2025!!! Winter2024!!! Welcome123456';
  for (const password of LONG_KNOWN.split(' '))
    it(`${password} is refused`, async () => assert.equal(await isRefused(password), true));

  for (const password of [
    'plum harvest 74',
    'correct horse battery staple',
    'x9F!kq2LmZ0p',
    'Ключ от старого сарая',
    'une école près du canal',
    'Waldmeister grows by the brook',
  ])
    it(`${password} is accepted`, async () => assert.equal(await isRefused(password), false));

  for (const [name, alphabet] of [
    ['small letters', 'abcdefghijklmnopqrstuvwxyz'],
    ['letters and digits', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'],
    ['everything on the keyboard', Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')],
  ] as const) {
    it(`of 1,500 drawn from ${name} hardly any is refused`, async () => {
      let refused = 0;
      for (let i = 0; i < 1_500; i += 1) {
        const password = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
        if (await isRefused(password)) refused += 1;
      }
      // One in two thousand is, by chance; what is drawn differs from run to run.
      assert.ok(refused <= 8, `${refused} were refused`);
    });
  }
});
