import { normaliseDomain } from './domain-name.js';

const MAX_ADDRESS_BYTES = 254;
const MAX_LOCAL_BYTES = 64;
/** RFC 5321 §4.1.2 dot-string with the letters of RFC 6531. Quoted local parts are no sender addresses here. */
const LOCAL = /^[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+$/u;

export interface SenderAddress {
  /** As the customer writes it, its domain in ASCII. */
  email: string;
  /** What two spellings of one mailbox have in common. */
  key: string;
  domain: string;
}

/** Null when the text is no address that mail can be sent from. */
export function parseSenderAddress(text: string): SenderAddress | null {
  const address = text.normalize('NFC').trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = normaliseDomain(address.slice(at + 1));
  if (domain === null || !isLocalPart(local)) return null;
  const email = `${local}@${domain}`;
  return Buffer.byteLength(email) > MAX_ADDRESS_BYTES ? null : { email, key: email.toLowerCase(), domain };
}

function isLocalPart(local: string): boolean {
  if (!LOCAL.test(local) || Buffer.byteLength(local) > MAX_LOCAL_BYTES) return false;
  return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}
