import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, toDate } from '../../kernel/time/instant.js';
import { HotPool } from '../database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../schedule/due-sources.js';
import { KEPT_DAYS } from '../http/idempotency/idempotency-store.js';

const BATCH = 5_000;

/** Forgets keys after 30 days. They already count as unknown from that moment on; this only frees their space. */
@Injectable()
export class PurgeIdempotencyKeys implements DueSource, OnModuleInit {
  readonly name = 'purge-idempotency-keys';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly pool: HotPool,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  /** A day later than needed, so that a day's keys go together. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ oldest: Instant | null }>(
      'select min(created_at) as oldest from idempotency_keys',
    );
    const oldest = rows[0]?.oldest ?? null;
    return oldest === null ? null : addMs(oldest, (KEPT_DAYS + 1) * DAY_MS);
  }

  async runDue(at: Instant): Promise<void> {
    for (let deleted = BATCH; deleted === BATCH;) {
      const answer = await this.pool.query(
        `delete from idempotency_keys where ctid = any(array(
           select ctid from idempotency_keys where created_at <= $1 limit ${BATCH} for update skip locked))`,
        [toDate(addMs(at, -KEPT_DAYS * DAY_MS))],
      );
      deleted = answer.rowCount ?? 0;
    }
  }
}
