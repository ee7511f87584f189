import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../kernel/ids.js';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EventHorizon } from './event-horizon.js';
import { EVENT_TYPE, type EventTypeName, eventTypeName, SOURCE } from './rules/words.js';
import { storableDetail } from './data/queue-rows.js';
import type { AttemptDetail, MailEventHead, MailEventRow, MailEventTally, NewMailEvent } from './spool.types.js';

/** Of which kinds, and of whom; what is not named is not asked for. */
interface WantedHeads {
  types?: readonly EventTypeName[];
  accountIds?: readonly string[];
  /** No further than there. */
  upTo?: number;
}

/** The append-only log of what happened to each delivery. */
@Injectable()
export class MailEventLog {
  constructor(
    private readonly pool: HotPool,
    private readonly unitOfWork: UnitOfWork,
    private readonly horizon: EventHorizon,
  ) {}

  /** For consumers of all accounts: the next events after `sequence`, in order. */
  async readAfter(sequence: number, limit = 1000): Promise<MailEventRow[]> {
    const { rows } = await this.pool.query<EventRow>(select('e.log_id > $1 and e.log_id <= $2', limit), [
      sequence,
      await this.horizon.read(),
    ]);
    return rows.map(eventOf);
  }

  /**
   * The same events counted instead of shown: by account and UTC day, and how far the count goes. For consumers that keep
   * sums, who would throw the rows away.
   */
  async tallyAfter(sequence: number, limit = 5000): Promise<{ upTo: number; tallies: MailEventTally[] }> {
    const { rows } = await this.pool.query<TallyRow>({
      name: 'mail_event_tally',
      text: TALLY,
      values: [sequence, await this.horizon.read(), Math.trunc(limit), SYSTEM_ACCOUNT_ID],
    });
    const upTo = rows.reduce((last, row) => Math.max(last, row.up_to), sequence);
    return { upTo, tallies: rows.filter((row) => row.account_id !== null).map(tallyOf) };
  }

  /**
   * What happened to whom, without the rest: for consumers that want few of the rows. `upTo` is as far as there is nothing
   * left to read. Of `limit` events that are looked at only those that are wanted are answered.
   */
  async headsAfter(
    sequence: number,
    limit = 1000,
    wanted: WantedHeads = {},
  ): Promise<{ upTo: number; heads: MailEventHead[] }> {
    const horizon = Math.min(wanted.upTo ?? Number.MAX_SAFE_INTEGER, await this.horizon.read());
    if (horizon <= sequence) return { upTo: sequence, heads: [] };
    if (wanted.types ?? wanted.accountIds)
      return this.wantedHeads({ sequence, horizon, limit: Math.trunc(limit) }, wanted);
    const { rows } = await this.pool.query<HeadRow>({
      name: 'mail_event_heads',
      text: `select log_id, id, account_id, type, at from mail_events
              where log_id > $1 and log_id <= $2 order by log_id limit $3`,
      values: [sequence, horizon, Math.trunc(limit)],
    });
    return { upTo: rows.length < limit ? horizon : rows.at(-1)!.log_id, heads: rows.map(headOf) };
  }

  /** The same of one account: events of others are not looked at. */
  async headsOf(
    { accountId }: AccountScope,
    sequence: number,
    limit: number,
  ): Promise<{ upTo: number; heads: MailEventHead[] }> {
    const horizon = await this.horizon.read();
    if (horizon <= sequence) return { upTo: sequence, heads: [] };
    const { rows } = await this.pool.query<HeadRow>({
      name: 'mail_event_heads_of',
      text: `select log_id, id, account_id, type, at from mail_events
              where account_id = $4 and log_id > $1 and log_id <= $2 order by log_id limit $3`,
      values: [sequence, horizon, Math.trunc(limit), accountId],
    });
    return { upTo: rows.length < limit ? horizon : rows.at(-1)!.log_id, heads: rows.map(headOf) };
  }

