import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import type { Tx } from '../../../platform/database/tx.js';
import { EVERY_TYPE } from '../rules/webhook.js';

/** An event that may concern receivers of its account. */
export interface Happened {
  accountId: string;
  eventId: string;
  /** In the log of mail events; null for events of the account. */
  logId: number | null;
  type: string;
  at: Instant;
}

/**
 * Puts events in line before the receivers that want them. Order numbers are given out under the lock of the receiver's
 * row, so that they become visible in their order.
 */
@Injectable()
export class DeliveryLines {
  /** Answers how many deliveries it made. With `only`, for that receiver, whether or not it is older than the event. */
  async unscopedAdd(tx: Tx, events: readonly Happened[], only: string | null = null): Promise<number> {
    if (events.length === 0) return 0;
    const accountIds = [...new Set(events.map(({ accountId }) => accountId))];
    await tx.query(
      'select 1 as locked from webhook_queues where account_id = any ($1::uuid[]) order by webhook_id for update',
      [accountIds],
    );
    const rows = await tx.query<{ n: number }>(ADD, [
      events.map(({ accountId }) => accountId),
      events.map(({ eventId }) => eventId),
      events.map(({ logId }) => logId),
      events.map(({ type }) => type),
      events.map(({ at }) => toDate(at)),
      EVERY_TYPE,
      toDate(tx.now),
      only,
    ]);
    return rows[0]!.n;
  }
}

/** A receiver that rests is left alone; one with batches wakes when there are enough, or when the first has waited long. */
const ADD = `with happened as (
    select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::timestamptz[]) with ordinality
      as h (account_id, event_id, log_id, type, at, n)),
  wanted as materialized (
    select w.id as webhook_id, w.account_id, w.batch_max_events, w.batch_max_wait_seconds, h.event_id, h.log_id, h.type, h.at,
           row_number() over (partition by w.id order by h.n) as place
      from happened h join webhooks w on w.account_id = h.account_id
     where w.active and ((w.id = $8::uuid) or ($8::uuid is null and w.types && array[h.type, $6] and h.at >= w.created_at))),
  sums as (
    select webhook_id, max(batch_max_events) as enough, max(batch_max_wait_seconds) as wait, count(*) as n
      from wanted group by webhook_id),
  moved as (
    update webhook_queues q set last_sequence = q.last_sequence + s.n, waiting = q.waiting + s.n,
        ready_at = case when q.resting then q.ready_at
          when s.enough is null or q.waiting + s.n >= s.enough then coalesce(q.ready_at, clock_timestamp()) else q.ready_at end,
        wake_at = case when q.resting or s.enough is null or q.waiting + s.n >= s.enough then q.wake_at
          else least(q.wake_at, $7::timestamptz + s.wait * interval '1 second') end
      from sums s where q.webhook_id = s.webhook_id returning q.webhook_id, q.last_sequence - s.n as base),
  made as (
    insert into webhook_deliveries (id, account_id, webhook_id, sequence, event_id, log_id, type, occurred_at, created_at)
    select spool_uuid7($7), w.account_id, w.webhook_id, m.base + w.place, w.event_id, w.log_id, w.type, w.at, $7
      from wanted w join moved m on m.webhook_id = w.webhook_id order by w.webhook_id, w.place returning 1)
  select count(*)::int as n from made`;
