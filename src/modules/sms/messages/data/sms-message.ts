import type { Instant } from '../../../../kernel/time/instant.js';
import type { Keyword } from '../../country-rules/index.js';
import type { Credits } from '../../rules/credits.js';
import type { Encoding } from '../../rules/split-text.js';
import type { SmsStatus } from '../rules/message-states.js';

export type SmsKind = 'transactional' | 'marketing';
/** Of the credits: still reserved, spent as far as they are not given back, or given back whole. */
export type Charge = 'reserved' | 'settled' | 'released';

/** One text to one number. */
export interface SmsMessage {
  id: string;
  accountId: string;
  /** What was asked for together has one. */
  sendId: string;
  campaignId: string | null;
  /** The campaign that was tried with it: it counts for none. */
  testOf: string | null;
  contactId: string | null;
  /** E.164. */
  number: string;
  country: string;
  sender: string;
  kind: SmsKind;
  /** The keyword that it answers. */
  confirms: Keyword | null;
  textId: string;
  encoding: Encoding;
  parts: number;
  credits: Credits;
  charged: Credits;
  reference: number;
  status: SmsStatus;
  charge: Charge;
  because: string | null;
  nextAttemptAt: Instant | null;
  code: string | null;
  routeId: string | null;
  sendAt: Instant | null;
  createdAt: Instant;
  submittedAt: Instant | null;
  finishedAt: Instant | null;
}

export interface SmsEvent {
  id: string;
  accountId: string;
  messageId: string;
  /** A status, or `sent_again`. */
  type: string;
  part: number | null;
  because: string | null;
  code: string | null;
  routeId: string | null;
  at: Instant;
}

/** What changes about a message; what is left out stays. */
export interface MessageChange {
  id: string;
  accountId: string;
  status: SmsStatus;
  because: string | null;
  nextAttemptAt: Instant | null;
  code: string | null;
  routeId: string | null;
  charge: Charge;
  charged: Credits;
  submittedAt: Instant | null;
  finishedAt: Instant | null;
  /** When somebody looks at it if no carrier speaks. */
  lookAt: Instant | null;
}
