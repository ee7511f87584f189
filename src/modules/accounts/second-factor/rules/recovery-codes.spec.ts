import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { RECOVERY_CODE_BYTES, recoveryCodeIn, recoveryCodeOf } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are read again as they were shown, in capitals, without the lines, and with the digits of a bad hand', () => {
    const shown = recoveryCodeOf(Buffer.from('0123456789'));
    assert.equal(shown, 'gayt-emzu-gu3d-oobz');
    for (const typed of [
      shown,
      shown.toUpperCase(),
      shown.replaceAll('-', ''),
      ' gayt emzu gu3d 00bz ',
      'gayt-emzu-gu3d-oo8z',
    ])
      assert.equal(recoveryCodeIn(typed), 'gaytemzugu3doobz');
  });

  it('always have the same shape, and nothing else has it', () => {
    for (let i = 0; i < 50; i += 1)
      assert.match(recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES)), /^(?:[a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    for (const typed of ['', '123456', 'gayt-emzu-gu3d', 'gayt-emzu-gu3d-oob!', 'gayt-emzu-gu3d-oobzz'])
      assert.equal(recoveryCodeIn(typed), null, typed);
  });
});
