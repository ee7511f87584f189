import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, toDate } from '../../kernel/time/instant.js';
import { HotPool } from '../database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../schedule/due-sources.js';

/** Rows that one statement deletes at most, so that none holds its locks for long. */
export const PURGE_BATCH = 5_000;

/** A table whose rows are forgotten after some days of business time. */
@Injectable()
export abstract class PurgeByAge implements DueSource, OnModuleInit {
  abstract readonly name: string;
  readonly rank = RANK.housekeeping;
  readonly collapse = true;
  protected abstract readonly keptDays: number;
  /** Answers the `oldest` row that may go one day. */
  protected abstract readonly oldest: string;
  /** Deletes up to PURGE_BATCH rows made at or before $1. */
  protected abstract readonly purge: string;

  constructor(
    private readonly pool: HotPool,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  /** A day later than needed, so that a day's rows go together. */
  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ oldest: Instant | null }>(this.oldest);
    const oldest = rows[0]?.oldest ?? null;
    return oldest === null ? null : addMs(oldest, (this.keptDays + 1) * DAY_MS);
  }

  async runDue(at: Instant): Promise<void> {
    const madeUntil = toDate(addMs(at, -this.keptDays * DAY_MS));
    for (let deleted = PURGE_BATCH; deleted === PURGE_BATCH;) {
      deleted = (await this.pool.query(this.purge, [madeUntil])).rowCount ?? 0;
    }
  }
}
