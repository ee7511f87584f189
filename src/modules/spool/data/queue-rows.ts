import { type Instant, toIso } from '../../../kernel/time/instant.js';
import { BECAUSE, EVENT_TYPE, type MailClass, STATUS } from '../rules/words.js';
import type { ClaimedDelivery, DeliveryResult } from '../spool.types.js';

/** How long a session lives without being renewed, on the database's clock. */
export const LEASE = '30 seconds';

export interface QueueRow {
  id: string;
  message_id: string;
  account_id: string;
  subscription_id: string | null;
  recipient: string;
  class: MailClass;
  attempt: number;
  tries: number;
  ambiguous: boolean;
  created_at: Instant;
  expires_at: Instant | null;
  source_ip: string | null;
  lane_id: number;
}

/** In the order of the classes that were asked for, then as they were accepted. */
export function claimedInOrder(rows: readonly QueueRow[], classes: readonly MailClass[]): ClaimedDelivery[] {
  const rank = (delivery: ClaimedDelivery): number => classes.indexOf(delivery.mailClass);
  return rows.map(claimedOf).sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function claimedOf(row: QueueRow): ClaimedDelivery {
  return {
    id: row.id,
    messageId: row.message_id,
    accountId: row.account_id,
    subscriptionId: row.subscription_id,
    recipient: row.recipient,
    mailClass: row.class,
    attempt: row.attempt,
    tries: row.tries,
    ambiguous: row.ambiguous,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    sourceIp: row.source_ip,
    laneId: row.lane_id,
  };
}

/** A result as `spool_settle` reads it. */
export function resultRecord(result: DeliveryResult): Record<string, unknown> {
  return {
    id: result.deliveryId,
    attempt: result.attempt,
    state: result.state,
    status: result.status === null ? null : STATUS[result.status],
    type: result.event === null ? null : EVENT_TYPE[result.event],
    at: toIso(result.at),
    next_at: result.nextAt ? toIso(result.nextAt) : null,
    because: BECAUSE[result.because ?? 'nothing'],
    lane_id: result.laneId ?? null,
    source_ip: result.sourceIp ?? null,
    counts: result.countsTry ?? true,
    ambiguous: result.ambiguous ?? false,
    since: result.triedSince ? toIso(result.triedSince) : null,
    detail: result.detail ? storableDetail(result.detail) : null,
  };
}

/** Remote servers write what they like; PostgreSQL text holds neither NUL nor lone surrogates. */
export function storableDetail(detail: object): unknown {
  // Nearly all are fine, and one look at their JSON, where both are escaped, tells.
  if (!SUSPICIOUS.test(JSON.stringify(detail))) return detail;
  return JSON.parse(
    JSON.stringify(detail, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value)),
  );
}

const SUSPICIOUS = /\\u(?:0000|d[89a-f])/;
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function storable(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}
