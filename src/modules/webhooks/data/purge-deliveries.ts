import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant, toDate } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { PURGE_BATCH } from '../../../platform/housekeeping/purge-by-age.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';

/** What became of deliveries is kept for so long, and so long what waits may wait for a receiver that is switched off. */
export const KEPT_DAYS = 14;
/** Events of the account are kept for replays. */
const EVENTS_KEPT_DAYS = 31;
const REST_MS = DAY_MS / 4;

/** Forgets deliveries, events of accounts and finished replays whose time is over. */
@Injectable()
export class PurgeDeliveries implements DueSource {
  readonly name = 'purge-webhook-deliveries';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;
  private notBefore = -Infinity;

  constructor(
    private readonly pool: HotPool,
    sources: DueSources,
  ) {
    sources.register(this);
  }

  /** Ids carry the time they were made at; the oldest of the whole table is one look into its first page. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      `select least((select created_at + interval '${KEPT_DAYS + 1} days' from webhook_deliveries order by id limit 1),
                    (select occurred_at + interval '${EVENTS_KEPT_DAYS + 1} days' from account_events order by id limit 1)) as at`,
    );
    const at = rows[0]?.at ?? null;
    return at === null ? null : (Math.max(at, this.notBefore) as Instant);
  }

  async runDue(at: Instant): Promise<void> {
    this.notBefore = addMs(at, REST_MS);
    await this.repeat(PURGE, firstIdAt(addMs(at, -KEPT_DAYS * DAY_MS)));
    await this.repeat(PURGE_EVENTS, firstIdAt(addMs(at, -EVENTS_KEPT_DAYS * DAY_MS)));
    await this.pool.query('delete from webhook_replays where done_at < $1', [toDate(addMs(at, -KEPT_DAYS * DAY_MS))]);
  }

  private async repeat(purge: string, before: string): Promise<void> {
    for (let deleted = PURGE_BATCH; deleted === PURGE_BATCH;) {
      deleted = (await this.pool.query<{ n: number }>(purge, [before])).rows[0]!.n;
    }
  }
}

/** The order of locks is that of everybody: the receivers' rows first. Who waited in vain waits no more. */
const PURGE = `with old as materialized (
    select id, webhook_id, state from webhook_deliveries where id < $1 order by id limit ${PURGE_BATCH}),
  locked as materialized (
    select webhook_id from webhook_queues where webhook_id in (select webhook_id from old) order by webhook_id for update),
  gone as (delete from webhook_deliveries d using old where d.id = old.id and (select count(*) from locked) >= 0 returning d.webhook_id, d.state),
  counted as (
    update webhook_queues q set waiting = greatest(q.waiting - g.n, 0)
      from (select webhook_id, count(*) as n from gone where state < 2 group by webhook_id) g where q.webhook_id = g.webhook_id)
  select count(*)::int as n from gone`;
const PURGE_EVENTS = `with old as materialized (select id from account_events where id < $1 order by id limit ${PURGE_BATCH}),
  gone as (delete from account_events e using old where e.id = old.id returning 1)
  select count(*)::int as n from gone`;
