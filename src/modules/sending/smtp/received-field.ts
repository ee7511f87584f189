import { type Instant, toDate } from '../../../kernel/time/instant.js';
import type { SessionFacts } from '../../../platform/smtp-server/service.js';

/**
 * The trace of this hop (RFC 5321 §4.4). Who handed the mail in is known by AUTH and stands in our records; the client's
 * address and name are left out, for they tell strangers about a customer's network (RFC 5321 §7.6 allows it).
 */
export function receivedField(host: string, session: SessionFacts, smtpUtf8: boolean, at: Instant): string {
  const date = toDate(at).toUTCString().replace('GMT', '+0000');
  return `Received: by ${host} with ${protocolOf(session, smtpUtf8)};\r\n ${date}\r\n`;
}

/** RFC 3848 and RFC 6531 §4.3; the final A says that the client authenticated. */
function protocolOf({ tls }: SessionFacts, smtpUtf8: boolean): string {
  return `${smtpUtf8 ? 'UTF8SMTP' : 'ESMTP'}${tls ? 'S' : ''}A`;
}

const MAX_HOPS = 50;
const HEADER_BYTES = 262_144;

/** A mail with so many traces goes in circles (RFC 5321 §6.3). */
export function isLooping(message: Buffer): boolean {
  const end = message.indexOf('\r\n\r\n');
  const header = message.toString(
    'latin1',
    0,
    end < 0 ? Math.min(message.length, HEADER_BYTES) : Math.min(end, HEADER_BYTES),
  );
  let hops = 0;
  for (const _ of header.matchAll(/^received[ \t]*:/gim)) hops += 1;
  return hops > MAX_HOPS;
}
