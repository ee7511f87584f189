import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { BECAUSE, MAIL_CLASS } from './rules/words.js';
import type { LaneRow } from './spool.types.js';

const CACHE_MS = 30_000;
const CACHE_SIZE = 50_000;

/** Which lane a domain's mail waits in. No DNS here: an unknown domain gets a provisional lane of its own. */
@Injectable()
export class LaneDirectory {
  private readonly cache = new Map<string, { laneId: number; until: number }>();

  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  /** Domain → lane for every domain named, made where missing. One look-up at most, none when all are cached. */
  async lanesFor(egress: string, domains: Iterable<string>): Promise<Map<string, number>> {
    const lanes = new Map<string, number>();
    const unknown = new Set<string>();
    const now = this.clock.monotonicMs();
    for (const domain of domains) {
      const known = this.cache.get(`${egress} ${domain}`);
      if (known && known.until > now) lanes.set(domain, known.laneId);
      else unknown.add(domain);
    }
    if (unknown.size > 0) await this.load(egress, [...unknown], lanes, now);
    return lanes;
  }

  /** The site of a domain is known: points the domain at its lane and answers it. */
  async resolveDomain(egress: string, domain: string, site: string, recheckAt: Instant): Promise<number> {
    const { rows } = await this.pool.query<{ lane_id: number }>(
      'select spool_resolve_domain($1, $2, $3, $4::timestamptz) as lane_id',
      [egress, domain, site, toIso(recheckAt)],
    );
    this.cache.delete(`${egress} ${domain}`);
    return rows[0]!.lane_id;
  }

  /** The lane for retries from one address to a site that is already known. */
  async laneOfSite(egress: string, site: string): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(
      `with made as (insert into lanes (egress, site, provisional) values ($1, $2, false) on conflict do nothing returning id)
       select id from made union all select id from lanes where egress = $1 and site = $2 limit 1`,
      [egress, site],
    );
    if (rows[0]) return rows[0].id;
    return this.laneOfSite(egress, site);
  }

  async findLane(laneId: number): Promise<LaneRow | null> {
    const { rows } = await this.pool.query<LaneRow>({
      name: 'lane_by_id',
      text: 'select id, egress, site, provisional, moved_to as "movedTo", generation from lanes where id = $1',
      values: [laneId],
    });
    return rows[0] ?? null;
  }

  /** Lanes with something to send now. */
  async readyLanes(): Promise<number[]> {
    const { rows } = await this.pool.query<{ lane_id: number }>({
      name: 'ready_lanes',
      text: 'select * from spool_ready_lanes()',
    });
    return rows.map((row) => row.lane_id);
  }

  /** Whether mail to one waits to be sent now, and not only mail to many: one look into the index. */
  async hasSingleMail(laneId: number): Promise<boolean> {
    const { rows } = await this.pool.query({
      name: 'lane_single_mail',
      text: `select from delivery_queue where state = 0 and lane_id = $1 and class < ${MAIL_CLASS.marketing} limit 1`,
      values: [laneId],
    });
    return rows.length > 0;
  }

  /** What rests at an address only because it warmed up goes on. */
  async endWarmUpRests(address: string): Promise<void> {
    await this.pool.query(
      'update ip_sites set paused_until = null, paused_reply = null, paused_at = null, because = 0 where ip = $1 and because = $2',
      [address, BECAUSE.warming_up],
    );
  }

  /** Raised before a run's first claim, so that a wake during the run makes a new job. */
  async nextGeneration(laneId: number): Promise<number> {
    const { rows } = await this.pool.query<{ generation: number }>({
      name: 'lane_next_generation',
      text: 'update lanes set generation = generation + 1 where id = $1 returning generation',
      values: [laneId],
    });
    return rows[0]?.generation ?? 0;
  }

  /** Read after the commit that made the lane ready. */
  async generationsOf(laneIds: readonly number[]): Promise<Map<number, number>> {
    const { rows } = await this.pool.query<{ id: number; generation: number }>({
      name: 'lane_generations',
      text: 'select id, generation from lanes where id = any ($1::int[])',
      values: [laneIds],
    });
    return new Map(rows.map((row) => [row.id, row.generation]));
  }

  private async load(egress: string, domains: string[], into: Map<string, number>, now: number): Promise<void> {
    const { rows } = await this.pool.query<{ domain: string; lane_id: number }>({
      name: 'spool_lanes_for',
      text: 'select * from spool_lanes_for($1, $2::text[])',
      values: [egress, domains],
    });
    if (this.cache.size > CACHE_SIZE) this.cache.clear();
    for (const row of rows) {
      into.set(row.domain, row.lane_id);
      this.cache.set(`${egress} ${row.domain}`, { laneId: row.lane_id, until: now + CACHE_MS });
    }
  }
}
