import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HotPool } from '../database/hot-pool.js';
import { Metrics } from '../observability/metrics.js';

/** By machine time: nobody waits for business time here. */
const OLDEST = `select extract(epoch from clock_timestamp() - min(x.relayed_at))::float8 as value from (
  select relayed_at from outbox o where state = 1 and not exists
    (select from outbox_failures f where f.outbox_id = o.id and f.parked_at is not null) order by relayed_at limit 1) x`;
const UNSEEN = `select count(*)::int as value from (select from outbox where state = 0 limit 10000) x`;
const PARKED = `select count(*)::int as value from outbox_failures where parked_at is not null`;

/** What waits between the modules, as figures. */
@Injectable()
export class MeasureOutbox implements OnModuleInit {
  constructor(
    private readonly pool: HotPool,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observe('outbox_oldest_seconds', async () => (await this.read(OLDEST)) ?? 0);
    this.metrics.observe('outbox_unseen', () => this.read(UNSEEN));
    this.metrics.observe('outbox_parked', () => this.read(PARKED));
  }

  private async read(sql: string): Promise<number | null> {
    const { rows } = await this.pool.query<{ value: number | null }>(sql);
    return rows[0]!.value;
  }
}
