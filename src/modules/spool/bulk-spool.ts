import { Injectable } from '@nestjs/common';
import { isoOrNull, type Instant, toIso } from '../../kernel/time/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { BULK_STATE, BULK_WORK, type BulkStateName, bulkStateName, type BulkWorkName } from './rules/bulk-words.js';
import { SpoolFacade } from './spool.facade.js';

/** What of a page may be stored. */
export interface BulkOpening {
  state: BulkStateName | null;
  /** Places in the page, from 0. */
  suppressed: ReadonlySet<number>;
  /** For how many of the others there is room. */
  room: number;
  /** The window that has no more, as a number of `WINDOW_KIND_NUMBERS`. */
  windowKind: number | null;
  /** The room is taken already. */
  isCounted: boolean;
}

/** A message of a bulk: up to a thousand recipients, and a body that holds what differs between them. */
export interface BulkPart {
  id: string;
  header: string;
  sizeBytes: number;
  rawBytes: number;
  content: Buffer;
}

export interface BulkRecipientRow {
  id: string;
  email: string;
  key: string;
  laneId: number;
  /** Which of the parts, from 0. */
  part: number;
}

export interface BulkPage {
  bulk: {
    id: string;
    accountId: string;
    subscriptionId: string;
    campaignId: string;
    fromEmail: string;
    subject: string;
    tags: readonly string[];
    track: number;
    egress: string;
    notBefore: Instant | null;
  };
  parts: readonly BulkPart[];
  recipients: readonly BulkRecipientRow[];
  /** As `spool_judge` reads them; null when they are counted already. */
  windows: readonly object[] | null;
  ratePerHour: number | null;
}

/** A message with deliveries that were held for their bulk, and how that stands now. */
export interface HeldMessage {
  messageId: string;
  accountId: string;
  bulkId: string;
  state: BulkStateName;
  /** What became of the bulk is still being carried out. */
  isSettling: boolean;
}

/** A message of a bulk that something is to be done to. */
export interface BulkMessage {
  messageId: string;
  accountId: string;
  bulkId: string;
}

const WAKE_AGAIN_MS = 2_000;
const MOST_REMEMBERED = 50_000;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The mail of bulks in the queue: how it comes in, a page at a time, and what happens to it message by message. */
@Injectable()
export class BulkSpool {
  private readonly wokenAtMs = new Map<number, number>();

  constructor(
    private readonly pool: HotPool,
    private readonly spool: SpoolFacade,
    private readonly clock: Clock,
  ) {}

  /** Locks the bulk until commit, and the account's windows where there may be too little room. */
  async openIn(
    tx: Tx,
    scope: AccountScope,
    bulkId: string,
    keys: readonly string[],
    windows: readonly object[],
  ): Promise<BulkOpening> {
    const [row] = await tx.query<{
      state: number | null;
      suppressed: number[];
      taken: number;
      window_kind: number | null;
      is_counted: boolean;
    }>('select * from spool_bulk_open($1::timestamptz, $2, $3, $4::text[], $5::jsonb)', [
      toIso(tx.now),
      scope.accountId,
      bulkId,
      addressArray(keys),
      JSON.stringify(windows),
    ]);
    return {
      state: row!.state === null ? null : bulkStateName(row!.state),
      suppressed: new Set(row!.suppressed.map((ord) => ord - 1)),
      room: row!.taken,
      windowKind: row!.window_kind,
      isCounted: row!.is_counted,
    };
  }

  /** The lanes of what may leave at once are woken after the commit. */
  async storeIn(tx: Tx, page: BulkPage): Promise<void> {
    const { bulk, parts, recipients } = page;
    const [row] = await tx.query<{ is_paced: boolean }>(
      `select * from spool_bulk_store($1::timestamptz, $2::jsonb, $3::jsonb, $4::bytea, $5::uuid[], $6::text[], $7::text[], $8::int[],
         $9::int[], $10::jsonb, $11)`,
      [
        toIso(tx.now),
        JSON.stringify(bulkRecord(bulk)),
        JSON.stringify(partRecords(parts, recipients)),
        Buffer.concat(parts.map(({ content }) => content)),
        plainArray(recipients.map(({ id }) => id)),
        addressArray(recipients.map(({ email }) => email)),
        addressArray(recipients.map(({ key }) => key)),
        plainArray(recipients.map(({ laneId }) => laneId)),
        plainArray(recipients.map(({ part }) => part + 1)),
        page.windows === null ? null : JSON.stringify(page.windows),
        page.ratePerHour,
      ],
    );
    if (row!.is_paced) return;
    tx.afterCommit(() => this.wake(recipients));
  }

