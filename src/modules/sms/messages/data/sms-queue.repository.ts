import { Injectable } from '@nestjs/common';
import { type Instant, isoOrNull, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Encoding } from '../../rules/split-text.js';
import { CLAIM } from './claim-statement.js';
import { STATE } from './queue-words.js';

/** A message that this session alone may send now. */
export interface ClaimedSms {
  messageId: string;
  accountId: string;
  attempt: number;
  again: boolean;
  number: string;
  country: string;
  sender: string;
  kind: 'transactional' | 'marketing';
  /** Null where it was forgotten. */
  text: string | null;
  encoding: Encoding;
  parts: number;
  reference: number;
  createdAt: Instant;
  expiresAt: Instant;
  /** Parts that a carrier has, or nobody knows whether. */
  done: number[];
  unknown: number[];
  /** Its recipient wants no more, since it was accepted. */
  stopped: boolean;
}

export interface NewQueueRow {
  messageId: string;
  accountId: string;
  country: string;
  priority: 0 | 1;
  state: typeof STATE.ready | typeof STATE.later | typeof STATE.scheduled;
  dueAt: Instant | null;
  expiresAt: Instant;
  /** Null: any route may take it. */
  routeId: string | null;
}

export interface Requeued {
  messageId: string;
  at: Instant;
  /** Null: any route may take it. */
  routeId: string | null;
  tries: number;
  again: boolean;
}

/** What waits, and who has it. Accounts take turns, as in the queue of mail. */
@Injectable()
export class SmsQueueRepository {
  constructor(private readonly pool: HotPool) {}

  /** As a worker. */
  async insert(tx: Tx, rows: readonly NewQueueRow[]): Promise<void> {
    await tx.query(
      `insert into sms_queue (message_id, account_id, country, priority, state, due_at, expires_at, route_id)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::smallint[], $5::smallint[], $6::timestamptz[], $7::timestamptz[], $8::uuid[])`,
      [
        rows.map(({ messageId }) => messageId),
        rows.map(({ accountId }) => accountId),
        rows.map(({ country }) => country),
        rows.map(({ priority }) => priority),
        rows.map(({ state }) => state),
        rows.map(({ dueAt }) => isoOrNull(dueAt)),
        rows.map(({ expiresAt }) => toDate(expiresAt)),
        rows.map(({ routeId }) => routeId),
      ],
    );
  }

  /** Countries for which something is ready, found by jumps over the index. */
  async unscopedCountries(): Promise<string[]> {
    const { rows } = await this.pool.query<{ country: string }>({
      name: 'sms_countries',
      text: `with recursive found as (
               (select priority, country from sms_queue where state = 0 and route_id is null order by priority, country limit 1)
               union all
               select n.priority, n.country from found f cross join lateral (
                 select q.priority, q.country from sms_queue q where q.state = 0 and q.route_id is null
                   and (q.priority, q.country) > (f.priority, f.country) order by q.priority, q.country limit 1) n)
             select distinct country from found`,
    });
    return rows.map(({ country }) => country);
  }

  /** At most `limit` messages for these countries, and those that only this route may finish. One commit. */
  async unscopedClaim(
    session: { id: number; routeId: string },
    countries: readonly string[],
    afterAccount: string,
    limit: number,
  ): Promise<ClaimedSms[]> {
    const { rows } = await this.pool.query<ClaimedSms>({
      name: 'sms_claim',
      text: CLAIM,
      values: [session.id, session.routeId, countries, afterAccount, limit],
    });
    return rows;
  }

  /** Which of these messages the session still has, under the attempts it knows; locked. */
  async unscopedHeld(
    tx: Tx,
    sessionId: number,
    claims: readonly { messageId: string; attempt: number }[],
  ): Promise<{ messageId: string; tries: number; again: boolean }[]> {
    return tx.query(
      `select q.message_id as "messageId", q.tries, q.again
         from unnest($2::uuid[], $3::int[]) c (id, attempt) join sms_queue q on q.message_id = c.id
        where q.state = ${STATE.leased} and q.session_id = $1 and q.attempt = c.attempt order by q.message_id for update of q`,
      [sessionId, claims.map(({ messageId }) => messageId), claims.map(({ attempt }) => attempt)],
    );
  }

