import { type FieldFault, Problem } from '../../../../kernel/problem.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import { type Attachment, composeMessage, type MessageParts, type NamedAddress } from './compose-message.js';
import {
  type ContentRecipient,
  distinctRecipients,
  fault,
  type MessageContent,
  type ReadContent,
} from './message-content.js';
import { MAX_RECIPIENTS, readInstant, timeFaults } from './message-options.js';
import { shapeFaults, type WireAddress, type WireAttachment, type WireMessage } from './message-schema.js';
import { NO_REFERENCES, type References, type UploadedFile } from './references.js';
import { isHeaderName, isReservedHeader } from './reserved-headers.js';

/** Reads one message of `POST /v1/messages`, with all faults at once. */
export function readJsonMessage(value: unknown, now: Instant, found: References = NO_REFERENCES): ReadContent {
  const shape = shapeFaults(value);
  if (shape.length > 0) return { ok: false, faults: shape };
  return new MessageReader(value as WireMessage, now, found).read();
}

interface Filling {
  parts: MessageParts;
  readonly run: () => Problem | null;
}

class MessageReader {
  private readonly faults: FieldFault[] = [];

  constructor(
    private readonly wire: WireMessage,
    private readonly now: Instant,
    private readonly found: References,
  ) {}

  read(): ReadContent {
    const { wire } = this;
    const from = this.address(wire.from, 'from');
    const to = this.addresses(wire.to, 'to');
    const cc = this.addresses(wire.cc, 'cc');
    const bcc = this.addresses(wire.bcc, 'bcc');
    const replyTo = this.replyTo();
    const recipients = this.recipients(to, cc, bcc);
    const attachments = (wire.attachments ?? []).map((item, i) => this.attachment(item, `attachments[${i}]`));
    const headers = this.headers();
    const times = this.times();
    this.references();
    if (
      wire.text === undefined &&
      wire.html === undefined &&
      attachments.length === 0 &&
      wire.templateId === undefined
    ) {
      this.faults.push(fault('text', 'required', 'A message needs text, html or an attachment.'));
    }
    if (this.faults.length > 0 || from === null) return { ok: false, faults: this.faults };
    const parts: MessageParts = {
      from,
      to: present(to),
      cc: present(cc),
      replyTo: present(replyTo),
      subject: wire.subject ?? '',
      text: wire.text ?? null,
      html: wire.html ?? null,
      attachments: present(attachments),
      headers,
    };
    return { ok: true, content: this.content(parts, recipients, times) };
  }

  private content(
    parts: MessageParts,
    recipients: ContentRecipient[],
    times: { sendAt: Instant | null; expiresAt: Instant | null },
  ): MessageContent {
    const { wire } = this;
    const filling = this.filling(parts);
    return {
      from: parts.from.address,
      alsoFrom: [],
      recipients,
      get subject() {
        return filling?.parts.subject ?? wire.subject ?? null;
      },
      ...(filling === null ? {} : { fill: filling.run }),
      options: {
        stream: wire.stream ?? 'transactional',
        tags: [...new Set(wire.tags ?? [])],
        customId: wire.customId ?? null,
        ...times,
        track: { opens: wire.track?.opens ?? null, clicks: wire.track?.clicks ?? null },
        sandbox: wire.sandbox ?? false,
        ipPool: wire.ipPool ?? null,
      },
      attachmentBytes: parts.attachments.reduce((sum, attachment) => sum + attachment.content.length, 0),
      write: (stamp) => composeMessage(filling?.parts ?? parts, stamp),
    };
  }

  /** The template's words in their places; what the message says itself stays. */
  private filling(parts: MessageParts): Filling | null {
    const { fill } = this.found;
    if (this.wire.templateId === undefined || fill === null) return null;
    const { variables = {}, subject, html, text } = this.wire;
    let done: Problem | null | undefined;
    const filling: Filling = {
      parts,
      run: () => {
        if (done !== undefined) return done;
        const filled = fill(variables);
        done = filled instanceof Problem ? filled : null;
        if (filled instanceof Problem) return done;
        const own = { subject: subject ?? filled.subject, html: html ?? filled.html, text: text ?? filled.text };
        filling.parts = { ...parts, ...own };
        return done;
      },
    };
    return filling;
  }

  private address(wire: WireAddress, field: string): NamedAddress | null {
    const address = parseAddress(wire.email);
    if (address === null) this.faults.push(fault(`${field}.email`, 'address_invalid'));
    return address === null ? null : { address, name: (wire.name ?? '').trim() };
  }

  private addresses(list: WireAddress[] | undefined, field: string): (NamedAddress | null)[] {
    return (list ?? []).map((item, i) => this.address(item, `${field}[${i}]`));
  }