  /** Page after page goes to the same lanes: one that was woken a moment ago is at work, or is found by the sweep. */
  private wake(recipients: readonly BulkRecipientRow[]): void {
    const now = this.clock.monotonicMs();
    const lanes = new Set<number>();
    for (const { laneId } of recipients)
      if (now - (this.wokenAtMs.get(laneId) ?? Number.NEGATIVE_INFINITY) > WAKE_AGAIN_MS) lanes.add(laneId);
    if (this.wokenAtMs.size > MOST_REMEMBERED) this.wokenAtMs.clear();
    for (const laneId of lanes) this.wokenAtMs.set(laneId, now);
    this.spool.wake([...lanes]);
  }

  /** Moves bulks of the account to a state, with what follows from it still to be done; answers those it moved. */
  async turnIn(
    tx: Tx,
    scope: AccountScope,
    bulkIds: readonly string[],
    to: BulkStateName,
    work: BulkWorkName,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `with found as materialized (
         select id from bulks where account_id = $1 and id = any ($2::uuid[]) and state <> $3 and state <> ${BULK_STATE.cancelled}
          order by id for update)
       update bulks b set state = $3, work = $4, work_after = null from found where b.id = found.id returning b.id`,
      [scope.accountId, bulkIds, BULK_STATE[to], BULK_WORK[work]],
    );
    return rows.map((row) => row.id);
  }

  /** How many deliveries of these wait. A look at each of them: for an answer that somebody waits for, once. */
  async waitingIn(tx: Tx, bulkIds: readonly string[]): Promise<number> {
    if (bulkIds.length === 0) return 0;
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from messages m join deliveries d on d.message_id = m.id join delivery_queue q on q.id = d.id
        where m.bulk_id = any ($1::uuid[]) and q.state <> 4`,
      [bulkIds],
    );
    return row!.n;
  }

  /** How the bulks stand that these messages belong to, as it is now; single messages are missing. */
  async statesOf(messageIds: readonly string[]): Promise<Map<string, BulkStateName>> {
    if (messageIds.length === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; state: number }>({
      name: 'bulk_states',
      text: `select m.id, b.state from unnest($1::uuid[]) x (id) join messages m on m.id = x.id join bulks b on b.id = m.bulk_id`,
      values: [messageIds],
    });
    return new Map(rows.map((row) => [row.id, bulkStateName(row.state)]));
  }

  async hasWork(): Promise<boolean> {
    const { rows } = await this.pool.query('select from bulks where work <> 0 limit 1');
    return rows.length > 0;
  }

  /** The oldest bulk with something to be done, locked until commit; null when there is none or others are at it. */
  async nextWorkIn(
    tx: Tx,
  ): Promise<{ id: string; accountId: string; work: BulkWorkName; after: string | null } | null> {
    const [row] = await tx.query<{ id: string; accountId: string; work: number; after: string | null }>(
      `select id, account_id as "accountId", work, work_after as after from bulks where work <> 0 order by id limit 1
          for update skip locked`,
    );
    if (!row) return null;
    const work = (Object.keys(BULK_WORK) as BulkWorkName[]).find((name) => BULK_WORK[name] === row.work)!;
    return { ...row, work };
  }

  async messagesIn(tx: Tx, bulkId: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from messages where bulk_id = $1 and id > coalesce($2, '${NO_ID}'::uuid) order by id limit $3`,
      [bulkId, after, limit],
    );
    return rows.map((row) => row.id);
  }

  async noteWorkIn(
    tx: Tx,
    bulkId: string,
    to: { after: string | null; done: boolean; cancelled: number },
  ): Promise<void> {
    await tx.query(
      'update bulks set work = case when $3 then 0 else work end, work_after = $2, cancelled = cancelled + $4 where id = $1',
      [bulkId, to.done ? null : to.after, to.done, to.cancelled],
    );
  }

  async holdIn(tx: Tx, messageId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select spool_bulk_hold($1) as n', [messageId]);
    return row!.n;
  }

  async cancelIn(tx: Tx, messageId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select spool_bulk_cancel($1::timestamptz, $2) as n', [
      toIso(tx.now),
      messageId,
    ]);
    return row!.n;
  }

  /** The lanes of what goes on are woken after the commit. */
  async releaseIn(tx: Tx, scope: AccountScope, messageId: string): Promise<number> {
    const rows = await tx.query<{ lane_id: number; released: number }>(
      'select * from spool_bulk_release($1::timestamptz, $2, $3)',
      [toIso(tx.now), scope.accountId, messageId],
    );
    tx.afterCommit(() => this.spool.wake(rows.map((row) => row.lane_id)));
    return rows.reduce((sum, row) => sum + row.released, 0);
  }

  /** When the next message that waits for its time goes on; null when none does. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>('select min(due_at) as due from bulk_dues');
    return rows[0]!.due;
  }

  async dueAt(at: Instant, limit: number): Promise<(BulkMessage & { isPaused: boolean })[]> {
    const { rows } = await this.pool.query<BulkMessage & { isPaused: boolean }>(
      `select d.message_id as "messageId", d.account_id as "accountId", d.bulk_id as "bulkId", coalesce(b.state <> 0, false) as "isPaused"
         from bulk_dues d left join bulks b on b.id = d.bulk_id where d.due_at <= $1::timestamptz order by d.due_at, d.message_id limit $2`,
      [toIso(at), limit],
    );
    return rows;
  }

  async letDueGo(at: Instant, messageId: string, ratePerHour: number | null, isPaused: boolean): Promise<void> {
    const { rows } = await this.pool.query<{ lane_id: number }>(
      'select lane_id from spool_bulk_due($1::timestamptz, $2, $3, $4)',
      [toIso(at), messageId, ratePerHour, isPaused],
    );
    this.spool.wake(rows.map((row) => row.lane_id));
  }

  /**
   * The next `limit` messages behind `after` with deliveries that were held for their bulk: one look into the index each.
   * Fewer than `limit` are the last ones.
   */
  async heldMessages(after: { accountId: string; messageId: string } | null, limit: number): Promise<HeldMessage[]> {
    const { rows } = await this.pool.query<Omit<HeldMessage, 'state'> & { state: number }>(
      `with recursive held as (
         (select q.account_id, q.message_id, 1 as n from delivery_queue q where q.state = 3 and q.because = 17
             and (q.account_id, q.message_id) > ($1::uuid, $2::uuid) order by q.account_id, q.message_id limit 1)
         union all
         select x.account_id, x.message_id, h.n + 1 from held h cross join lateral (
           select q.account_id, q.message_id from delivery_queue q where q.state = 3 and q.because = 17
              and (q.account_id, q.message_id) > (h.account_id, h.message_id) order by q.account_id, q.message_id limit 1) x
          where h.n < $3)
       select h.account_id as "accountId", h.message_id as "messageId", b.id as "bulkId", b.state, b.work <> 0 as "isSettling"
         from held h join messages m on m.id = h.message_id join bulks b on b.id = m.bulk_id order by h.n`,
      [after?.accountId ?? NO_ID, after?.messageId ?? NO_ID, limit],
    );
    return rows.map((row) => ({ ...row, state: bulkStateName(row.state) }));
  }

  async countCancelledIn(tx: Tx, bulkId: string, count: number): Promise<void> {
    await tx.query('update bulks set cancelled = cancelled + $2 where id = $1', [bulkId, count]);
  }
}

