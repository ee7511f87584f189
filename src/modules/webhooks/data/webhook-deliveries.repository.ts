import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import {
  type Attempt,
  type Delivery,
  DELIVERY_STATE,
  type DeliveryStateName,
  deliveryStateName,
  KEPT_ATTEMPTS,
} from '../rules/delivery.js';

/** What became of one delivery in a round. */
export interface DeliveryResult {
  id: string;
  state: Exclude<DeliveryStateName, 'fresh'>;
  nextAt: Instant | null;
  attempt: Attempt;
}

export interface DeliveryFilter {
  state?: DeliveryStateName[] | undefined;
  eventId?: string | undefined;
}

type Row = Omit<Delivery, 'state'> & { state: number };

const COLUMNS = `id, webhook_id as "webhookId", sequence, event_id as "eventId", log_id as "logId", type, occurred_at as "occurredAt", state,
  tries, created_at as "createdAt", first_tried_at as "firstTriedAt", next_at as "nextAt", ended_at as "endedAt", attempts`;
const { fresh, retry, delivered } = DELIVERY_STATE;

/** Events on their way to receivers. */
@Injectable()
export class WebhookDeliveriesRepository {
  /** Newest first, below the order number `before`. */
  async list(
    tx: Tx,
    { accountId }: AccountScope,
    webhookId: string,
    page: { before: number | null; limit: number } & DeliveryFilter,
  ): Promise<Delivery[]> {
    const states = page.state?.map((name) => DELIVERY_STATE[name]) ?? null;
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from webhook_deliveries
        where account_id = $1 and webhook_id = $2 and ($3::bigint is null or sequence < $3)
          ${states === null ? '' : `and state in (${states.join(', ')})`} and ($5::uuid is null or event_id = $5)
        order by sequence desc limit $4`,
      [accountId, webhookId, page.before, page.limit, page.eventId ?? null],
    );
    return rows.map(deliveryOf);
  }

  async find(tx: Tx, { accountId }: AccountScope, webhookId: string, id: string): Promise<Delivery | null> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from webhook_deliveries where account_id = $1 and webhook_id = $2 and id = $3`,
      [accountId, webhookId, id],
    );
    return rows[0] === undefined ? null : deliveryOf(rows[0]);
  }

  /** What is to be sent next: what was tried before and is due, of which there is never much, and what is new, in order. */
  async unscopedNext(
    tx: Tx,
    webhookId: string,
    limit: number,
    only: { fresh: boolean; anyRetry: boolean },
  ): Promise<Delivery[]> {
    const due = only.anyRetry ? '' : 'and next_at <= $3';
    const rows = await tx.query<Row>(
      `select * from (
          (select ${COLUMNS} from webhook_deliveries where webhook_id = $1 and state = ${retry} ${due} order by sequence limit $2)
          union all
          (select ${COLUMNS} from webhook_deliveries where webhook_id = $1 and state = ${fresh} order by sequence limit ${only.fresh ? '$2' : '0'})
        ) next order by sequence limit $2`,
      only.anyRetry ? [webhookId, limit] : [webhookId, limit, toDate(tx.now)],
    );
    return rows.map(deliveryOf);
  }

  /** Records what was said; an attempt that came too late for an ended delivery changes nothing. */
  async unscopedRecord(tx: Tx, results: readonly DeliveryResult[]): Promise<void> {
    if (results.length === 0) return;
    await tx.query(
      `update webhook_deliveries d set state = r.state, next_at = r.next_at, tries = d.tries + 1,
          first_tried_at = coalesce(d.first_tried_at, $6), ended_at = case when r.state in (${delivered}, ${DELIVERY_STATE.failed}) then $6::timestamptz end,
          attempts = case when jsonb_array_length(d.attempts) < ${KEPT_ATTEMPTS} then d.attempts else d.attempts - 0 end || r.attempt
         from unnest($1::uuid[], $2::smallint[], $3::timestamptz[], $4::jsonb[], $5::int[]) as r (id, state, next_at, attempt, place)
        where d.id = r.id and d.state in (${fresh}, ${retry})`,
      [
        results.map(({ id }) => id),
        results.map(({ state }) => DELIVERY_STATE[state]),
        results.map(({ nextAt }) => (nextAt === null ? null : toDate(nextAt))),
        results.map(({ attempt }) => JSON.stringify(attempt)),
        results.map((_, place) => place),
        toDate(tx.now),
      ],
    );
  }

  /** A receiver that answers again gets what it refused before, in order. */
  async unscopedRetryNow(tx: Tx, webhookId: string): Promise<void> {
    await tx.query(
      `update webhook_deliveries set next_at = $2 where webhook_id = $1 and state = ${retry} and next_at > $2`,
      [webhookId, toDate(tx.now)],
    );
  }

  /** Puts an ended or waiting delivery in line again, at once. */
  async again(tx: Tx, { accountId }: AccountScope, webhookId: string, id: string): Promise<void> {
    await tx.query(
      `update webhook_deliveries set state = ${retry}, next_at = $4, first_tried_at = null, ended_at = null
        where account_id = $1 and webhook_id = $2 and id = $3`,
      [accountId, webhookId, id, toDate(tx.now)],
    );
  }

  /** What waits for the receiver: how much was refused (counted to `most`), when that is due, and the first that is new. */
  async unscopedWaiting(tx: Tx, webhookId: string, most: number): Promise<Waiting> {
    const rows = await tx.query<Waiting>(
      `select (select count(*)::int from (select from webhook_deliveries where webhook_id = $1 and state = ${retry} limit $2) counted) as refused,
              (select min(next_at) from webhook_deliveries where webhook_id = $1 and state = ${retry}) as "retryAt",
              (select created_at from webhook_deliveries where webhook_id = $1 and state = ${fresh} order by sequence limit 1) as "freshSince"`,
      [webhookId, most],
    );
    return rows[0]!;
  }
}

export interface Waiting {
  refused: number;
  retryAt: Instant | null;
  freshSince: Instant | null;
}

function deliveryOf({ state, ...row }: Row): Delivery {
  return { ...row, state: deliveryStateName(state) };
}
