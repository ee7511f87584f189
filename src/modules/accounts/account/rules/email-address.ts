import { domainToASCII } from 'node:url';
import { isPlainAddress } from '../../../../kernel/plain-address.js';

const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;
/** RFC 5321 §4.1.2 dot-string, with the characters beyond ASCII of RFC 6531. Quoted local parts sign nobody up. */
const LOCAL = /^[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * The form in which addresses are compared: lower case, composed, the domain in ASCII. Null when the text is no
 * address a person can confirm. Two spellings of one mailbox must meet here, and nothing else may.
 */
export function normaliseEmail(text: string): string | null {
  if (isPlainAddress(text)) return text;
  const address = text.normalize('NFC').trim();
  const at = address.lastIndexOf('@');
  if (at < 1 || Buffer.byteLength(address) > MAX_ADDRESS) return null;
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1)).toLowerCase();
  const dotsFit = !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
  if (!LOCAL.test(local) || !dotsFit || Buffer.byteLength(local) > MAX_LOCAL) return null;
  const labels = domain.split('.');
  if (labels.length < 2 || domain.length > 253 || !labels.every((label) => LABEL.test(label))) return null;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return null;
  return `${local.toLowerCase()}@${domain}`;
}
