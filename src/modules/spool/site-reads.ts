import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { LearnedBy } from './lane-sessions.js';
import { QUEUE_STATE } from './rules/words.js';

export const SITE_STATES = ['paused', 'resting', 'limited', 'sending', 'waiting'] as const;
export type SiteState = (typeof SITE_STATES)[number];

export type SiteQueueCounts = Record<keyof typeof QUEUE_STATE, number>;

export interface SiteQueue {
  counts: SiteQueueCounts;
  oldestAt: Instant | null;
  /** Counting ended before the queue did: there is at least so much, and something older may wait. */
  atLeast: boolean;
}

/** One of our addresses at a site. */
export interface SiteAddress {
  ip: string;
  site: string;
  /** As the shaping said when a connection was last opened. */
  maxSessions: number;
  learnedMax: number | null;
  learnedBecause: string | null;
  learnedBy: LearnedBy | null;
  learnedFrom: number | null;
  learnedAt: Instant | null;
  learnedUntil: Instant | null;
  complainedAt: Instant | null;
  pausedUntil: Instant | null;
  pausedReply: string | null;
  pausedAt: Instant | null;
  because: number;
  open: number;
}

export type QueueFigures = Record<'ready' | 'later' | 'paced' | 'held' | 'leased' | 'oldestSeconds', number>;

/** A learned number holds until its end, and a rest until its own. */
const LIMITED = 's.learned_max < s.max_sessions and (s.learned_until is null or s.learned_until > $4::timestamptz)';
const CONDITIONS: Record<SiteState, string> = {
  paused: 'exists (select from delivery_pauses p where p.site = l.site)',
  resting: 'exists (select from ip_sites s where s.site = l.site and s.paused_until > $4::timestamptz)',
  limited: `exists (select from ip_sites s where s.site = l.site and ${LIMITED})`,
  sending: 'exists (select from lane_sessions e where e.site = l.site and e.lease_until > clock_timestamp())',
  waiting: `(exists (select from delivery_queue q where q.state = 0 and q.lane_id = l.id)
    or exists (select from delivery_queue q where q.state in (1, 2, 3, 5) and q.lane_id = l.id))`,
};

/** Sites as operators look at them. Nothing here reads the queue but along an index, and never further than told. */
@Injectable()
export class SiteReads {
  constructor(private readonly pool: HotPool) {}

  /** Names in order, one more than the limit when there are more. */
  async page(wanted: {
    after: string | null;
    part: string | null;
    state: SiteState | null;
    now: Instant;
    limit: number;
  }): Promise<string[]> {
    const { rows } = await this.pool.query<{ site: string }>(
      `select distinct l.site from lanes l
        where l.moved_to is null and ($1::text is null or l.site > $1) and ($2::text is null or strpos(lower(l.site), lower($2)) > 0)
          and $4::timestamptz is not null and ${wanted.state === null ? 'true' : CONDITIONS[wanted.state]}
        order by l.site limit $3`,
      [wanted.after, wanted.part, wanted.limit + 1, toIso(wanted.now)],
    );
    return rows.map((row) => row.site);
  }

  async exists(site: string): Promise<boolean> {
    const { rows } = await this.pool.query('select from lanes where site = $1 limit 1', [site]);
    return rows.length > 0;
  }

  /** What waits at each of these sites, counted up to `limit` for each lane and state. */
  async queuesOf(sites: readonly string[], limit: number): Promise<Map<string, SiteQueue>> {
    const { rows } = await this.pool.query<{
      site: string;
      state: number;
      n: number;
      oldest: Instant | null;
      at_least: boolean;
    }>('select * from spool_site_queue($1::text[], $2)', [sites, limit]);
    const queues = new Map<string, SiteQueue>(sites.map((site) => [site, emptyQueue()]));
    for (const row of rows) {
      const queue = queues.get(row.site)!;
      queue.counts[nameOfState(row.state)] = row.n;
      queue.atLeast ||= row.at_least;
      if (row.oldest !== null && (queue.oldestAt === null || row.oldest < queue.oldestAt)) queue.oldestAt = row.oldest;
    }
    return queues;
  }

  async addressesOf(sites: readonly string[]): Promise<SiteAddress[]> {
    const { rows } = await this.pool.query<SiteAddress>(
      `select s.ip, s.site, s.max_sessions as "maxSessions", s.learned_max as "learnedMax", s.learned_because as "learnedBecause",
         s.learned_by as "learnedBy", s.learned_from as "learnedFrom",
         s.learned_at as "learnedAt", s.learned_until as "learnedUntil", s.complained_at as "complainedAt", s.paused_until as "pausedUntil",
         s.paused_reply as "pausedReply", s.paused_at as "pausedAt", s.because,
         (select count(*)::int from lane_sessions e where e.ip = s.ip and e.site = s.site and e.lease_until > clock_timestamp()) as open
       from ip_sites s where s.site = any ($1::text[]) order by s.site, s.ip`,
      [sites],
    );
    return rows;
  }

  /** How many sites are in each state that somebody may have to look at. */
  async figures(now: Instant): Promise<Record<'paused' | 'resting' | 'limited', number>> {
    const { rows } = await this.pool.query<Record<'paused' | 'resting' | 'limited', number>>(
      `select (select count(distinct site)::int from delivery_pauses where site <> '*') as paused,
         (select count(distinct site)::int from ip_sites s where s.paused_until > $4::timestamptz) as resting,
         (select count(distinct site)::int from ip_sites s where ${LIMITED}) as limited`.replaceAll('$4', '$1'),
      [toIso(now)],
    );
    return rows[0]!;
  }

  /** How much of the whole queue is in each state, each counted no further than `limit`. */
  async waiting(limit: number, now: Instant): Promise<QueueFigures> {
    const counted = (state: number): string =>
      `(select count(*)::int from (select from delivery_queue where state = ${state} limit $1) x)`;
    const { rows } = await this.pool.query<QueueFigures>(
      `select ${counted(QUEUE_STATE.ready)} as ready, ${counted(QUEUE_STATE.later)} as later, ${counted(QUEUE_STATE.paced)} as paced,
         ${counted(QUEUE_STATE.held)} as held, ${counted(QUEUE_STATE.leased)} as leased,
         (select greatest(0, extract(epoch from $2::timestamptz - min(x.at)))::float8 from (
           select coalesce(next_at, created_at) as at from delivery_queue where state = ${QUEUE_STATE.ready} limit $1) x) as "oldestSeconds"`,
      [limit, toIso(now)],
    );
    return { ...rows[0]!, oldestSeconds: rows[0]!.oldestSeconds ?? 0 };
  }
}

function emptyQueue(): SiteQueue {
  const counts: SiteQueueCounts = { ready: 0, later: 0, paced: 0, held: 0, leased: 0, scheduled: 0 };
  return { counts, oldestAt: null, atLeast: false };
}

function nameOfState(state: number): keyof typeof QUEUE_STATE {
  return (
    (Object.keys(QUEUE_STATE) as (keyof typeof QUEUE_STATE)[]).find((name) => QUEUE_STATE[name] === state) ?? 'ready'
  );
}
