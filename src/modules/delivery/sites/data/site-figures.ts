import { Injectable } from '@nestjs/common';
import { addMs, type Instant, MINUTE_MS, toIso } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';

export type Outcome = 'delivered' | 'deferred' | 'bounced';
export type MinuteCounts = Record<Outcome, number>;

export interface SiteReply {
  site: string;
  ip: string;
  at: Instant;
  host: string | null;
  stage: string | null;
  code: number | null;
  enhancedCode: string | null;
  class: string | null;
  outcome: string;
  text: string;
}

/** Replies that are kept of each site. */
export const KEPT_REPLIES = 20;
const RATE_MINUTES = 15;
const KEPT_MINUTES_MS = 60 * MINUTE_MS;
const KEPT_REPLIES_MS = 7 * 24 * 60 * MINUTE_MS;
const PURGE_PAGE = 10_000;

/** What happened at each site in each minute, and what it said last. Figures for operators: losing some seconds is no harm. */
@Injectable()
export class SiteFigures {
  constructor(private readonly pool: HotPool) {}

  async add(
    minutes: readonly ({ site: string; minute: Instant } & MinuteCounts)[],
    replies: readonly SiteReply[],
  ): Promise<void> {
    const rows = minutes.map((row) => ({ ...row, minute: toIso(row.minute) }));
    await this.pool.query(
      `insert into site_minutes as m (site, minute, delivered, deferred, bounced)
         select * from jsonb_to_recordset($1::jsonb) as x (site text, minute timestamptz, delivered int, deferred int, bounced int) order by site, minute
       on conflict (site, minute) do update set delivered = m.delivered + excluded.delivered,
         deferred = m.deferred + excluded.deferred, bounced = m.bounced + excluded.bounced`,
      [JSON.stringify(rows)],
    );
    if (replies.length > 0) await this.keep(replies);
  }

  /** A minute's average of the last quarter of an hour. */
  async ratesOf(sites: readonly string[], now: Instant): Promise<Map<string, MinuteCounts>> {
    const { rows } = await this.pool.query<{ site: string } & MinuteCounts>(
      `select site, sum(delivered)::int as delivered, sum(deferred)::int as deferred, sum(bounced)::int as bounced
         from site_minutes where site = any ($1::text[]) and minute > $2::timestamptz group by site`,
      [sites, toIso(addMs(now, -RATE_MINUTES * MINUTE_MS))],
    );
    const aMinute = (n: number): number => Math.round((n * 100) / RATE_MINUTES) / 100;
    return new Map(
      rows.map(({ site, delivered, deferred, bounced }) => [
        site,
        { delivered: aMinute(delivered), deferred: aMinute(deferred), bounced: aMinute(bounced) },
      ]),
    );
  }

  /** Newest first. */
  async repliesOf(site: string): Promise<SiteReply[]> {
    const { rows } = await this.pool.query<SiteReply>(
      `select site, ip, at, host, stage, code, enhanced_code as "enhancedCode", class, outcome, text
         from site_replies where site = $1 order by id desc limit ${KEPT_REPLIES}`,
      [site],
    );
    return rows;
  }

  async purge(now: Instant): Promise<void> {
    const older = (table: string, column: string, keptMs: number): Promise<unknown> =>
      this.pool.query(
        `delete from ${table} where ctid = any (array(select ctid from ${table} where ${column} < $1::timestamptz limit ${PURGE_PAGE}))`,
        [toIso(addMs(now, -keptMs))],
      );
    await older('site_minutes', 'minute', KEPT_MINUTES_MS);
    await older('site_replies', 'at', KEPT_REPLIES_MS);
  }

  private async keep(replies: readonly SiteReply[]): Promise<void> {
    const rows = replies.map((reply) => ({ ...reply, at: toIso(reply.at) }));
    await this.pool.query(
      `insert into site_replies (site, ip, at, host, stage, code, enhanced_code, class, outcome, text)
         select * from jsonb_to_recordset($1::jsonb)
           as x (site text, ip text, at timestamptz, host text, stage text, code smallint, "enhancedCode" text, class text, outcome text, text text)`,
      [JSON.stringify(rows)],
    );
    await this.pool.query(
      `delete from site_replies r using (select site, (select id from site_replies k where k.site = s.site
           order by k.id desc offset ${KEPT_REPLIES} limit 1) as last from unnest($1::text[]) s (site)) x
        where r.site = x.site and r.id <= x.last`,
      [[...new Set(replies.map(({ site }) => site))]],
    );
  }
}
