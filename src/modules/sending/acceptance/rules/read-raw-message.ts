import type { FieldFault } from '../../../../kernel/problem.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Address } from '../../addresses/index.js';
import { type Mailbox, parseMailboxes } from './address-list.js';
import { decodeWords, fieldsNamed, type HeaderBlock, parseHeaderBlock } from './header-block.js';
import { displayName } from './header-text.js';
import { measureAttachments } from './measure-attachments.js';
import {
  type ContentRecipient,
  distinctRecipients,
  fault,
  type MessageContent,
  type Stamp,
  type WrittenMessage,
} from './message-content.js';
import { MAX_RECIPIENTS } from './message-options.js';
import { POSTHORN_PREFIX, readPosthornHeaders } from './posthorn-headers.js';
import { canonicalLines } from './raw-lines.js';

export type ReadRaw =
  | { ok: true; content: MessageContent; idempotencyKey: string | null }
  | { ok: false; malformed: string }
  | { ok: false; faults: FieldFault[] };

const ONCE = [
  'from',
  'sender',
  'date',
  'message-id',
  'subject',
  'reply-to',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
];
const MAX_RESENDERS = 20;
const MESSAGE_ID = /^<[!-;=?-~]{1,240}>$/;

/**
 * Reads a message as a mail program wrote it (RFC 5322). `envelope` are the recipients of the transaction; without it they
 * are those of To, Cc and Bcc. Nothing is guessed: two From fields, or one that is not one mailbox, are refused.
 */
export function readRawMessage(raw: Buffer, envelope: readonly Address[] | null, now: Instant): ReadRaw {
  const bytes = canonicalLines(raw);
  if (bytes === null) return { ok: false, malformed: 'The message contains NUL.' };
  const block = parseHeaderBlock(bytes);
  if (block === null) return { ok: false, malformed: 'The header of the message cannot be read.' };
  const twice = ONCE.find((name) => fieldsNamed(block, name).length > 1);
  if (twice !== undefined) return { ok: false, malformed: `The message has more than one ${twice} field.` };
  const from = oneMailbox(block, 'from');
  if (!from) return { ok: false, malformed: 'The message needs exactly one From field with exactly one address.' };
  const sender = oneMailbox(block, 'sender');
  if (sender === null) return { ok: false, malformed: 'The Sender field cannot be read.' };
  const resentBy = resenders(block);
  if (resentBy === null) return { ok: false, malformed: 'A Resent-From or Resent-Sender field cannot be read.' };
  const attachmentBytes = measureAttachments(bytes, block);
  if (attachmentBytes === null) return { ok: false, malformed: 'The message has too many parts.' };
  const alsoFrom = [...(sender ? [sender.address] : []), ...resentBy];
  return withOptions({ bytes, block, from, alsoFrom, attachmentBytes }, envelope, now);
}

interface Parsed {
  bytes: Buffer;
  block: HeaderBlock;
  from: Mailbox;
  alsoFrom: readonly Address[];
  attachmentBytes: number;
}

function withOptions(parsed: Parsed, envelope: readonly Address[] | null, now: Instant): ReadRaw {
  const { options, idempotencyKey, faults } = readPosthornHeaders(parsed.block, now);
  const recipients = recipientsOf(parsed.block, envelope, faults);
  if (faults.length > 0) return { ok: false, faults };
  const content: MessageContent = {
    from: parsed.from.address,
    alsoFrom: parsed.alsoFrom,
    recipients,
    subject: subjectOf(parsed.block),
    options,
    attachmentBytes: parsed.attachmentBytes,
    write: (stamp) => write(parsed, stamp),
  };
  return { ok: true, content, idempotencyKey };
}

/** Undefined when the field is missing, null when it is not exactly one mailbox. */
function oneMailbox(block: HeaderBlock, name: string): Mailbox | null | undefined {
  const [field] = fieldsNamed(block, name);
  if (!field) return undefined;
  const mailboxes = parseMailboxes(field.value, 2);
  return mailboxes?.length === 1 ? mailboxes[0]! : null;
}

/** Whoever says that he passes it on speaks as an author too (RFC 5322 §3.6.6); null when one cannot be read. */
function resenders(block: HeaderBlock): Address[] | null {
  const lists = ['resent-from', 'resent-sender'].flatMap((name) =>
    fieldsNamed(block, name).map(({ value }) => parseMailboxes(value, MAX_RESENDERS)),
  );
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list!.map(({ address }) => address));
}

