import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HotPool } from '../database/hot-pool.js';
import { Metrics } from '../observability/metrics.js';
import { LEADER_LOCK } from './scheduler.js';

/** Whether anybody leads is asked of the lock, so that each process that is looked at can tell. */
const LEADS = `select count(*)::int as leads from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1::bigint::oid and granted
  and database = (select oid from pg_database where datname = current_database())`;

@Injectable()
export class MeasureSchedule implements OnModuleInit {
  constructor(
    private readonly pool: HotPool,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observe('scheduler_leads', async () => {
      const { rows } = await this.pool.query<{ leads: number }>(LEADS, [LEADER_LOCK]);
      return rows[0]!.leads;
    });
  }
}
