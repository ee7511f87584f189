import { isIP } from 'node:net';
import { ipv6Groups } from '../../../../platform/dns/ip-address.js';
import type { DnsAnswer } from '../../../../platform/dns/index.js';

/** What to ask a blocklist about an address: its octets, or its 32 nibbles, backwards (RFC 5782 §2.1 and §2.4). */
export function queryName(address: string, zone: string): string {
  const parts =
    isIP(address) === 4
      ? address.split('.')
      : ipv6Groups(address)!.flatMap((group) => [...group.toString(16).padStart(4, '0')]);
  return `${parts.reverse().join('.')}.${zone}`;
}

/** `unusable`: an answer that says something about the list or about us, and nothing about the address. */
export type Verdict = { kind: 'listed'; codes: string[] } | { kind: 'clean' } | { kind: 'unusable'; why: string };

/**
 * Only an answer within 127.0.0.0/8 is a listing (RFC 5782 §2.1). 127.255.255.x is how large lists say that they refuse us:
 * a mistyped zone, a public resolver, too many queries. 127.0.0.1 must never be listed (§5): a parked domain answers so.
 * Silence is never taken for a clean address.
 */
export function readAnswer(answer: DnsAnswer<string>): Verdict {
  if (answer.kind === 'temporary') return { kind: 'unusable', why: answer.code };
  if (answer.kind === 'no-such-name') return { kind: 'clean' };
  const foreign = answer.records.find((code) => !code.startsWith('127.') || code === '127.0.0.1');
  if (foreign !== undefined) return { kind: 'unusable', why: `answers ${foreign}` };
  const refusal = answer.records.find((code) => code.startsWith('127.255.255.'));
  if (refusal !== undefined) return { kind: 'unusable', why: `refuses us with ${refusal}` };
  return { kind: 'listed', codes: [...new Set(answer.records)].sort() };
}

/** The two addresses whose answers are known beforehand (RFC 5782 §5). */
export const MUST_BE_LISTED = '127.0.0.2';
export const MUST_NOT_BE_LISTED = '127.0.0.1';

/** Why a list is not to be believed; null when it is. A dead list lists nobody or everybody. */
export function faultOfList(listed: DnsAnswer<string>, notListed: DnsAnswer<string>): string | null {
  const first = readAnswer(listed);
  if (first.kind === 'unusable') return first.why;
  if (first.kind === 'clean') return `does not list ${MUST_BE_LISTED}`;
  return notListed.kind === 'found' ? `lists ${MUST_NOT_BE_LISTED}` : null;
}

/** What a list says about itself is a stranger's text: one line, printable, at most 300 characters. */
export function cleanReason(texts: readonly string[]): string | null {
  const text = texts
    .join(' ')
    // eslint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text.slice(0, 300);
}
