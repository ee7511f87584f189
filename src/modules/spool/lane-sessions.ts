import { Injectable } from '@nestjs/common';
import { groupBy } from '../../kernel/lists.js';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { AskedTogether } from '../../platform/database/asked-together.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { claimedInOrder, LEASE, type QueueRow } from './data/queue-rows.js';
import { BECAUSE, type BecauseName } from './rules/words.js';
import type { SessionBegun, SessionOpened, SlotWish, TakenOver } from './spool.types.js';

/** Advisory-lock class under which each worker holds its own number on one kept connection. */
export const WORKER_LOCK_CLASS = 7023;

/** Workers, and the connections they hold open: slots are rows, counted under the (ip, site) row. */
@Injectable()
export class LaneSessions {
  private readonly beginnings: AskedTogether<Beginning, SessionBegun>;

  constructor(private readonly pool: HotPool) {
    this.beginnings = new AskedTogether((asked) => this.beginAll(asked));
  }

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

  /** Which addresses, and networks of loopback, the machine of a worker can send from. */
  async announceAddresses(workerId: number, addresses: readonly string[]): Promise<void> {
    await this.pool.query(
      'update workers set addresses = $2::inet[] where id = $1 and addresses is distinct from $2::inet[]',
      [workerId, [...addresses]],
    );
  }

