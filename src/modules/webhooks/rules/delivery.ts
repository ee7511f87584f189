import type { Instant } from '../../../kernel/time/instant.js';

/** Where a delivery stands, and the numbers of that in the database; they are never reused. */
export const DELIVERY_STATE = { fresh: 0, retry: 1, delivered: 2, failed: 3 } as const;
export type DeliveryStateName = keyof typeof DELIVERY_STATE;
const NAMES = Object.keys(DELIVERY_STATE) as DeliveryStateName[];

export function deliveryStateName(number: number): DeliveryStateName {
  return NAMES[number] ?? 'failed';
}

/** One call of the receiver, as its owner reads it. */
export interface Attempt {
  /** ISO 8601. */
  at: string;
  status: number | null;
  /** Why it does not count as received; null when it does. */
  error: string | null;
  durationMs: number;
  /** The beginning of the answer, made harmless. */
  response: string | null;
}

/** An event on its way to one receiver. */
export interface Delivery {
  id: string;
  webhookId: string;
  /** Rises by one from delivery to delivery of an endpoint. */
  sequence: number;
  eventId: string;
  /** Its number in the log of mail events; null for an event of the account. */
  logId: number | null;
  type: string;
  occurredAt: Instant;
  state: DeliveryStateName;
  tries: number;
  createdAt: Instant;
  firstTriedAt: Instant | null;
  nextAt: Instant | null;
  endedAt: Instant | null;
  attempts: Attempt[];
}

/** Calls that are kept of a delivery: the last ones. */
export const KEPT_ATTEMPTS = 20;
