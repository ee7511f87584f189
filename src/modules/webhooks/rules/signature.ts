import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
export const SECRET_BYTES = 32;

/** As its owner enters it into a library: `whsec_` and base64. */
export function secretText(key: Buffer): string {
  return PREFIX + key.toString('base64');
}

/** What is signed, as Standard Webhooks 1.0 says: id, seconds, body, with every key that is good now. */
export function signatureOf(keys: readonly Buffer[], id: string, atSeconds: number, body: string): string {
  const signed = `${id}.${atSeconds}.${body}`;
  return keys.map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`).join(' ');
}
