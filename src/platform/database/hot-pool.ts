import './pg-types.js';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg, { type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { Config } from '../config/config.js';
import { WORKER_ROLE } from './secure-tables.js';

/** A plain pool as `posthorn_worker` for the hot paths (accept, claim, settle): prepared statements, no ORM. */
@Injectable()
export class HotPool implements OnApplicationShutdown {
  private readonly log = new Logger('HotPool');
  private readonly pool: pg.Pool;

  constructor(config: Config) {
    this.pool = new pg.Pool({
      connectionString: config.facts.databaseUrl,
      max: Math.max(3, Math.floor(config.values.DATABASE_POOL / 3)),
      application_name: 'posthorn-hot',
      options: `-c timezone=UTC -c jit=off -c statement_timeout=30000 -c plan_cache_mode=force_custom_plan -c role=${WORKER_ROLE}`,
      connectionTimeoutMillis: 10_000,
    });
    this.pool.on('error', (err) => this.log.warn({ msg: 'an idle database connection was lost', err: err.message }));
  }

  query<R extends QueryResultRow = QueryResultRow>(
    query: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult<R>> {
    return this.pool.query<R>(query as string, values);
  }

  /** A connection of one's own, to be released; for advisory locks and COPY. */
  connect(): Promise<PoolClient> {
    return this.pool.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
