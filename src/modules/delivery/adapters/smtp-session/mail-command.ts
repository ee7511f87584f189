import type { Failure } from '../../rules/reply.js';
import type { Capabilities } from './capabilities.js';
import { ownRefusal } from './session-failures.js';
import type { OutgoingMail } from './session-types.js';

/** Nothing that could end a command or an address; addresses were read once at acceptance, this is the last wall. */
const UNSAFE = /[\0-\x20<>\x7f]/;

/** The mail as this server takes it, where it can be written so. */
export async function fitted(mail: OutgoingMail, { eightBitMime }: Capabilities): Promise<OutgoingMail> {
  if (!mail.eightBit || eightBitMime || !mail.inSevenBits) return mail;
  const message = await mail.inSevenBits();
  return message === null ? mail : { ...mail, message, eightBit: false };
}

/** What this server can never take, said without asking it (RFC 1870 §6.1, RFC 6152, RFC 6531). */
export function unfitness(mail: OutgoingMail, { maxBytes, eightBitMime, smtpUtf8 }: Capabilities): Failure | null {
  if (UNSAFE.test(mail.from) || UNSAFE.test(mail.to)) return ownRefusal('5.1.3', 'the address cannot be said in SMTP');
  const bytes = mail.message.length;
  if (maxBytes !== null && bytes > maxBytes) {
    return ownRefusal('5.3.4', `message size ${bytes} exceeds the limit of ${maxBytes} that the receiver announces`);
  }
  if (mail.utf8 && !smtpUtf8) {
    return ownRefusal('5.6.7', 'the receiver does not take internationalised addresses (SMTPUTF8)');
  }
  if (mail.eightBit && !eightBitMime) {
    return ownRefusal('5.6.3', 'content conversion required: the receiver does not take 8-bit mail');
  }
  return null;
}

export function mailCommand(mail: OutgoingMail, { size, eightBitMime }: Capabilities): string {
  const parameters =
    (size ? ` SIZE=${mail.message.length}` : '') +
    (mail.eightBit && eightBitMime ? ' BODY=8BITMIME' : '') +
    (mail.utf8 ? ' SMTPUTF8' : '');
  return `MAIL FROM:<${mail.from}>${parameters}\r\n`;
}
