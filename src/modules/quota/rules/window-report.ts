import type { Instant } from '../../../kernel/time/instant.js';

/** A window as a mail tells of it. */
export interface WindowReport {
  subscriptionId: string;
  kind: 'month' | 'day';
  used: number;
  limit: number;
  endsAt: Instant;
}

/** Why a subscription rests although it is paid for. */
export interface Suspension {
  reason: 'daily_quota';
  since: Instant;
  /** The next midnight of the offer's zone. */
  until: Instant;
}
