import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PasswordHasher } from './password-hasher.js';

describe('password hashes', () => {
  const hasher = new PasswordHasher();

  it('are argon2id with 19 MiB and two passes, salted', async () => {
    const [one, two] = await Promise.all([hasher.hash('plum harvest 74'), hasher.hash('plum harvest 74')]);
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.notEqual(one, two);
    assert.equal(await hasher.verify(one, 'plum harvest 74'), true);
    assert.equal(await hasher.verify(one, 'plum harvest 75'), false);
  });

  it('compare the whole password, in any script, however its accents are typed', async () => {
    const long = 'ü'.repeat(127);
    const stored = await hasher.hash(`${long}a`);
    assert.equal(await hasher.verify(stored, `${long}b`), false);
    assert.equal(await hasher.verify(stored, `${'u\u0308'.repeat(127)}a`), true);
  });

  it('without a hash the same work is done and nobody is let in', async () => {
    assert.equal(await hasher.verify(null, 'plum harvest 74'), false);
  });
});
