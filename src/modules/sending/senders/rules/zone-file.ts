import { dkimRecord, keyNameInZone, type PublishedKey } from './domain-records.js';

/** Resolvers may keep a key for so long; a new one is published for longer than that before anything is signed with it. */
const TTL_S = 300;
/** A character string has 255 bytes at most (RFC 1035 §3.3). */
const STRING_CHARS = 250;

/** One line of a master file (RFC 1035 §5.1); names are whole, so that it can be included anywhere. */
export function zoneLine(key: PublishedKey & { domain: string }, zone: string): string {
  const value = dkimRecord(key);
  const strings = value.match(new RegExp(`.{1,${STRING_CHARS}}`, 'g')) ?? [];
  const text = strings.map((part) => `"${part}"`).join(' ');
  return `${keyNameInZone(key.selector, key.domain, zone)}. ${TTL_S} IN TXT ${text}\n`;
}
