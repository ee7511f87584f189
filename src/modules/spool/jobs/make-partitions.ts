import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, toIso } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';

const AHEAD_DAYS = 62;

/** Month partitions, two months before they are needed; before everything else that is due at the same instant. */
@Injectable()
export class MakePartitions implements DueSource, OnModuleInit {
  readonly name = 'make-partitions';
  readonly rank = RANK.platform;
  private madeUntil: Instant | null = null;

  constructor(
    private readonly pool: HotPool,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    this.madeUntil ??= await this.lastMonthEnd();
    return addMs(this.madeUntil, -AHEAD_DAYS * DAY_MS);
  }

  async runDue(at: Instant): Promise<void> {
    await this.pool.query('select ensure_month_partitions($1::timestamptz, $2::timestamptz)', [
      toIso(at),
      toIso(addMs(at, (AHEAD_DAYS + 31) * DAY_MS)),
    ]);
    this.madeUntil = null;
  }

  private async lastMonthEnd(): Promise<Instant> {
    const { rows } = await this.pool.query<{ end: Instant }>(
      `select ((max(to_date(right(c.relname, 6), 'YYYYMM')) + interval '1 month')::timestamp at time zone 'UTC') as end
         from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'mail_events'::regclass`,
    );
    return rows[0]!.end;
  }
}
