import { domainToASCII } from 'node:url';
import { isPlainAddress } from '../../../kernel/plain-address.js';

/** An address that was read once: what is checked is what is sent. */
export interface Address {
  /** As it goes into the envelope and the headers; the domain in ASCII. */
  readonly email: string;
  /** The form in which addresses are compared. */
  readonly key: string;
  readonly domain: string;
  /** The local part needs RFC 6531. */
  readonly needsSmtpUtf8: boolean;
}

const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;
const ASCII = /^[\x21-\x7e]*$/;
const ATOM = String.raw`(?:[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]|(?![\p{C}\p{Z}\p{P}\p{S}])[\u{80}-\u{10FFFF}])+`;
/** Dot-string (RFC 5321 §4.1.2) with letters, marks and digits of other scripts (RFC 6531). */
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u');
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const FOREIGN_DOMAIN = /^[\p{L}\p{N}\p{M}.\u3002-]+$/u;
const QUOTED = /^"([^"\\]+)"$/;

/**
 * Reads `local@domain`; null for anything else. A quoted local part is taken only where its quotes are needless; comments,
 * routes, literals and a second `@` are never read.
 */
export function parseAddress(text: string): Address | null {
  if (text.length > MAX_ADDRESS + 2) return null;
  const at = text.lastIndexOf('@');
  if (at < 1) return null;
  if (isPlainAddress(text)) return { email: text, key: text, domain: text.slice(at + 1), needsSmtpUtf8: false };
  const written = text.slice(0, at).normalize('NFC');
  const local = QUOTED.exec(written)?.[1] ?? written;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null || !LOCAL.test(local) || Buffer.byteLength(local) > MAX_LOCAL) return null;
  const email = `${local}@${domain}`;
  if (Buffer.byteLength(email) > MAX_ADDRESS) return null;
  return { email, key: `${local.toLowerCase()}@${domain}`, domain, needsSmtpUtf8: !ASCII.test(local) };
}

/** Domain in lower-case ASCII; null when it is none that mail can go to. */
export function asciiDomain(text: string): string | null {
  if (!ASCII.test(text) && !FOREIGN_DOMAIN.test(text)) return null;
  const domain = ASCII.test(text) ? text.toLowerCase() : domainToASCII(text.normalize('NFC')).toLowerCase();
  if (domain.length > 253) return null;
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : domain;
}
