import type { Instant } from '../../../../kernel/time/instant.js';
import type { FieldFault, Problem } from '../../../../kernel/problem.js';
import type { RecipientKind } from '../../../spool/index.js';
import type { Address } from '../../addresses/index.js';

export interface ContentRecipient {
  readonly address: Address;
  readonly kind: RecipientKind;
}

/** What the sender may say about one message besides its text, whichever way it came. */
export interface MessageOptions {
  readonly stream: 'transactional' | 'marketing';
  readonly tags: readonly string[];
  readonly customId: string | null;
  readonly sendAt: Instant | null;
  readonly expiresAt: Instant | null;
  /** Null where the message says nothing: then its sending domain does. */
  readonly track: { readonly opens: boolean | null; readonly clicks: boolean | null };
  readonly sandbox: boolean;
  /** The pool of addresses it is to leave from; null or left out: as rules and streams say. */
  readonly ipPool?: string | null;
}

/** What is put into the message when it is written, once and for all attempts. */
export interface Stamp {
  /** Left part of a Message-ID that Posthorn makes. */
  readonly id: string;
  readonly at: Instant;
}

export interface WrittenMessage {
  readonly bytes: Buffer;
  /** With its angle brackets. */
  readonly messageId: string;
}

/** A message that was read and found well formed; the rest of acceptance does not know how it came. */
export interface MessageContent {
  readonly from: Address;
  /** All other addresses that claim to be the author (Sender). */
  readonly alsoFrom: readonly Address[];
  readonly recipients: readonly ContentRecipient[];
  readonly subject: string | null;
  readonly options: MessageOptions;
  /** Writes what a template says into the message, once; before anything is counted. */
  fill?(): Problem | null;
  /** Decoded bytes of all attachments. */
  readonly attachmentBytes: number;
  write(stamp: Stamp): WrittenMessage;
}

export type ReadContent = { ok: true; content: MessageContent } | { ok: false; faults: FieldFault[] };

export function fault(field: string, code: string, message = ''): FieldFault {
  return { field, code, message };
}

/** One delivery per mailbox, however often it is named; the first mention says how. */
export function distinctRecipients(recipients: readonly ContentRecipient[]): ContentRecipient[] {
  const seen = new Set<string>();
  return recipients.filter(({ address }) => !seen.has(address.key) && seen.add(address.key) !== undefined);
}