  /** Whose events come next: of as many as are looked at, and how far that goes. */
  async accountsAfter(sequence: number, limit: number): Promise<{ upTo: number; seen: number; accountIds: string[] }> {
    const horizon = await this.horizon.read();
    if (horizon <= sequence) return { upTo: sequence, seen: 0, accountIds: [] };
    const { rows } = await this.pool.query<{ last: number | null; seen: number; accounts: string[] | null }>({
      name: 'mail_event_accounts',
      text: `select max(log_id) as last, count(*)::int as seen, array_agg(distinct account_id) as accounts from (
               select log_id, account_id from mail_events where log_id > $1 and log_id <= $2 order by log_id limit $3) page`,
      values: [sequence, horizon, Math.trunc(limit)],
    });
    const { last, seen, accounts } = rows[0]!;
    return { upTo: seen < limit ? horizon : last!, seen, accountIds: accounts ?? [] };
  }

  private async wantedHeads(
    { sequence, horizon, limit }: { sequence: number; horizon: number; limit: number },
    { types, accountIds }: WantedHeads,
  ): Promise<{ upTo: number; heads: MailEventHead[] }> {
    const { rows } = await this.pool.query<Omit<HeadRow, 'id'> & { id: string | null; seen: number }>({
      name: 'mail_event_heads_wanted',
      text: HEADS_WANTED,
      values: [sequence, horizon, limit, types?.map((type) => EVENT_TYPE[type]) ?? null, accountIds ?? null],
    });
    const end = rows.find(({ id }) => id === null);
    const heads = rows.flatMap(({ id, ...row }) => (id === null ? [] : [headOf({ ...row, id })]));
    return { upTo: end === undefined || end.seen < limit ? horizon : end.log_id, heads };
  }

  /** Events whose heads somebody kept, in order; those that were erased are left out. */
  async unscopedOf(heads: readonly { sequence: number; id: string }[]): Promise<MailEventRow[]> {
    if (heads.length === 0) return [];
    const ids = heads.map(({ id }) => id).sort();
    const { rows } = await this.pool.query<EventRow>(
      select('e.log_id = any ($1::bigint[]) and e.id between $2 and $3', heads.length),
      [heads.map(({ sequence }) => sequence), ids[0], ids.at(-1)],
    );
    return rows.map(eventOf);
  }

  /** One account's feed. */
  async feed(
    scope: AccountScope,
    after: number,
    limit: number,
    types: readonly EventTypeName[] = [],
  ): Promise<MailEventRow[]> {
    const params: unknown[] = [after, scope.accountId, await this.horizon.read()];
    if (types.length > 0) params.push(types.map((type) => EVENT_TYPE[type]));
    const typed = types.length > 0 ? 'and e.type = any ($4::smallint[])' : '';
    return this.own(scope, select(`e.account_id = $2 and e.log_id > $1 and e.log_id <= $3 ${typed}`, limit), params);
  }

  /** Adds what became known of deliveries, in the order given. For callers without a part in the queue. */
  async appendIn(tx: Tx, events: readonly NewMailEvent[]): Promise<void> {
    if (events.length === 0) return;
    // The transaction's number before any event's: the readers' horizon counts on it.
    await tx.query('select pg_current_xact_id()');
    // The id names the partition of now: what happened long ago may have had one that is gone.
    await tx.query(
      `insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
       select spool_uuid7($2::timestamptz), e.account_id, e.message_id, e.delivery_id, e.type, 0, e.at, e.detail
         from jsonb_to_recordset($1::jsonb)
           as e (n int, account_id uuid, message_id uuid, delivery_id uuid, type smallint, at timestamptz, detail jsonb)
        order by e.n`,
      [JSON.stringify(events.map(newEventRecord)), toIso(tx.now)],
    );
  }

  /** The life of a message, oldest first; everything committed, no horizon. */
  async ofMessage(scope: AccountScope, messageId: string, after = 0, limit = 5000): Promise<MailEventRow[]> {
    const sql = select(`e.account_id = $1 and e.message_id = $2 and e.id >= ${MONTH_FLOOR} and e.log_id > $3`, limit);
    return this.own(scope, sql, [scope.accountId, messageId, after]);
  }

  private async own(scope: AccountScope, sql: string, params: unknown[]): Promise<MailEventRow[]> {
    return (await this.unitOfWork.run(scope, (tx) => tx.query<EventRow>(sql, params))).map(eventOf);
  }
}

function select(where: string, limit: number): string {
  return `select e.log_id, e.id, e.account_id, e.message_id, e.delivery_id, e.type, e.attempt, e.at, e.detail,
            d.recipient, m.tags, m.custom_id, case when m.source = ${SOURCE.campaign} then m.source_id end as campaign_id
       from (select * from mail_events e where ${where} order by e.log_id limit ${Math.trunc(limit)}) e
       left join deliveries d on d.id = e.delivery_id
       left join messages m on m.id = e.message_id
      order by e.log_id`;
}

