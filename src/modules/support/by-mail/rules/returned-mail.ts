import type { MailHeader } from './automatic-mail.js';
import { quotedMessageId } from './signed-ids.js';

/** A report stands at the front of a bounce, and the header of what came back right behind it. */
const READ_BYTES = 512 * 1024;

/** The id of the mail of ours that a report says could not be delivered; null when it is no such report. */
export function returnedMailId(headers: readonly MailHeader[], content: Buffer): string | null {
  const type = headers.find(({ name }) => name === 'content-type')?.value.toLowerCase() ?? '';
  if (!type.startsWith('multipart/report')) return null;
  const start = Math.max(0, content.indexOf('\r\n\r\n'));
  const body = content.subarray(start, start + READ_BYTES).toString('latin1');
  return /^action:[ \t]*failed/im.test(body) ? quotedMessageId(body) : null;
}
