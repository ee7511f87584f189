const PLAIN = /^(?!.*xn--)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}$/;
/** No part of a text that short is too long (RFC 5321 §4.5.3.1: 64 octets of a local part, RFC 1035 §2.3.4: 63 of a label). */
const MOST_CHARS = 63;

/**
 * What nearly all addresses look like, in small letters and ASCII: every reader of addresses takes it as it stands, so that by the million
 * they need no closer look. False says nothing.
 */
export function isPlainAddress(text: string): boolean {
  return text.length <= MOST_CHARS && PLAIN.test(text);
}