  private replyTo(): (NamedAddress | null)[] {
    const { replyTo } = this.wire;
    if (Array.isArray(replyTo)) return this.addresses(replyTo, 'replyTo');
    return replyTo ? [this.address(replyTo, 'replyTo')] : [];
  }

  private recipients(
    to: (NamedAddress | null)[],
    cc: (NamedAddress | null)[],
    bcc: (NamedAddress | null)[],
  ): ContentRecipient[] {
    const total = to.length + cc.length + bcc.length;
    if (total === 0) this.faults.push(fault('to', 'required'));
    if (total > MAX_RECIPIENTS)
      this.faults.push(fault('to', 'too_many', `At most ${MAX_RECIPIENTS} recipients in to, cc and bcc together.`));
    const of = (list: (NamedAddress | null)[], kind: ContentRecipient['kind']) =>
      present(list).map(({ address }: { address: Address }) => ({ address, kind }));
    return distinctRecipients([...of(to, 'to'), ...of(cc, 'cc'), ...of(bcc, 'bcc')]);
  }

  private attachment(wire: WireAttachment, field: string): Attachment | null {
    const upload = this.upload(wire, field);
    const content = upload?.content ?? this.decoded(wire, field);
    const filename = wire.filename ?? upload?.filename;
    const contentType = (wire.contentType ?? upload?.contentType ?? 'application/octet-stream').toLowerCase();
    if (filename === undefined && wire.uploadId === undefined) this.faults.push(fault(`${field}.filename`, 'required'));
    if (contentType.startsWith('multipart/')) this.faults.push(fault(`${field}.contentType`, 'not_allowed'));
    if (content === null || filename === undefined) return null;
    return {
      filename,
      contentType: contentType.startsWith('message/') ? 'application/octet-stream' : contentType,
      content,
      inline: wire.inline ?? wire.contentId !== undefined,
      contentId: wire.contentId ?? (wire.inline ? safeContentId(filename) : null),
    };
  }

  private upload({ uploadId, content }: WireAttachment, field: string): UploadedFile | null {
    if (uploadId === undefined) return null;
    if (content !== undefined)
      this.faults.push(fault(`${field}.content`, 'not_allowed', 'Either the file itself or the id of an upload.'));
    const file = this.found.files.get(uploadId);
    if (file === undefined) this.faults.push(fault(`${field}.uploadId`, 'reference_not_found'));
    return file ?? null;
  }

  private decoded({ uploadId, content }: WireAttachment, field: string): Buffer | null {
    if (uploadId !== undefined) return null;
    if (content === undefined) {
      this.faults.push(fault(`${field}.content`, 'required'));
      return null;
    }
    const bytes = strictBase64(content);
    if (bytes === null)
      this.faults.push(fault(`${field}.content`, 'wrong_format', 'Must be base64 (RFC 4648 §4) without line breaks.'));
    return bytes;
  }

  private headers(): [string, string][] {
    const seen = new Set<string>();
    return Object.entries(this.wire.headers ?? {}).map(([name, value]) => {
      const field = `headers.${name}`.slice(0, 300);
      if (!isHeaderName(name)) this.faults.push(fault(field, 'wrong_format'));
      else if (isReservedHeader(name)) this.faults.push(fault(field, 'header_not_allowed'));
      else if (seen.has(name.toLowerCase())) this.faults.push(fault(field, 'duplicate_field'));
      seen.add(name.toLowerCase());
      return [name, value];
    });
  }

  private times(): { sendAt: Instant | null; expiresAt: Instant | null } {
    const read = (text: string | undefined, field: string): Instant | null => {
      const at = text === undefined ? null : readInstant(text);
      if (text !== undefined && at === null)
        this.faults.push(
          fault(field, 'wrong_format', 'Must be ISO 8601 with an offset, such as 2026-03-01T10:00:00Z.'),
        );
      return at;
    };
    const times = { sendAt: read(this.wire.sendAt, 'sendAt'), expiresAt: read(this.wire.expiresAt, 'expiresAt') };
    this.faults.push(...timeFaults(times.sendAt, times.expiresAt, this.now));
    return times;
  }

  /** Things a body may name that do not exist in this account. */
  private references(): void {
    const { templateId, variables, language } = this.wire;
    if (templateId === undefined) {
      const only = 'Only with templateId.';
      if (variables !== undefined) this.faults.push(fault('variables', 'not_allowed', only));
      if (language !== undefined) this.faults.push(fault('language', 'not_allowed', only));
    } else if (this.found.fill === null) this.faults.push(fault('templateId', 'reference_not_found'));
  }
}

function present<T>(list: readonly (T | null)[]): T[] {
  return list.filter((item): item is T => item !== null);
}

/** Only the one spelling that the bytes themselves have: no white space, no missing padding, no stray bits. */
function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function safeContentId(filename: string): string {
  return filename.replace(/[^A-Za-z0-9._-]/g, '-');
}
