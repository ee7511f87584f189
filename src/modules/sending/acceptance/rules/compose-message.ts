import type { Address } from '../../addresses/index.js';
import { addressField, field, mailbox, parameter } from './header-text.js';
import type { Stamp, WrittenMessage } from './message-content.js';
import { dateField } from './read-raw-message.js';
import { base64Lines, encodeText } from './transfer-encoding.js';

export interface NamedAddress {
  readonly address: Address;
  readonly name: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly inline: boolean;
  readonly contentId: string | null;
}

/** The parts of a message as an API caller gives them, checked. */
export interface MessageParts {
  readonly from: NamedAddress;
  readonly to: readonly NamedAddress[];
  readonly cc: readonly NamedAddress[];
  readonly replyTo: readonly NamedAddress[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** With angle brackets; left out, it is made of the stamp. */
  readonly messageId?: string | undefined;
}

interface Entity {
  /** Content-… lines, each with its CRLF. */
  head: string;
  /** Without a final CRLF. */
  body: string;
}

/** Writes the message (RFC 5322, RFC 2045–2047, RFC 2231). Blind copies are not in `parts`, so they cannot be in it. */
export function composeMessage(parts: MessageParts, stamp: Stamp): WrittenMessage {
  const messageId = parts.messageId ?? `<${stamp.id}@${parts.from.address.domain}>`;
  const entity = wholeEntity(parts, boundaries(stamp.id));
  const head = [
    addressField('From', [shown(parts.from)]),
    parts.to.length > 0 ? addressField('To', parts.to.map(shown)) : '',
    parts.cc.length > 0 ? addressField('Cc', parts.cc.map(shown)) : '',
    parts.to.length + parts.cc.length === 0 ? 'To: undisclosed-recipients:;\r\n' : '',
    parts.replyTo.length > 0 ? addressField('Reply-To', parts.replyTo.map(shown)) : '',
    field('Subject', parts.subject),
    `Message-ID: ${messageId}\r\n`,
    `Date: ${dateField(stamp.at)}\r\n`,
    ...parts.headers.map(([name, value]) => field(name, value)),
    'MIME-Version: 1.0\r\n',
    entity.head,
  ].join('');
  return { bytes: Buffer.from(`${head}\r\n${entity.body}\r\n`), messageId };
}

function shown({ name, address }: NamedAddress): string {
  return mailbox(name, address.email);
}

/** The id is made after the content was given, so no content can hold one of its boundaries. */
function boundaries(id: string): () => string {
  let n = 0;
  return () => `=_${id}_${(n += 1)}`;
}

function wholeEntity(parts: MessageParts, boundary: () => string): Entity {
  const inline = parts.html === null ? [] : parts.attachments.filter((attachment) => attachment.inline);
  const attached = parts.attachments.filter((attachment) => !inline.includes(attachment));
  const text = parts.text !== null || parts.html === null ? textEntity('plain', parts.text ?? '') : null;
  const html = parts.html === null ? null : textEntity('html', parts.html);
  const related =
    html === null || inline.length === 0
      ? html
      : multipart('related', [html, ...inline.map(attachmentEntity)], boundary);
  const body =
    text !== null && related !== null ? multipart('alternative', [text, related], boundary) : (related ?? text!);
  return attached.length === 0 ? body : multipart('mixed', [body, ...attached.map(attachmentEntity)], boundary);
}

function multipart(kind: string, entities: readonly Entity[], nextBoundary: () => string): Entity {
  const boundary = nextBoundary();
  const body = entities.map(({ head, body: content }) => `--${boundary}\r\n${head}\r\n${content}\r\n`).join('');
  return { head: `Content-Type: multipart/${kind};\r\n boundary="${boundary}"\r\n`, body: `${body}--${boundary}--` };
}

function textEntity(kind: 'plain' | 'html', content: string): Entity {
  const { encoding, text } = encodeText(content);
  return {
    head: `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n`,
    body: text,
  };
}

function attachmentEntity({ filename, contentType, content, inline, contentId }: Attachment): Entity {
  const head = [
    `Content-Type: ${contentType}${parameter('name', filename)}\r\n`,
    'Content-Transfer-Encoding: base64\r\n',
    `Content-Disposition: ${inline ? 'inline' : 'attachment'}${parameter('filename', filename)}\r\n`,
    contentId === null ? '' : `Content-ID: <${contentId}>\r\n`,
  ].join('');
  return { head, body: base64Lines(content) };
}
