import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { LEASE } from './data/queue-rows.js';
import { BECAUSE, type BecauseName } from './rules/words.js';
import type { SessionOpened, TakenOver } from './spool.types.js';

/** Advisory-lock class under which each worker holds its own number on one kept connection. */
export const WORKER_LOCK_CLASS = 7023;

/** Workers, and the connections they hold open: slots are rows, counted under the (ip, site) row. */
@Injectable()
export class LaneSessions {
  constructor(private readonly pool: HotPool) {}

  async registerWorker(host: string): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>('insert into workers (host) values ($1) returning id', [
      host,
    ]);
    return rows[0]!.id;
  }

  async heartbeat(workerId: number): Promise<void> {
    await this.pool.query({
      name: 'worker_beat',
      text: 'update workers set seen_at = clock_timestamp() where id = $1',
      values: [workerId],
    });
  }

  async retireWorker(workerId: number): Promise<void> {
    await this.pool.query('delete from workers where id = $1', [workerId]);
  }

  /** Workers that said something in the last 30 seconds; shares of a rate are cut by this number. */
  async liveWorkers(): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `select count(*)::int as n from workers where seen_at > clock_timestamp() - interval '30 seconds'`,
    );
    return rows[0]!.n;
  }

  /** Owners of sessions whose advisory lock is free: their connection to the database is gone. */
  async ownersWithoutLock(): Promise<number[]> {
    const { rows } = await this.pool.query<{ owner: number }>(
      `select distinct s.owner from lane_sessions s where not exists (select from pg_locks l where l.locktype = 'advisory'
         and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = $1::oid and l.objid = s.owner::oid and l.objsubid = 2 and l.granted)`,
      [WORKER_LOCK_CLASS],
    );
    return rows.map((row) => row.owner);
  }

  /** A slot for one connection, or why there is none. */
  async open(
    now: Instant,
    slot: { workerId: number; laneId: number; ip: string; site: string; maxSessions: number },
  ): Promise<SessionOpened> {
    const { rows } = await this.pool.query<OpenedRow>({
      name: 'spool_open_session',
      text: 'select * from spool_open_session($1::timestamptz, $2, $3, $4, $5, $6, $7::interval)',
      values: [toIso(now), slot.workerId, slot.laneId, slot.ip, slot.site, slot.maxSessions, LEASE],
    });
    const row = rows[0]!;
    if (row.session_id !== null) return { sessionId: row.session_id, openSessions: row.open_sessions };
    return { refused: row.refused ?? 'full', retryAt: row.retry_at, openSessions: row.open_sessions };
  }

  /** Frees the slot; rows it still held are ready again, untried. Answers how many. */
  async close(sessionId: number): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>({
      name: 'spool_close_session',
      text: 'select spool_close_session($1) as n',
      values: [sessionId],
    });
    return rows[0]!.n;
  }

  /** Ends sessions of the dead: lease past, or owner known to be gone. */
  async takeOver(deadOwners: readonly number[], quarantineAfter = 3, limit = 200): Promise<TakenOver[]> {
    const { rows } = await this.pool.query<{
      session_id: number;
      lane_id: number;
      in_doubt: string | null;
      quarantined: boolean;
    }>('select * from spool_take_over($1::int[], $2::smallint, $3)', [deadOwners, quarantineAfter, limit]);
    return rows.map((row) => ({
      sessionId: row.session_id,
      laneId: row.lane_id,
      inDoubt: row.in_doubt,
      quarantined: row.quarantined,
    }));
  }

  /** What replies taught about a site: fewer connections, or none until a time. */
  async shapeSite(
    ip: string,
    site: string,
    change: { learnedMax?: number | null; pausedUntil?: Instant | null; because?: BecauseName },
  ): Promise<void> {
    await this.pool.query(
      `insert into ip_sites as s (ip, site, max_sessions, learned_max, paused_until, because)
         values ($1, $2, 1000, $3, $4::timestamptz, $5)
       on conflict (ip, site) do update set
         learned_max = case when $6 then excluded.learned_max else s.learned_max end,
         paused_until = case when $7 then excluded.paused_until else s.paused_until end,
         because = excluded.because`,
      [
        ip,
        site,
        change.learnedMax ?? null,
        change.pausedUntil ? toIso(change.pausedUntil) : null,
        BECAUSE[change.because ?? 'nothing'],
        change.learnedMax !== undefined,
        change.pausedUntil !== undefined,
      ],
    );
  }
}

interface OpenedRow {
  session_id: number | null;
  refused: 'full' | 'paused' | null;
  retry_at: Instant | null;
  open_sessions: number;
}
