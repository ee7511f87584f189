import type { Problem } from '../../../kernel/problem.js';
import type { Language } from '../../../kernel/texts.js';
import type { SourceName } from '../../spool/index.js';
import type { MessageContent } from './rules/message-content.js';

/** Who hands a message in. */
export interface Submitter {
  readonly accountId: string;
  /** The subscription of the key or credential; null means the account's oldest active one. */
  readonly subscriptionId: string | null;
  /** The key, credential or person. */
  readonly credentialId: string | null;
}

/** How a refusal is worded, so that what a key keeps is word for word what the first call answered. */
export interface Wording {
  readonly language: Language;
  readonly traceId: string;
}

export interface IdempotencyClaim {
  readonly key: string;
  /** What the key is bound to: the operation and its bytes. */
  readonly opHash: Buffer;
  readonly wording?: Wording;
}

export interface AcceptRequest {
  readonly by: Submitter;
  readonly source: SourceName;
  readonly content: MessageContent;
  readonly idempotency: IdempotencyClaim | null;
}

/** `POST /v1/messages` → 202. */
export interface AcceptedMessage {
  id: string;
  status: string;
  recipients: { id: string; email: string; status: string }[];
  warnings: string[];
}

export type AcceptOutcome =
  | { readonly kind: 'accepted'; readonly answer: AcceptedMessage }
  /** The first answer of the same idempotency key, as it was given then. */
  | { readonly kind: 'replayed'; readonly status: number; readonly body: Buffer }
  | { readonly kind: 'refused'; readonly problem: Problem };
