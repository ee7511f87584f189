/** The header of a mail that came to an unsubscribe address. */
const LONGEST_HEADER = 64 * 1024;

/**
 * Whether somebody, or his mail program for him, asks for it. Bounces and the answers of absent people go to addresses
 * too, and decide nothing (RFC 3834 §2, RFC 5230); `auto-generated` is what a mail program writes that unsubscribes its
 * reader.
 */
export function asksToUnsubscribe(mail: { sender: string; content: Buffer }): boolean {
  if (mail.sender === '' || mail.sender === '<>') return false;
  const text = mail.content.toString('latin1', 0, LONGEST_HEADER).replace(/\r\n?/g, '\n');
  const end = text.indexOf('\n\n');
  const header = (end < 0 ? text : text.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const has = (field: RegExp): boolean => field.test(header);
  return !(
    has(/^auto-submitted:[ \t]*auto-replied/im) ||
    has(/^(?:x-autoreply|x-autorespond|x-auto-response-suppress-reply):/im) ||
    has(/^precedence:[ \t]*auto_?reply/im) ||
    has(/^content-type:[ \t]*multipart\/report/im)
  );
}
