import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../../../kernel/ids.js';
import { fromBase32, toBase32 } from './base32.js';

/** `b+<token>`: what the prefix means is the business of the module that registered a route for it. */
export interface SignedLocalPart {
  readonly prefix: string;
  readonly id: string;
}

const MAC_BYTES = 10;
const ID_BYTES = 16;
const TOKEN_CHARS = Math.ceil(((ID_BYTES + MAC_BYTES) * 8) / 5);
const PREFIX = /^[a-z]{1,8}$/;

/**
 * An id with 80 bits of MAC, 42 characters of base32: with any prefix it stays below the 64 octets of a local part
 * (RFC 5321 §4.5.3.1.1). The prefix is part of what is signed, so no address means two things.
 */
export function signLocalPart(key: Buffer, prefix: string, id: string): string {
  if (!PREFIX.test(prefix) || !isUuid(id)) throw new RangeError('a signed address needs a short prefix and an id');
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return `${prefix}+${toBase32(Buffer.concat([bytes, macOf(key, prefix, bytes)]))}`;
}

/** Null unless this installation signed it. The case of the letters does not count. */
export function verifyLocalPart(key: Buffer, localPart: string): SignedLocalPart | null {
  const [prefix = '', token = '', ...more] = localPart.toLowerCase().split('+');
  if (more.length > 0 || !PREFIX.test(prefix) || token.length !== TOKEN_CHARS) return null;
  const bytes = fromBase32(token);
  if (bytes?.length !== ID_BYTES + MAC_BYTES) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), macOf(key, prefix, id))) return null;
  const hex = id.toString('hex');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { prefix, id: uuid };
}

function macOf(key: Buffer, prefix: string, id: Buffer): Buffer {
  return createHmac('sha256', key).update(`${prefix}\n`).update(id).digest().subarray(0, MAC_BYTES);
}