/** Numbers and ids as an array literal: the driver would look at each of thousands. */
function plainArray(values: readonly (string | number)[]): string {
  return `{${values.join()}}`;
}

/** Addresses that were read: there is neither a quote nor a backslash in them. */
function addressArray(addresses: readonly string[]): string {
  return addresses.length === 0 ? '{}' : `{"${addresses.join('","')}"}`;
}

function bulkRecord(bulk: BulkPage['bulk']): Record<string, unknown> {
  return {
    id: bulk.id,
    account_id: bulk.accountId,
    subscription_id: bulk.subscriptionId,
    campaign_id: bulk.campaignId,
    from_email: bulk.fromEmail,
    subject: bulk.subject,
    tags: bulk.tags.length > 0 ? bulk.tags : null,
    track: bulk.track,
    egress: bulk.egress,
    not_before: isoOrNull(bulk.notBefore),
  };
}

function partRecords(parts: readonly BulkPart[], recipients: readonly BulkRecipientRow[]): Record<string, unknown>[] {
  const counts = parts.map(() => 0);
  for (const { part } of recipients) counts[part]! += 1;
  let at = 1;
  return parts.map((part, i) => {
    const record = {
      ord: i + 1,
      id: part.id,
      header: part.header,
      size_bytes: part.sizeBytes,
      raw_bytes: part.rawBytes,
      body_at: at,
      body_bytes: part.content.length,
      n: counts[i],
    };
    at += part.content.length;
    return record;
  });
}
