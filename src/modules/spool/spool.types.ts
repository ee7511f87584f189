import type { Instant } from '../../kernel/time/instant.js';
import type { BecauseName, EventTypeName, MailClass, QueueState, StatusName } from './rules/words.js';

/** A delivery that a lane session now holds. `attempt` is the fence: results count only under it. */
export interface ClaimedDelivery {
  id: string;
  messageId: string;
  accountId: string;
  subscriptionId: string | null;
  recipient: string;
  mailClass: MailClass;
  attempt: number;
  /** Attempts people see; rises when a result is settled, not at the claim. */
  tries: number;
  /** An earlier attempt may have been delivered: its final reply was never recorded. */
  ambiguous: boolean;
  createdAt: Instant;
  expiresAt: Instant | null;
  /** Set after a deferral: the retry leaves from the same address. */
  sourceIp: string | null;
  laneId: number;
}

/** One row of a message's life as `GET /v1/messages/{id}/events` shows it (the attempt's part). */
export interface AttemptDetail {
  host?: string | null;
  ip?: string | null;
  sourceIp?: string | null;
  tls?: { version: string; cipher: string } | null;
  code?: number | null;
  enhancedCode?: string | null;
  text?: string | null;
  class?: string | null;
  ambiguousRetry?: boolean;
  sandbox?: boolean;
  [more: string]: unknown;
}

/** A fact about a delivery, from wherever it became known. */
export interface NewMailEvent {
  accountId: string;
  messageId: string;
  deliveryId: string;
  type: EventTypeName;
  at: Instant;
  detail: AttemptDetail;
}

/** What became of a claimed delivery. */
export interface DeliveryResult {
  deliveryId: string;
  /** The fence number of the claim. */
  attempt: number;
  /** `null`: over, the row leaves the queue. Else where it waits on. */
  state: QueueState | null;
  /** The customer's status afterwards; null leaves it (a row given back untried). */
  status: StatusName | null;
  /** The event to append; null appends none. */
  event: EventTypeName | null;
  at: Instant;
  nextAt?: Instant | null;
  because?: BecauseName;
  laneId?: number | null;
  sourceIp?: string | null;
  /** False gives the row back without counting a try. Default true. */
  countsTry?: boolean;
  /** True when the next attempt may be a second copy. */
  ambiguous?: boolean;
  /** Said with the first attempt: from here on its days run. */
  triedSince?: Instant | null;
  detail?: AttemptDetail | null;
}

/** Renews a session's lease and records the delivery whose final dot comes next (null: none). */
export interface SessionMark {
  sessionId: number;
  inDoubt: string | null;
  /** The connection is over: its slot is free, and what it still held is ready again, untried. */
  ends?: boolean;
  /** It ends for the sake of lanes that wait for its place: its own one waits behind them. */
  yields?: boolean;
}

/** What a lane session takes from its lane. */
export interface ClaimWish {
  laneId: number;
  /** Class by class in this order. */
  classes: readonly MailClass[];
  batch: number;
}

/** A slot that one connection wants, and what it says first. */
export interface SlotWish extends ClaimWish {
  ip: string;
  site: string;
  /** As many as the shaping says, where replies taught nothing. */
  maxSessions: number;
  /** As many as replies may raise it to. */
  mostSessions: number;
}

export type SessionBegun =
  | { sessionId: number; openSessions: number; first: ClaimedDelivery[] }
  | {
      /** `others`: there is a place, but the lane has some already and another one has none. */
      refused: 'full' | 'paused' | 'empty' | 'others';
      retryAt: Instant | null;
      openSessions: number;
      /** A lane that is to look in its stead. */
      handOn: number | null;
    };

export interface Settled {
  /** Deliveries whose result was recorded; the others had another owner already. */
  applied: ReadonlySet<string>;
  /** Sessions that still belong to the caller; the others must not send a final dot. */
  alive: ReadonlySet<number>;
}

export interface LaneRow {
  id: number;
  egress: string;
  site: string;
  provisional: boolean;
  movedTo: number | null;
  generation: number;
}

export type SessionOpened =
  | { sessionId: number; openSessions: number }
  | { refused: 'full' | 'paused'; retryAt: Instant | null; openSessions: number };

export interface TakenOver {
  sessionId: number;
  laneId: number;
  inDoubt: string | null;
  /** Deliveries that were set apart, for people to look at. */
  quarantined: number;
}

/** What happened to an account's mail on one UTC day, in a part of the log. */
export interface MailEventTally {
  accountId: string;
  /** `2026-03-31` */
  day: string;
  accepted: number;
  delivered: number;
  /** Bounced because the recipient does not exist, at once or later. */
  bounced: number;
  /** Came back after it had been delivered. */
  returned: number;
  complained: number;
  firstDeliveredAt: Instant | null;
}

/** Which event of the log, whose, and of which kind. */
export interface MailEventHead {
  sequence: number;
  id: string;
  accountId: string;
  type: EventTypeName;
  at: Instant;
}

/** One entry of the append-only log. */
export interface MailEventRow {
  sequence: number;
  id: string;
  accountId: string;
  messageId: string;
  deliveryId: string;
  type: EventTypeName;
  attempt: number;
  at: Instant;
  recipient: string;
  tags: string[];
  customId: string | null;
  /** Of mail to many. */
  campaignId: string | null;
  detail: AttemptDetail;
}
