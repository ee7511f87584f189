import { Injectable, Logger } from '@nestjs/common';
import { groupBy } from '../../kernel/lists.js';
import { type Instant, toDate, toIso } from '../../kernel/time/instant.js';
import { AskedTogether } from '../../platform/database/asked-together.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { type AccountScope, type Tx } from '../../platform/database/tx.js';
import { claimedInOrder, LEASE, type QueueRow, resultRecord } from './data/queue-rows.js';
import { BECAUSE, type BecauseName, EVENT_TYPE, STATUS } from './rules/words.js';
import type { AttemptDetail, ClaimedDelivery, ClaimWish, DeliveryResult, SessionMark, Settled } from './spool.types.js';

/** Rows that one statement moves from a lane. */
export const MOVE_PAGE = 1_000;

const SETTLE_AND_END =
  'select * from spool_settle_and_end($1::timestamptz, $2::jsonb, $3::jsonb, $4::bigint[], $5::interval)';
const SETTLE_AND_HAND_ON =
  'select * from spool_settle_and_hand_on($1::timestamptz, $2::jsonb, $3::jsonb, $4::bigint[], $5::bigint[], $6::interval)';

interface SettledRow {
  delivery_id: string | null;
  session_id: number | null;
  /** A lane that waited for a place which came free. */
  lane_id?: number | null;
}

/** Told which lanes got ready rows, after the commit; must neither wait nor throw. */
export type WakeListener = (laneIds: readonly number[]) => void;

/** The queue: it moves rows between states and knows no policy. */
@Injectable()
export class SpoolFacade {
  private readonly log = new Logger('Spool');
  private readonly listeners = new Set<WakeListener>();

  private readonly claims: AskedTogether<ClaimWish & { sessionId: number }, ClaimedDelivery[]>;
  private readonly moves: AskedTogether<{ from: number; to: number }, number>;

  constructor(private readonly pool: HotPool) {
    this.claims = new AskedTogether((wishes) => this.claimAll(wishes));
    this.moves = new AskedTogether((moves) => this.moveAll(moves));
  }

  /**
   * Up to `batch` ready rows, class by class in this order and in turn from at most 20 accounts of each, now held by
   * the session. Fewer than `batch` mean that nothing else was ready. Claims of many connections share a statement.
   */
  claim(wish: ClaimWish & { sessionId: number }): Promise<ClaimedDelivery[]> {
    return this.claims.ask(wish);
  }

  /**
   * Results of all connections of a process in one commit; renews leases and records what is in doubt next. Places that come free
   * with it wake the lanes that waited for them, one for each.
   */
  async settle(
    now: Instant,
    results: readonly DeliveryResult[],
    sessions: readonly SessionMark[] = [],
  ): Promise<Settled> {
    const marks = sessions.map((mark) => ({ id: mark.sessionId, in_doubt: mark.inDoubt }));
    const ending = sessions.filter(({ ends }) => ends).map(({ sessionId }) => sessionId);
    const yielding = sessions.filter(({ yields }) => yields).map(({ sessionId }) => sessionId);
    const said = [toIso(now), JSON.stringify(results.map(resultRecord)), JSON.stringify(marks), ending];
    const { rows } = await this.pool.query<SettledRow>(
      ending.length === 0
        ? { name: 'spool_settle_and_end', text: SETTLE_AND_END, values: [...said, LEASE] }
        : { name: 'spool_settle_and_hand_on', text: SETTLE_AND_HAND_ON, values: [...said, yielding, LEASE] },
    );
    this.wake(rows.flatMap((row) => row.lane_id ?? []));
    return {
      applied: new Set(rows.flatMap((row) => row.delivery_id ?? [])),
      alive: new Set(rows.flatMap((row) => row.session_id ?? [])),
    };
  }

  /** Makes due retries ready and wakes their lanes; answers how many. */
  async promote(now: Instant, limit = 1000): Promise<number> {
    const { rows } = await this.pool.query<{ lane_id: number; promoted: number }>({
      name: 'spool_promote',
      text: 'select * from spool_promote($1::timestamptz, $2)',
      values: [toIso(now), limit],
    });
    this.wake(rows.map((row) => row.lane_id));
    return rows.reduce((sum, row) => sum + row.promoted, 0);
  }

