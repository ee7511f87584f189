import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../../../kernel/time/instant.js';
import { base32 } from './base32.js';

/** What every authenticator knows, and some know nothing else: SHA-1, six digits, thirty seconds (RFC 6238 §1.2, Key URI Format). */
export const STEP_MS = 30_000;
const DIGITS = 6;
/** 160 bits, as RFC 4226 §4 R6 recommends. */
export const SECRET_BYTES = 20;
/** Steps a clock may be wrong by, either way. */
const DRIFT = 1;

export function stepAt(now: Instant): number {
  return Math.floor(now / STEP_MS);
}

/** RFC 4226 §5.3. */
export function hotp(secret: Uint8Array, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = mac[mac.length - 1]! & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The digits of a typed code, however they are spaced or wide; null when it is no such code. */
export function totpCodeIn(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^[0-9]{6}$/.test(code) ? code : null;
}

/**
 * The step whose code this is; null when it is none that counts now. A step at or before `lastStep` does not count any more, so
 * a code works once, and one that was overtaken by a later one not at all. All steps are compared, whichever matches.
 */
export function matchingStep(secret: Uint8Array, code: string, now: Instant, lastStep: number | null): number | null {
  const shown = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepAt(now) - DRIFT; step <= stepAt(now) + DRIFT; step += 1) {
    const matches = timingSafeEqual(shown, Buffer.from(hotp(secret, step)));
    if (matches && (lastStep === null || step > lastStep)) found ??= step;
  }
  return found;
}

/** What authenticators read from a QR code. */
export function otpauthUrl(secret: Uint8Array, issuer: string, person: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(person)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`;
}
