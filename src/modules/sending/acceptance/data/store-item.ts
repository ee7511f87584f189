import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync, inflateRaw } from 'node:zlib';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { MAIL_CLASS, type MailClass, RECIPIENT_KIND, SOURCE, type SourceName } from '../../../spool/index.js';
import { WINDOW_KIND_NUMBERS } from '../../../quota/index.js';
import type { CountedWindow } from '../rules/counted-windows.js';
import type { MessageContent, MessageOptions, WrittenMessage } from '../rules/message-content.js';

/** Where a recipient's delivery begins. */
export interface StoreRecipient {
  id: string;
  email: string;
  key: string;
  kind: number;
  lane: number;
  suppressed: boolean;
}

/** One request of a batch as `spool_accept` reads it, and its body. */
export interface StoreItem {
  readonly id: string;
  readonly accountId: string;
  readonly meta: Record<string, unknown>;
  readonly body: Buffer;
  readonly lanes: readonly number[];
  /** Items of one group are judged in their order. */
  readonly group: object | null;
}

/** `mode`: 0 sent at once, 1 counted and sent at `sendAt`, 2 only checked. */
export const MODE = { now: 0, scheduled: 1, sandbox: 2 } as const;

const LOW_EFFORT = { level: constants.Z_BEST_SPEED };
/** Below this, compressing costs more of a core than the pages it saves are worth. */
const TOO_SMALL = 16 * 1024;
const SMALL = 64 * 1024;
const ENCODING = { plain: 0, deflated: 1 } as const;
const deflateInPool = promisify(deflateRaw);
const inflateInPool = promisify(inflateRaw);

export interface PackedBody {
  encoding: number;
  content: Buffer;
  rawBytes: number;
}

/** Small bodies are cheaper to compress here than to hand to the thread pool. */
export async function packBody(bytes: Buffer): Promise<PackedBody> {
  const rawBytes = bytes.length;
  if (rawBytes < TOO_SMALL) return { encoding: ENCODING.plain, content: bytes, rawBytes };
  const packed = rawBytes <= SMALL ? deflateRawSync(bytes, LOW_EFFORT) : await deflateInPool(bytes, LOW_EFFORT);
  if (packed.length > rawBytes * 0.9) return { encoding: ENCODING.plain, content: bytes, rawBytes };
  return { encoding: ENCODING.deflated, content: packed, rawBytes };
}

export async function unpackBody(encoding: number, content: Buffer, rawBytes: number): Promise<Buffer> {
  return encoding === ENCODING.plain ? content : inflateInPool(content, { maxOutputLength: rawBytes });
}

export interface MessageMeta {
  id: string;
  accountId: string;
  subscriptionId: string | null;
  mailClass: MailClass;
  source: SourceName;
  credentialId: string | null;
  content: MessageContent;
  written: WrittenMessage;
  packed: PackedBody;
  mode: number;
  egress: string;
  recipients: readonly StoreRecipient[];
  windows: readonly CountedWindow[];
  /** Messages an hour that may leave; null: no limit. */
  pace: number | null;
}

export function mailClassOf(content: MessageContent): MailClass {
  return content.options.stream === 'marketing' ? MAIL_CLASS.marketing : MAIL_CLASS.transactional;
}

export function messageMeta(message: MessageMeta): Record<string, unknown> {
  const { content, packed, mode } = message;
  const { options } = content;
  return {
    id: message.id,
    account_id: message.accountId,
    subscription_id: message.subscriptionId,
    class: message.mailClass,
    source: SOURCE[message.source],
    source_id: message.credentialId,
    from_email: content.from.email,
    subject: content.subject,
    message_id_header: message.written.messageId,
    size_bytes: message.written.bytes.length,
    tags: options.tags.length > 0 ? options.tags : null,
    custom_id: options.customId,
    send_at: isoOrNull(options.sendAt),
    expires_at: isoOrNull(options.expiresAt),
    sandbox: options.sandbox,
    mode,
    track: trackBits(options.track),
    egress: message.egress,
    encoding: packed.encoding,
    raw_bytes: packed.rawBytes,
    n: message.recipients.filter((recipient) => !recipient.suppressed).length,
    recipients: message.recipients,
    windows: message.windows.map(windowMeta),
    pace: message.pace,
  };
}

/** 1 opens, 2 clicks; 4 and 8: the message itself says so, yes or no. */
export function trackBits({ opens, clicks }: MessageOptions['track']): number {
  return (opens ? 1 : 0) + (clicks ? 2 : 0) + (opens === null ? 0 : 4) + (clicks === null ? 0 : 8);
}

export function windowMeta(window: CountedWindow): Record<string, unknown> {
  return {
    subscription_id: window.subscriptionId,
    kind: WINDOW_KIND_NUMBERS[window.kind],
    starts: toIso(window.windowStart),
    start_ms: window.windowStart,
    ends: toIso(window.windowEnd),
    limit: window.limit,
    warn_at: window.warnAt,
    suspend: window.suspends,
  };
}

/** What keeps an answer under its idempotency key, in the same commit. */
export function keyMeta(
  claim: { key: string; opHash: Buffer } | null,
  status: number,
  answer: string,
): Record<string, unknown> {
  return claim === null ? {} : { key: claim.key, op_hash: claim.opHash.toString('hex'), status, answer };
}

export function kindNumber(kind: keyof typeof RECIPIENT_KIND): number {
  return RECIPIENT_KIND[kind];
}
