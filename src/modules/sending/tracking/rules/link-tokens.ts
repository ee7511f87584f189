import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../../../../kernel/ids.js';

/** What a token is for. Each kind has a key of its own, so a token of one kind means nothing to another. */
export const LINK_KINDS = ['open', 'click', 'unsubscribe', 'preferences'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export type LinkKeys = Readonly<Record<LinkKind, Buffer>>;

/** What a token says: a delivery, and of a click which link. Never an address, never a URL. */
export interface LinkTarget {
  readonly deliveryId: string;
  /** Counts from 0; null where the kind knows none. */
  readonly link: number | null;
}

const ID_BYTES = 16;
const LINK_BYTES = 2;
const MAC_BYTES = 12;

/** Delivery, link and 96 bits of MAC: 38 characters of base64url, 40 with a link. The same facts always give the same token. */
export function linkToken(keys: LinkKeys, kind: LinkKind, deliveryId: string, link: number | null = null): string {
  if (!isUuid(deliveryId) || (kind === 'click') !== (link !== null))
    throw new RangeError('a token needs a delivery, and one for a click its link');
  const id = Buffer.from(deliveryId.replaceAll('-', ''), 'hex');
  const said = link === null ? id : Buffer.concat([id, Buffer.of(link >> 8, link & 0xff)]);
  return Buffer.concat([said, macOf(keys[kind], said)]).toString('base64url');
}

/** Null unless this installation made it for this purpose, letter by letter. The time it takes says nothing about the MAC. */
export function readLinkToken(keys: LinkKeys, kind: LinkKind, token: string): LinkTarget | null {
  const saidBytes = ID_BYTES + (kind === 'click' ? LINK_BYTES : 0);
  const bytes = Buffer.from(token, 'base64url');
  // One token has one spelling: padding, other alphabets and stray bits are refused.
  if (bytes.length !== saidBytes + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const said = bytes.subarray(0, saidBytes);
  if (!timingSafeEqual(bytes.subarray(saidBytes), macOf(keys[kind], said))) return null;
  return { deliveryId: uuidOf(said), link: kind === 'click' ? said.readUInt16BE(ID_BYTES) : null };
}

/** Of a link that only one copy has. */
export interface AddressTarget extends LinkTarget {
  readonly url: string;
}

/** Numbers of such links are above all that are given out, and mostly differ within a copy. */
const ADDRESS_NUMBERS = 0x10000;

/** Delivery and 96 bits of MAC over it and the address, which follows: an address that nobody signed leads nowhere. */
export function addressToken(key: Buffer, deliveryId: string, url: string): { token: string; address: string } {
  if (!isUuid(deliveryId)) throw new RangeError('a token needs a delivery');
  const id = Buffer.from(deliveryId.replaceAll('-', ''), 'hex');
  const address = Buffer.from(url);
  const token = Buffer.concat([id, macOf(key, Buffer.concat([id, address]))]).toString('base64url');
  return { token, address: address.toString('base64url') };
}

/** Null unless this installation made both, letter by letter. */
export function readAddressToken(key: Buffer, token: string, address: string): AddressTarget | null {
  const [bytes, url] = [Buffer.from(token, 'base64url'), Buffer.from(address, 'base64url')];
  const isWritten = bytes.toString('base64url') === token && url.toString('base64url') === address;
  if (!isWritten || bytes.length !== ID_BYTES + MAC_BYTES || url.length === 0) return null;
  const mac = macOf(key, Buffer.concat([bytes.subarray(0, ID_BYTES), url]));
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), mac)) return null;
  return { deliveryId: uuidOf(bytes), link: ADDRESS_NUMBERS + mac.readUInt16BE(), url: url.toString() };
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, ID_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function macOf(key: Buffer, said: Buffer): Buffer {
  return createHmac('sha256', key).update(said).digest().subarray(0, MAC_BYTES);
}
