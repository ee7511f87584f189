import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, toDate } from '../../kernel/time/instant.js';
import { HotPool } from '../database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../schedule/due-sources.js';

const KEPT_DAYS = 30;
const BATCH = 5_000;

/** Forgets events that all consumers have handled, with their marks, after 30 days. Open and parked ones stay. */
@Injectable()
export class PurgeHandledEvents implements DueSource, OnModuleInit {
  readonly name = 'purge-handled-events';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly pool: HotPool,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  /** A day later than needed, so that a day's events go together. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ oldest: Instant | null }>(
      'select min(created_at) as oldest from outbox where state = 2',
    );
    const oldest = rows[0]?.oldest ?? null;
    return oldest === null ? null : addMs(oldest, (KEPT_DAYS + 1) * DAY_MS);
  }

  async runDue(at: Instant): Promise<void> {
    for (let deleted = BATCH; deleted === BATCH;) {
      const answer = await this.pool.query(
        `with old as materialized (
           select id from outbox where state = 2 and created_at <= $1 order by created_at limit ${BATCH} for update skip locked),
         marks as (delete from inbox i using old where i.outbox_id = old.id),
         failures as (delete from outbox_failures f using old where f.outbox_id = old.id)
         delete from outbox o using old where o.id = old.id`,
        [toDate(addMs(at, -KEPT_DAYS * DAY_MS))],
      );
      deleted = answer.rowCount ?? 0;
    }
  }
}
