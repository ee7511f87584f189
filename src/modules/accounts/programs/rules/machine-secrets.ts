import { createHash } from 'node:crypto';

export const KEY_PREFIX = 'phk_';
export const SECRET_PREFIX = 'phs_';
/** So much of a secret is kept readable, to recognise it by. */
const HINT_CHARS = 8;

/**
 * Secrets of programs are 256 random bits that nobody chose, so there is no dictionary to try: one SHA-256 is as safe as the
 * secret itself. A slow hash would protect nothing more, and would cost its memory on every request and every SMTP session.
 */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(`posthorn machine secret\n${secret}`).digest();
}

export function hintOf(secret: string): string {
  return secret.slice(0, HINT_CHARS);
}

/** Whether a bearer text can be the secret of an API key; everything else is an access token or nothing. */
export function looksLikeSecret(text: string): boolean {
  return text.startsWith(SECRET_PREFIX);
}
