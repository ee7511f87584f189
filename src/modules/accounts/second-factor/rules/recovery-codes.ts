import { base32 } from './base32.js';

export const RECOVERY_CODES = 10;
/** 80 bits: nobody guesses one, however fast he may try. */
export const RECOVERY_CODE_BYTES = 10;
const CODE = /^[a-z2-7]{16}$/;

/** `abcd-efgh-ijkl-mnop`: small letters in groups, without the digits that look like letters. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  return base32(bytes)
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** The letters of a typed code; null when it is no such code. What is read from paper may have 0 for o, 1 for l and 8 for b. */
export function recoveryCodeIn(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s-]/g, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('8', 'b');
  return CODE.test(code) ? code : null;
}
