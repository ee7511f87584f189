import { decodedBody, fieldsOf, type MimePart } from './mime-parts.js';
import type { ReturnedMail } from './report.js';

/** Our own header field, in every mail that leaves: what feedback loops cut out of a copy is seldom this. */
const OWN_ID_FIELD = 'x-posthorn-message';

const ADDRESS = /([^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,253})/g;

/** What came back of our mail, from the copy of its header or from the report's own fields. */
export function returnedMail(parts: readonly MimePart[], report: ReadonlyMap<string, string> | null): ReturnedMail {
  const header = returnedHeader(parts);
  const field = (name: string): string => header.get(name) ?? '';
  const of = (name: string): string => report?.get(name) ?? '';
  return {
    returnPaths: [
      ...addressesIn(of('original-mail-from')),
      ...addressesIn(field('return-path')),
      ...addressesIn(field('x-original-mail-from')),
      ...addressesIn(field('x-hmxmroriginalrecipient')),
      ...signedIn(field('received')),
    ],
    messageId: /<[^<>\s]{1,400}>/.exec(field('message-id') || of('original-message-id'))?.[0] ?? null,
    ownId: /^\s*(msg_[0-9a-f-]{36})\s*$/i.exec(field(OWN_ID_FIELD))?.[1] ?? null,
    recipients: [
      ...addressesIn(of('original-rcpt-to')),
      ...addressesIn(of('removal-recipient')),
      ...addressesIn(field('x-hmxmroriginalrecipient')),
      ...addressesIn(field('to')),
      ...addressesIn(field('cc')),
    ],
  };
}

/** Header of the copy: an attached mail or header, else what stands in a text after the report. */
function returnedHeader(parts: readonly MimePart[]): Map<string, string> {
  const copy = parts.find(({ type }) => COPIES.has(type));
  if (copy) return fieldsOf(headOf(decodedBody(copy)));
  for (const part of parts) {
    if (!part.type.startsWith('text/')) continue;
    const at = /^(?:Return-Path|Received|Message-ID|X-Posthorn-Message):[ \t]/im.exec(part.body)?.index;
    if (at !== undefined) return fieldsOf(headOf(part.body.slice(at)));
  }
  return new Map();
}

const COPIES: ReadonlySet<string> = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'text/rfc822-header',
  'message/rfc822-headers',
  'message/global',
  'message/global-headers',
]);

function headOf(text: string): string {
  const normal = text.replace(/\r\n?/g, '\n').replace(/^\n+/, '');
  const end = normal.indexOf('\n\n');
  return (end === -1 ? normal : normal.slice(0, end)).slice(0, 64 * 1024);
}

function addressesIn(value: string): string[] {
  return [...value.slice(0, 8_000).matchAll(ADDRESS)].map((found) => found[1]!).slice(0, 50);
}

/** `(envelope-from <b+…@…>)` of a hop of the receiver. */
function signedIn(received: string): string[] {
  return addressesIn(/envelope-(?:from|sender)[ =]+<?[^\s>)]{3,320}/i.exec(received)?.[0] ?? '');
}
