import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which message of which ticket a mail of ours is; the ticket's own id stands for its first mail, the root of the thread. */
export interface TicketMailId {
  readonly ticketId: string;
  readonly messageId: string;
}

const MAC_BYTES = 8;
const ID = /^t\.([0-9a-f]{32})\.([0-9a-f]{32})\.([0-9a-f]{16})@([^@<>\s]{1,255})$/;
/** The same within text, as bounces quote it. */
const QUOTED = /<(t\.[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9a-f]{16}@[^@<>\s]{1,255})>/i;

/** `<t.{ticket}.{message}.{mac}@host>`: nobody who did not get one of our mails can name its ticket. */
export function signedMessageId(key: Buffer, host: string, { ticketId, messageId }: TicketMailId): string {
  const ids = `t.${hexOf(ticketId)}.${hexOf(messageId)}`;
  return `<${ids}.${macOf(key, host, ids).toString('hex')}@${host.toLowerCase()}>`;
}

/** Null unless this installation signed it; brackets and the case of the letters do not count. */
export function verifyMessageId(key: Buffer, host: string, id: string): TicketMailId | null {
  const [, ticket, message, mac, at] = ID.exec(id.trim().replace(/^<|>$/g, '').toLowerCase()) ?? [];
  if (ticket === undefined || message === undefined || mac === undefined || at !== host.toLowerCase()) return null;
  if (!timingSafeEqual(Buffer.from(mac, 'hex'), macOf(key, host, `t.${ticket}.${message}`))) return null;
  return { ticketId: uuidOf(ticket), messageId: uuidOf(message) };
}

/** The first id of this form in a text, signed or not. */
export function quotedMessageId(text: string): string | null {
  return QUOTED.exec(text)?.[1] ?? null;
}

function macOf(key: Buffer, host: string, ids: string): Buffer {
  return createHmac('sha256', key).update(`${ids}@${host.toLowerCase()}`).digest().subarray(0, MAC_BYTES);
}

function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '').toLowerCase();
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