/** Events are never older than their message, so earlier months need no look. */
const MONTH_FLOOR = `(substr($2::text, 1, 13) || '-0000-0000-000000000000')::uuid`;

/** The last row says how many were looked at, and where the last of them stands. */
const HEADS_WANTED = `with page as materialized (
    select log_id, id, account_id, type, at from mail_events where log_id > $1 and log_id <= $2 order by log_id limit $3)
  select * from (
    select log_id, id, account_id, type, at, 0 as seen from page
     where ($4::smallint[] is null or type = any ($4)) and ($5::uuid[] is null or account_id = any ($5))
    union all
    select max(log_id), null, null, null, null, count(*)::int from page having max(log_id) is not null) x
   order by log_id, seen`;

/** A bounce counts against the sender when the recipient does not exist; `returned` are bounces of what was delivered before. */
const TALLY = `with page as materialized (
    select e.log_id, e.account_id, e.type, e.at, e.detail from mail_events e
     where e.log_id > $1 and e.log_id <= $2 order by e.log_id limit $3)
  select null::uuid as account_id, null::text as day, null::int as accepted, null::int as delivered, null::int as bounced,
         null::int as returned, null::int as complained, null::timestamptz as first_delivered_at, max(log_id) as up_to
    from page having max(log_id) is not null
  union all
  select account_id, (at at time zone 'UTC')::date::text,
         count(*) filter (where type = ${EVENT_TYPE.accepted})::int,
         count(*) filter (where type = ${EVENT_TYPE.delivered})::int,
         count(*) filter (where type = ${EVENT_TYPE.bounced} and detail ->> 'class' in ('no_such_user', 'mailbox_disabled'))::int,
         count(*) filter (where type = ${EVENT_TYPE.bounced} and (detail ->> 'late')::boolean)::int,
         count(*) filter (where type = ${EVENT_TYPE.complained})::int,
         min(at) filter (where type = ${EVENT_TYPE.delivered}), 0
    from page where account_id <> $4 and not coalesce((detail ->> 'sandbox')::boolean, false)
   group by account_id, (at at time zone 'UTC')::date`;

interface HeadRow {
  log_id: number;
  id: string;
  account_id: string;
  type: number;
  at: Instant;
}

export function headOf({ log_id, id, account_id, type, at }: HeadRow): MailEventHead {
  return { sequence: log_id, id, accountId: account_id, type: eventTypeName(type), at };
}

interface TallyRow {
  account_id: string | null;
  day: string;
  accepted: number;
  delivered: number;
  bounced: number;
  returned: number;
  complained: number;
  first_delivered_at: Instant | null;
  up_to: number;
}

function tallyOf(row: TallyRow): MailEventTally {
  const { account_id: accountId, day, accepted, delivered, bounced, returned, complained } = row;
  const firstDeliveredAt = row.first_delivered_at;
  return { accountId: accountId!, day, accepted, delivered, bounced, returned, complained, firstDeliveredAt };
}

function newEventRecord(event: NewMailEvent, n: number): Record<string, unknown> {
  const { accountId, messageId, deliveryId, type, at, detail } = event;
  return {
    n,
    account_id: accountId,
    message_id: messageId,
    delivery_id: deliveryId,
    type: EVENT_TYPE[type],
    at: toIso(at),
    detail: storableDetail(detail),
  };
}

interface EventRow {
  log_id: number;
  id: string;
  account_id: string;
  message_id: string;
  delivery_id: string;
  type: number;
  attempt: number;
  at: Instant;
  detail: AttemptDetail | null;
  recipient: string | null;
  tags: string[] | null;
  custom_id: string | null;
  campaign_id: string | null;
}

function eventOf(row: EventRow): MailEventRow {
  return {
    sequence: row.log_id,
    id: row.id,
    accountId: row.account_id,
    messageId: row.message_id,
    deliveryId: row.delivery_id,
    type: eventTypeName(row.type),
    attempt: row.attempt,
    at: row.at,
    recipient: row.recipient ?? '',
    tags: row.tags ?? [],
    customId: row.custom_id,
    campaignId: row.campaign_id,
    detail: row.detail ?? {},
  };
}
