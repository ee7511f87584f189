import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../../../kernel/time/instant.js';

/** Standard Webhooks: an older or younger call is not believed, so that nobody repeats one. */
const TOLERANCE_SECONDS = 300;

export interface SignedCall {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
  body: string;
}

/** Whether a call was signed with `secret` a short time ago; every signature of the list may be the right one. */
export function isSigned({ id, timestamp, signature, body }: SignedCall, secret: string, now: Instant): boolean {
  if (id === undefined || id === '' || timestamp === undefined || signature === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signature.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
