import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { AskedTogether } from '../../platform/database/asked-together.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { BECAUSE, MAIL_CLASS } from './rules/words.js';
import type { LaneRow } from './spool.types.js';

const CACHE_MS = 30_000;
const CACHE_SIZE = 50_000;

interface Place {
  egress: string;
  domain: string;
  site: string;
  recheckAt: Instant;
}

/** Which lane a domain's mail waits in. No DNS here: an unknown domain gets a provisional lane of its own. */
@Injectable()
export class LaneDirectory {
  private readonly cache = new Map<string, { laneId: number; until: number }>();
  private readonly rows: AskedTogether<number, LaneRow | null>;
  private readonly singleMail: AskedTogether<number, boolean>;
  private readonly places: AskedTogether<Place, number>;

  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {
    this.rows = new AskedTogether((laneIds) => this.findAll(laneIds));
    this.singleMail = new AskedTogether((laneIds) => this.withSingleMail(laneIds));
    this.places = new AskedTogether((places) => this.resolveAll(places));
  }

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

  /** The site of a domain is known: points the domain at its lane and answers it. Many at a time share a statement. */
  async resolveDomain(egress: string, domain: string, site: string, recheckAt: Instant): Promise<number> {
    const laneId = await this.places.ask({ egress, domain, site, recheckAt });
    this.remember(egress, domain, laneId, this.clock.monotonicMs());
    return laneId;
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

  findLane(laneId: number): Promise<LaneRow | null> {
    return this.rows.ask(laneId);
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
  hasSingleMail(laneId: number): Promise<boolean> {
    return this.singleMail.ask(laneId);
  }

  /** What rests at an address only because it warmed up goes on. */
  async endWarmUpRests(address: string): Promise<void> {
    await this.pool.query(
      `with resting as (select ip, site from ip_sites where ip = $1 and because = $2 order by ip, site for update)
       update ip_sites s set paused_until = null, paused_reply = null, paused_at = null, because = 0
         from resting r where s.ip = r.ip and s.site = r.site`,
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
    for (const row of rows) {
      into.set(row.domain, row.lane_id);
      this.remember(egress, row.domain, row.lane_id, now);
    }
  }

  private remember(egress: string, domain: string, laneId: number, now: number): void {
    if (this.cache.size > CACHE_SIZE) this.cache.clear();
    this.cache.set(`${egress} ${domain}`, { laneId, until: now + CACHE_MS });
  }

  private async findAll(laneIds: readonly number[]): Promise<(LaneRow | null)[]> {
    const { rows } = await this.pool.query<LaneRow>({
      name: 'lanes_by_id',
      text: 'select id, egress, site, provisional, moved_to as "movedTo", generation from lanes where id = any ($1::int[])',
      values: [laneIds],
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return laneIds.map((id) => byId.get(id) ?? null);
  }

  private async withSingleMail(laneIds: readonly number[]): Promise<boolean[]> {
    const { rows } = await this.pool.query<{ id: number }>({
      name: 'lanes_single_mail',
      text: `select l.id from unnest($1::int[]) l (id) cross join lateral
         (select from delivery_queue q where q.state = 0 and q.lane_id = l.id and q.class < ${MAIL_CLASS.marketing} limit 1) x`,
      values: [laneIds],
    });
    const found = new Set(rows.map(({ id }) => id));
    return laneIds.map((id) => found.has(id));
  }

  private async resolveAll(places: readonly Place[]): Promise<number[]> {
    const { rows } = await this.pool.query<{ n: number; lane_id: number }>({
      name: 'spool_resolve_domains',
      text: 'select * from spool_resolve_domains($1::text[], $2::text[], $3::text[], $4::timestamptz[])',
      values: [
        places.map(({ egress }) => egress),
        places.map(({ domain }) => domain),
        places.map(({ site }) => site),
        places.map(({ recheckAt }) => toIso(recheckAt)),
      ],
    });
    const lanes = new Map(rows.map((row) => [row.n, row.lane_id]));
    return places.map((_, i) => lanes.get(i + 1)!);
  }
}