  /** Rows whose session is over, whoever held it. */
  async unscopedOrphans(
    tx: Tx,
    limit: number,
  ): Promise<{ messageId: string; attempt: number; again: boolean; tries: number }[]> {
    return tx.query(
      `select q.message_id as "messageId", q.attempt, q.again, q.tries from sms_queue q where q.state = ${STATE.leased}
          and not exists (select from sms_route_sessions s where s.id = q.session_id and s.lease_until >= clock_timestamp())
        order by q.message_id limit $1 for update skip locked`,
      [limit],
    );
  }

  async unscopedRequeue(tx: Tx, rows: readonly Requeued[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `update sms_queue q set state = case when x.at <= $6 then ${STATE.ready} else ${STATE.later} end, due_at = x.at, session_id = null,
          route_id = x.route_id, tries = x.tries, again = x.again
         from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::smallint[], $5::boolean[]) x (id, at, route_id, tries, again)
        where q.message_id = x.id`,
      [
        rows.map(({ messageId }) => messageId),
        rows.map(({ at }) => toDate(at)),
        rows.map(({ routeId }) => routeId),
        rows.map(({ tries }) => tries),
        rows.map(({ again }) => again),
        toDate(tx.now),
      ],
    );
  }

  async unscopedRemove(tx: Tx, messageIds: readonly string[]): Promise<void> {
    if (messageIds.length > 0)
      await tx.query('delete from sms_queue where message_id = any ($1::uuid[])', [messageIds]);
  }

  /** Locked rows of what waits here and no session has: only these can be cancelled. */
  async lockIdle(tx: Tx, { accountId }: AccountScope, messageIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select message_id as id from sms_queue where account_id = $1 and message_id = any ($2::uuid[]) and state <> ${STATE.leased}
        order by message_id for update`,
      [accountId, messageIds],
    );
    return rows.map(({ id }) => id);
  }

  async unscopedNextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      `select min(due_at) as at from sms_queue where state in (${STATE.later}, ${STATE.scheduled})`,
    );
    return rows[0]?.at ?? null;
  }

  async unscopedDue(
    tx: Tx,
    at: Instant,
    limit: number,
  ): Promise<{ messageId: string; country: string; priority: number }[]> {
    return tx.query(
      `select message_id as "messageId", country, priority from sms_queue where state in (${STATE.later}, ${STATE.scheduled}) and due_at <= $1
        order by due_at limit $2 for update skip locked`,
      [toDate(at), limit],
    );
  }

  async unscopedReady(tx: Tx, messageIds: readonly string[]): Promise<void> {
    if (messageIds.length === 0) return;
    await tx.query(`update sms_queue set state = ${STATE.ready}, due_at = null where message_id = any ($1::uuid[])`, [
      messageIds,
    ]);
  }

  async unscopedPutOff(tx: Tx, rows: readonly { messageId: string; at: Instant }[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `update sms_queue q set state = ${STATE.later}, due_at = x.at from unnest($1::uuid[], $2::timestamptz[]) x (id, at)
        where q.message_id = x.id`,
      [rows.map(({ messageId }) => messageId), rows.map(({ at }) => toDate(at))],
    );
  }

  async unscopedNextExpiry(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      `select min(expires_at) as at from sms_queue where state in (${STATE.ready}, ${STATE.later}, ${STATE.held})`,
    );
    return rows[0]?.at ?? null;
  }

  async unscopedExpired(tx: Tx, at: Instant, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select message_id as id from sms_queue where state in (${STATE.ready}, ${STATE.later}, ${STATE.held}) and expires_at <= $1
        order by expires_at limit $2 for update skip locked`,
      [toDate(at), limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether anything is being sent, or could be at once by these routes and countries. */
  async unscopedIsBusy(countries: readonly string[], routeIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.pool.query<{ busy: boolean }>(
      `select exists (select from sms_queue where state = ${STATE.leased})
           or exists (select from sms_queue where state = ${STATE.ready} and route_id is null and country = any ($1))
           or exists (select from sms_queue where state = ${STATE.ready} and route_id = any ($2)) as busy`,
      [countries, routeIds],
    );
    return rows[0]!.busy;
  }
}