  /** Ends what waits past its own `expiresAt`; answers how many. */
  async expire(now: Instant, limit = 1000): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>('select spool_expire($1::timestamptz, $2) as n', [
      toIso(now),
      limit,
    ]);
    return rows[0]!.n;
  }

  /** When the promoter or the expiry has work next; null when nothing waits for a time. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>(`select least(
      (select min(next_at) from delivery_queue where state = 1),
      (select min(expires_at) from delivery_queue where expires_at is not null and state <> 4)) as due`);
    return rows[0]!.due;
  }

  async hold(
    now: Instant,
    deliveryIds: readonly string[],
    because: BecauseName,
    nextAt: Instant | null = null,
  ): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      'select spool_hold($1::timestamptz, $2::uuid[], $3::smallint, $4::timestamptz) as n',
      [toIso(now), deliveryIds, BECAUSE[because], nextAt === null ? null : toIso(nextAt)],
    );
    return rows[0]!.n;
  }

  /** Lifts one reason from a subscription's held rows, oldest first. */
  async release(
    scope: AccountScope,
    subscriptionId: string | null,
    because: BecauseName,
    limit = 1000,
  ): Promise<number> {
    const { rows } = await this.pool.query<{ lane_id: number; released: number }>(
      'select * from spool_release($1, $2, $3::smallint, $4)',
      [scope.accountId, subscriptionId, BECAUSE[because], limit],
    );
    this.wake(rows.map((row) => row.lane_id));
    return rows.reduce((sum, row) => sum + row.released, 0);
  }

  /** Mail of a subscription that is held for want of quota is counted again at `at`, unless that was to happen before. */
  async countAnewIn(tx: Tx, scope: AccountScope, subscriptionId: string, at: Instant): Promise<void> {
    await tx.query(
      `with waiting as materialized (
         select id from delivery_queue
          where state in (2, 3) and state = 3 and subscription_id = $1 and account_id = $2 and not counted
            and because in (${BECAUSE.daily_quota}, ${BECAUSE.monthly_quota}) and next_at > $3
          order by id for update)
       update delivery_queue q set next_at = $3 from waiting where q.id = waiting.id`,
      [subscriptionId, scope.accountId, toDate(at)],
    );
  }

  /** Mail that fell due when its account had no subscription is counted again at `at`, unless that was to happen before. */
  async countUnsubscribedAnewIn(tx: Tx, scope: AccountScope, at: Instant): Promise<void> {
    await tx.query(
      `with waiting as materialized (
         select id from delivery_queue
          where state = 3 and because = ${BECAUSE.subscription_ended} and account_id = $1 and not counted and next_at > $2
          order by id for update)
       update delivery_queue q set next_at = $2 from waiting where q.id = waiting.id`,
      [scope.accountId, toDate(at)],
    );
  }

  /** When paced mail may go on next; null when none waits. */
  async nextPace(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>(
      'select min(due_at) as due from paces where due_at is not null',
    );
    return rows[0]!.due;
  }

  /** Accounts whose paced mail may go on at `at`. */
  async pacedAccounts(at: Instant, limit = 200): Promise<string[]> {
    const { rows } = await this.pool.query<{ account_id: string }>(
      'select account_id from paces where due_at <= $1::timestamptz order by due_at limit $2',
      [toIso(at), limit],
    );
    return rows.map((row) => row.account_id);
  }

  /** Lets their paced mail go as far as these rates allow; null: all of it. */
  async pace(at: Instant, rates: ReadonlyMap<string, number | null>): Promise<void> {
    const records = [...rates].map(([accountId, perHour]) => ({ account_id: accountId, per_hour: perHour }));
    const { rows } = await this.pool.query<{ lane_id: number }>(
      'select * from spool_pace($1::timestamptz, $2::jsonb)',
      [toIso(at), JSON.stringify(records)],
    );
    this.wake(rows.map((row) => row.lane_id));
  }

  /** How much of an account's mail waits for its pace, up to a million, and until when what has left is paid for. */
  async pacedBacklog(scope: AccountScope): Promise<{ waiting: number; paidUntil: Instant | null }> {
    const { rows } = await this.pool.query<{ waiting: number; paid_until: Instant | null }>(
      `select (select count(*)::int from (select from delivery_queue q where q.state = 2 and q.account_id = $1 limit 1000000) x) as waiting,
              (select tat from paces where account_id = $1) as paid_until`,
      [scope.accountId],
    );
    return { waiting: rows[0]!.waiting, paidUntil: rows[0]!.paid_until };
  }

  /** Lets an account's mail go on that waited for the end of a block, oldest first; whatever it was accepted under. */
  async releaseBlocked(scope: AccountScope, limit = 1000): Promise<number> {
    const { rows } = await this.pool.query<{ lane_id: number; released: number }>(
      'select * from spool_release_blocked($1, $2)',
      [scope.accountId, limit],
    );
    this.wake(rows.map((row) => row.lane_id));
    return rows.reduce((sum, row) => sum + row.released, 0);
  }

  /** Lifts the hold of a pause of the account, in the order of acceptance; answers how many rows. */
  async releasePaused(scope: AccountScope, limit = 1000): Promise<number> {
    const { rows } = await this.pool.query<{ lane_id: number; released: number }>(
      'select * from spool_release_paused($1, $2)',
      [scope.accountId, limit],
    );
    this.wake(rows.map((row) => row.lane_id));
    return rows.reduce((sum, row) => sum + row.released, 0);
  }

  /** The accounts that have mail waiting for the end of a pause. */
  async accountsHeldByPauses(): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>('select id from spool_paused_accounts() id');
    return rows.map((row) => row.id);
  }

  /** The accounts that have mail waiting for the end of a block. */
  async accountsHeldByBlocks(): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>('select id from spool_blocked_accounts() id');
    return rows.map((row) => row.id);
  }

  /** Ends rows that no connection holds; answers the deliveries it ended. */
  async end(
    now: Instant,
    deliveryIds: readonly string[],
    as: 'cancelled' | 'expired' | 'suppressed' | 'bounced',
    because: BecauseName = 'nothing',
    detail: AttemptDetail | null = null,
  ): Promise<string[]> {
    const { rows } = await this.pool.query<{ delivery_id: string }>(
      'select * from spool_end($1::timestamptz, $2::uuid[], $3::smallint, $4::smallint, $5::smallint, $6::jsonb)',
      [
        toIso(now),
        deliveryIds,
        STATUS[as],
        EVENT_TYPE[as],
        BECAUSE[because],
        detail === null ? null : JSON.stringify(detail),
      ],
    );
    return rows.map((row) => row.delivery_id);
  }

  /**
   * Moves a page of ready rows of a lane whose domain found its real site; answers how many, and wakes nobody. Moves of many
   * lanes share a statement.
   */
  moveLane(from: number, to: number): Promise<number> {
    return this.moves.ask({ from, to });
  }

  /** Registers whoever runs lanes or passes wake-ups on. Answers how to stop listening. */
  onWake(listener: WakeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Fire and forget: a wake that fails costs the poll's 200 ms, never an accepted message. */
  wake(laneIds: readonly number[]): void {
    if (laneIds.length === 0) return;
    const distinct = [...new Set(laneIds)];
    for (const listener of this.listeners) {
      try {
        listener(distinct);
      } catch (error) {
        this.log.warn({ msg: 'a lane wake-up failed', err: error });
      }
    }
  }

  private async claimAll(wishes: readonly (ClaimWish & { sessionId: number })[]): Promise<ClaimedDelivery[][]> {
    const asked = wishes.map(({ sessionId, laneId, classes, batch }) => ({
      session: sessionId,
      lane: laneId,
      classes,
      batch,
    }));
    const { rows } = await this.pool.query<QueueRow & { session_id: number }>({
      name: 'spool_claims',
      text: 'select * from spool_claims($1::jsonb)',
      values: [JSON.stringify(asked)],
    });
    const bySession = groupBy(rows, (row) => row.session_id);
    return wishes.map(({ sessionId, classes }) => claimedInOrder(bySession.get(sessionId) ?? [], classes));
  }

  private async moveAll(moves: readonly { from: number; to: number }[]): Promise<number[]> {
    const { rows } = await this.pool.query<{ n: number; moved: number }>({
      name: 'spool_move_lanes',
      text: 'select * from spool_move_lanes($1::int[], $2::int[], $3)',
      values: [moves.map(({ from }) => from), moves.map(({ to }) => to), MOVE_PAGE],
    });
    const moved = new Map(rows.map((row) => [row.n, row.moved]));
    return moves.map((_, i) => moved.get(i + 1) ?? 0);
  }
}
