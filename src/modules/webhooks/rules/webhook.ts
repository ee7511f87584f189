import type { Instant } from '../../../kernel/time/instant.js';

/** A receiver as its owner wrote it. */
export interface Webhook {
  id: string;
  accountId: string;
  url: string;
  description: string | null;
  /** What it wants to hear of; `*` is everything. */
  types: string[];
  active: boolean;
  batch: Batch | null;
  /** Sealed. */
  secret: Buffer;
  /** Sealed; good beside the present one until then. */
  previousSecret: Buffer | null;
  previousUntil: Instant | null;
  /** Why Posthorn ended it; null when its owner did, or nobody. */
  disabledBecause: DisabledBecause | null;
  disabledAt: Instant | null;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
export type DisabledBecause = 'failing' | 'gone' | 'account_closed';

/** Events go together: as many, or after so long. */
export interface Batch {
  maxEvents: number;
  maxWaitSeconds: number;
}

/** What may change of it. */
export interface WebhookTerms {
  url: string;
  description: string | null;
  types: string[];
  active: boolean;
  batch: Batch | null;
}

export const MAX_WEBHOOKS = 20;
export const MAX_BATCH_EVENTS = 500;
export const MAX_BATCH_WAIT_SECONDS = 300;
export const EVERY_TYPE = '*';
