import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { RouteSession } from '../rules/route.js';

/** Machine time: a holder that says nothing for so long has died. */
const LEASE = `interval '15 seconds'`;

/** The right to hold one bind of a route. Every holder has another id: it is the fence of what the bind takes. */
export interface HeldSession {
  id: number;
  routeId: string;
  slot: number;
  failures: number;
}

export interface SessionNews {
  state: RouteSession['state'];
  boundAt: Instant | null;
  nextBindAt: Instant | null;
  failures: number;
  /** Undefined leaves what is known. */
  error?: { text: string; at: Instant };
  rate: number | null;
}

/** Which process holds which bind, counted by the database: a carrier allows so many and no more. */
@Injectable()
export class RouteSessionsRepository {
  constructor(private readonly pool: HotPool) {}

  /** Null when all binds of the route are held. */
  async acquire(routeId: string, binds: number, owner: string): Promise<HeldSession | null> {
    const { rows } = await this.pool.query<HeldSession>(
      `insert into sms_route_sessions as s (route_id, slot, id, owner, lease_until, state)
       select $1, n, nextval('sms_session_numbers'), $3, clock_timestamp() + ${LEASE}, 'connecting' from generate_series(1, $2::int) n
        where not exists (select from sms_route_sessions x
          where x.route_id = $1 and x.slot = n and x.lease_until >= clock_timestamp()) order by n limit 1
       on conflict (route_id, slot) do update set id = excluded.id, owner = excluded.owner, lease_until = excluded.lease_until,
         state = excluded.state, bound_at = null, next_bind_at = null where s.lease_until < clock_timestamp()
       returning id, route_id as "routeId", slot, failures`,
      [routeId, binds, owner],
    );
    return rows[0] ?? null;
  }

  /** False: somebody else has taken it over. */
  async renew(id: number, news: SessionNews): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update sms_route_sessions set lease_until = clock_timestamp() + ${LEASE}, state = $2, bound_at = $3, next_bind_at = $4,
          failures = $5, last_error = coalesce($6, last_error), last_error_at = coalesce($7, last_error_at), rate = $8 where id = $1`,
      [
        id,
        news.state,
        dateOrNull(news.boundAt),
        dateOrNull(news.nextBindAt),
        news.failures,
        news.error?.text.slice(0, 300) ?? null,
        dateOrNull(news.error?.at ?? null),
        news.rate,
      ],
    );
    return rowCount === 1;
  }

  /** Another may hold it at once; what is known of the route stays. */
  async release(id: number): Promise<void> {
    await this.pool.query(
      `update sms_route_sessions set lease_until = '-infinity', state = 'waiting', rate = null where id = $1`,
      [id],
    );
  }

  /** Routes that are to carry texts, and those of them that a session is bound for. */
  async unscopedFigures(): Promise<{ enabled: number; bound: number }> {
    const { rows } = await this.pool.query<{ enabled: number; bound: number }>(
      `select count(*)::int as enabled, (count(*) filter (where exists (select from sms_route_sessions s
           where s.route_id = r.id and s.state = 'bound' and s.lease_until >= clock_timestamp())))::int as bound
         from sms_routes r where r.enabled and r.listed`,
    );
    return rows[0]!;
  }

  async all(): Promise<RouteSession[]> {
    const { rows } = await this.pool.query<RouteSession>({
      name: 'sms_route_sessions',
      text: `select route_id as "routeId", slot, state, lease_until >= clock_timestamp() as live, bound_at as "boundAt",
               next_bind_at as "nextBindAt", failures, last_error as "lastError", last_error_at as "lastErrorAt", rate::float as rate
             from sms_route_sessions order by route_id, slot`,
    });
    return rows;
  }
}

function dateOrNull(at: Instant | null): Date | null {
  return at === null ? null : toDate(at);
}