  /** The addresses, networks of loopback apart, that machines with a worker have which was heard lately. */
  async workerAddresses(): Promise<string[]> {
    const { rows } = await this.pool.query<{ address: string }>(
      `select distinct host(a.address) as address from workers w cross join unnest(w.addresses) a (address)
        where w.seen_at > clock_timestamp() - interval '30 seconds' and masklen(a.address) in (32, 128) order by 1`,
    );
    return rows.map((row) => row.address);
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

  /**
   * A slot for one connection together with what it says first, or why there is none: a connection that would find nothing
   * is not begun. A lane without any that finds the site full is called when a place comes free. Many at a time share a statement.
   */
  begin(now: Instant, workerId: number, slot: SlotWish): Promise<SessionBegun> {
    return this.beginnings.ask({ now, workerId, slot });
  }

  /** A slot alone. */
  async open(
    now: Instant,
    slot: {
      workerId: number;
      laneId: number;
      ip: string;
      site: string;
      /** As many as the shaping says, where replies taught nothing. */
      maxSessions: number;
      /** As many as replies may raise it to; as many as the shaping says when left out. */
      mostSessions?: number;
    },
  ): Promise<SessionOpened> {
    const { rows } = await this.pool.query<OpenedRow>({
      name: 'spool_open_session',
      text: 'select * from spool_open_session($1::timestamptz, $2, $3, $4, $5, $6, $7, $8::interval)',
      values: [
        toIso(now),
        slot.workerId,
        slot.laneId,
        slot.ip,
        slot.site,
        slot.maxSessions,
        slot.mostSessions ?? slot.maxSessions,
        LEASE,
      ],
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

  /**
   * Ends sessions of the dead: lease past, or owner known to be gone. What they held waits again, apart from what went with
   * `quarantineAfter` workers in a row.
   */
  async takeOver(now: Instant, deadOwners: readonly number[], quarantineAfter = 3, limit = 200): Promise<TakenOver[]> {
    const { rows } = await this.pool.query<{
      session_id: number;
      lane_id: number;
      in_doubt: string | null;
      quarantined: number;
    }>('select * from spool_take_over($1::timestamptz, $2::int[], $3::smallint, $4)', [
      toIso(now),
      deadOwners,
      quarantineAfter,
      limit,
    ]);
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
    change: {
      learnedMax?: number | null;
      pausedUntil?: Instant | null;
      because?: BecauseName;
      /** The words that asked for it, and when. */
      reply?: string | null;
      at?: Instant;
    },
  ): Promise<void> {
    await this.pool.query(
      `insert into ip_sites as s (ip, site, max_sessions, learned_max, paused_until, because, paused_reply, paused_at)
         values ($1, $2, 1000, $3, $4::timestamptz, $5, $8, $9::timestamptz)
       on conflict (ip, site) do update set
         learned_max = case when $6 then excluded.learned_max else s.learned_max end,
         paused_until = case when $7 then excluded.paused_until else s.paused_until end,
         paused_reply = case when $7 then excluded.paused_reply else s.paused_reply end,
         paused_at = case when $7 then excluded.paused_at else s.paused_at end,
         because = excluded.because`,
      [
        ip,
        site,
        change.learnedMax ?? null,
        change.pausedUntil ? toIso(change.pausedUntil) : null,
        BECAUSE[change.because ?? 'nothing'],
        change.learnedMax !== undefined,
        change.pausedUntil !== undefined,
        change.reply ?? null,
        change.at === undefined ? null : toIso(change.at),
      ],
    );
  }

  private async beginAll(asked: readonly Beginning[]): Promise<SessionBegun[]> {
    const slots = asked.map(({ workerId: worker, slot }, n) => {
      const { laneId: lane, ip, site, classes, batch, maxSessions: max, mostSessions: most } = slot;
      return { n, worker, lane, ip, site, classes, batch, max, most };
    });
    const { rows } = await this.pool.query<BegunRow>({
      name: 'spool_begin_or_wait',
      text: `select b.n, b.session_id as begun, b.refused, b.retry_at, b.open_sessions, b.hand_on, (b.claimed).*
               from spool_begin_or_wait($1::timestamptz, $2::jsonb, $3::interval) b`,
      values: [toIso(asked.at(-1)!.now), JSON.stringify(slots), LEASE],
    });
    const bySlot = groupBy(rows, (row) => row.n);
    return asked.map(({ slot: { classes } }, n): SessionBegun => {
      const found = bySlot.get(n)!;
      const { begun, refused, retry_at: retryAt, open_sessions: openSessions, hand_on: handOn } = found[0]!;
      if (begun === null) return { refused: refused ?? 'full', retryAt, openSessions, handOn };
      return { sessionId: begun, openSessions, first: claimedInOrder(found, classes) };
    });
  }

  /** What replies taught about the number of connections, and how many are open. */
  async limitOf(ip: string, site: string): Promise<SiteLimit> {
    const { rows } = await this.pool.query<SiteLimit>({
      name: 'ip_site_limit',
      text: `select s.learned_max as "learnedMax", s.learned_at as "learnedAt", s.learned_until as "learnedUntil", s.complained_at as "complainedAt",
               (select count(*)::int from lane_sessions e where e.ip = $1 and e.site = $2 and e.lease_until > clock_timestamp()) as open
             from (values (1)) one left join ip_sites s on s.ip = $1 and s.site = $2`,
      values: [ip, site],
    });
    return rows[0]!;
  }

  /** Writes what was learned, unless somebody else learned something since `was` was read. Answers whether it was written. */
  async learnLimit(
    ip: string,
    site: string,
    was: Pick<SiteLimit, 'learnedAt' | 'complainedAt'>,
    learned: {
      at: Instant;
      limit: number | null;
      until: Instant | null;
      reply: string | null;
      complainedAt: Instant | null;
      by: LearnedBy;
      /** Mails in a row that were taken before it. */
      goodAnswers: number;
    },
  ): Promise<boolean> {
    const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at));
    const { rowCount } = await this.pool.query(
      `update ip_sites set learned_max = $3, learned_at = $4::timestamptz, learned_until = $5::timestamptz,
         learned_because = case when $6::text is not null then $6 when $7::timestamptz is null then null else learned_because end,
         complained_at = $7::timestamptz, learned_by = $10, learned_from = $11
       where ip = $1 and site = $2 and learned_at is not distinct from $8::timestamptz and complained_at is not distinct from $9::timestamptz`,
      [
        ip,
        site,
        learned.limit,
        toIso(learned.at),
        iso(learned.until),
        learned.reply,
        iso(learned.complainedAt),
        iso(was.learnedAt),
        iso(was.complainedAt),
        learned.by,
        learned.goodAnswers,
      ],
    );
    return rowCount === 1;
  }
}

/** What set a learned limit, as `learned_by` has it. */
export type LearnedBy = 'grown' | 'lowered' | 'recovered';

export interface SiteLimit {
  learnedMax: number | null;
  learnedAt: Instant | null;
  learnedUntil: Instant | null;
  complainedAt: Instant | null;
  open: number;
}

interface Beginning {
  now: Instant;
  workerId: number;
  slot: SlotWish;
}

interface BegunRow extends QueueRow {
  n: number;
  begun: number | null;
  refused: 'full' | 'paused' | 'empty' | 'others' | null;
  retry_at: Instant | null;
  open_sessions: number;
  hand_on: number | null;
}

interface OpenedRow {
  session_id: number | null;
  refused: 'full' | 'paused' | null;
  retry_at: Instant | null;
  open_sessions: number;
}