function recipientsOf(
  block: HeaderBlock,
  envelope: readonly Address[] | null,
  faults: FieldFault[],
): ContentRecipient[] {
  const named = {
    to: mailboxes(block, 'to', faults, envelope),
    cc: mailboxes(block, 'cc', faults, envelope),
    bcc: mailboxes(block, 'bcc', faults, envelope),
  };
  const all: ContentRecipient[] = [];
  for (const kind of ['to', 'cc', 'bcc'] as const) all.push(...named[kind].map((address) => ({ address, kind })));
  const recipients = distinctRecipients(
    envelope === null ? all : envelope.map((address) => ({ address, kind: kindOf(address, all) })),
  );
  if (recipients.length === 0 && faults.length === 0) faults.push(fault('to', 'required'));
  if (recipients.length > MAX_RECIPIENTS) faults.push(fault('to', 'too_many', `At most ${MAX_RECIPIENTS} recipients.`));
  return recipients;
}

/** With an envelope the header addresses are only text; without one they are the recipients and must be right. */
function mailboxes(
  block: HeaderBlock,
  name: string,
  faults: FieldFault[],
  envelope: readonly Address[] | null,
): Address[] {
  const found: Address[] = [];
  for (const field of fieldsNamed(block, name)) {
    const list = parseMailboxes(field.value, MAX_RECIPIENTS + 1);
    if (list) found.push(...list.map((mailbox) => mailbox.address));
    else if (envelope === null) faults.push(fault(name, 'address_invalid'));
  }
  return found;
}

/** An envelope recipient whom no header names is a blind copy. */
function kindOf(address: Address, named: readonly ContentRecipient[]): ContentRecipient['kind'] {
  return named.find((recipient) => recipient.address.key === address.key)?.kind ?? 'bcc';
}

function subjectOf(block: HeaderBlock): string | null {
  const [field] = fieldsNamed(block, 'subject');
  return field
    ? decodeWords(field.value)
        .replace(/\p{Cc}/gu, ' ')
        .slice(0, 998)
    : null;
}

/** Fields that are ours to write, or meant only for us. */
function isDropped(lower: string): boolean {
  return lower === 'bcc' || lower === 'return-path' || lower.startsWith(POSTHORN_PREFIX);
}

/** The message without what is dropped, From as it was read, Message-ID and Date added where missing. */
function write(parsed: Parsed, stamp: Stamp): WrittenMessage {
  const { bytes, block, from } = parsed;
  const own = fieldsNamed(block, 'message-id')[0]?.value ?? '';
  const messageId = MESSAGE_ID.test(own) ? own : `<${stamp.id}@${from.address.domain}>`;
  const pieces: Buffer[] = [];
  for (const field of block.fields) {
    if (isDropped(field.lower)) continue;
    if (field.lower === 'from') pieces.push(Buffer.from(fromField(from)));
    else if (field.lower === 'message-id') pieces.push(Buffer.from(`Message-ID: ${messageId}\r\n`));
    else pieces.push(bytes.subarray(field.start, field.end));
  }
  if (own === '') pieces.push(Buffer.from(`Message-ID: ${messageId}\r\n`));
  if (fieldsNamed(block, 'date').length === 0) pieces.push(Buffer.from(`Date: ${dateField(stamp.at)}\r\n`));
  pieces.push(Buffer.from('\r\n'), bytes.subarray(block.bodyStart));
  return { bytes: Buffer.concat(pieces), messageId };
}

/** The address that was checked is the one that is sent: the field is written anew from what was read. */
function fromField({ phrase, address }: Mailbox): string {
  if (phrase === '') return `From: ${address.email}\r\n`;
  const shown = /^[\x20-\x7e]*$/.test(phrase) ? foldWords(phrase) : displayName(phrase.replace(/"/g, ''));
  return `From: ${shown}\r\n <${address.email}>\r\n`;
}

function foldWords(phrase: string): string {
  return phrase.length > 66 ? phrase.split(' ').join('\r\n ') : phrase;
}

/** RFC 5322 §3.3. */
export function dateField(at: Instant): string {
  return toDate(at).toUTCString().replace('GMT', '+0000');
}
