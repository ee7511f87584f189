import type { Problem } from '../../../kernel/problem.js';
import type { Instant } from '../../../kernel/time/instant.js';

/** What is said to many, once. Either the content itself or a template, whose words are kept as they are now. */
export interface NewBulk {
  readonly campaignId: string;
  readonly from: { readonly email: string; readonly name?: string | null };
  readonly replyTo?: { readonly email: string; readonly name?: string | null } | null;
  /** With a template: instead of the template's. */
  readonly subject?: string | null;
  readonly html?: string | null;
  readonly text?: string | null;
  readonly templateVersion?: {
    readonly templateId: string;
    /** Null is the one in force. */
    readonly version: number | null;
    /** In which it is to speak; null is its own. */
    readonly language: string | null;
  } | null;
  /** Null where the campaign says nothing: then its sending domain does. */
  readonly track?: { readonly opens: boolean | null; readonly clicks: boolean | null };
  readonly tags?: readonly string[];
}

export interface PreparedBulk {
  readonly bulkId: string;
  /** Variables it prints without a `default`: who has none gets nothing in their place. */
  readonly variables: readonly string[];
}

export interface BulkRecipient {
  readonly contactId: string;
  readonly email: string;
  /** Shown in To:. */
  readonly name?: string | null;
  /** An object, or the JSON of one. Of a name that stands there twice the last value counts. */
  readonly variables: Readonly<Record<string, unknown>> | string;
}

export interface BulkPageRequest {
  readonly bulkId: string;
  /** At most 5,000. Each address once: what was accepted before is not known here. */
  readonly recipients: readonly BulkRecipient[];
  /** They leave then. They count in the quota of that day, which is taken now. */
  readonly notBefore?: Instant | null;
}

/** Why a page is not taken whole. */
export type BulkHindrance =
  /** The room of the window is used up until then. */
  | {
      readonly kind: 'quota';
      readonly window: 'month' | 'day' | 'tier_day' | 'tier_hour';
      readonly onExceed: string;
      readonly until: Instant;
    }
  /** Somebody paused or cancelled the bulk. */
  | { readonly kind: 'stopped'; readonly state: 'paused' | 'cancelled' }
  /** None of the account's subscriptions was sold for mail to many (any more): R-084. */
  | { readonly kind: 'not_allowed' }
  /** Nothing of it may be sent until somebody does something. */
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface AcceptedPage {
  readonly messageIds: readonly string[];
  /** Recipients with a delivery of their own. */
  readonly accepted: number;
  /** Contacts that must not be written to. */
  readonly suppressed: readonly string[];
  /** Contacts whose address is none. */
  readonly unusable: readonly string[];
  /** So many of the recipients given, from the first on, are dealt with, in one of these three ways. */
  readonly taken: number;
  /** When there may be room for the rest; null when all are taken, or when waiting alone does not help. */
  readonly waitUntil: Instant | null;
  readonly hindrance: BulkHindrance | null;
}
