import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { isUuid } from '../../kernel/ids.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { HotPool } from './hot-pool.js';
import type { AccountScope, Tx } from './tx.js';

const RETRIES = 3;
const RETRYABLE = new Set(['40001', '40P01']);

interface LastActions {
  beforeCommit: (() => Promise<void>)[];
  afterCommit: (() => void)[];
}

/** The only way to write: one transaction, retried when the database asks for it (40001, 40P01). */
@Injectable()
export class UnitOfWork {
  private readonly log = new Logger('UnitOfWork');

  constructor(
    @InjectDataSource('app') private readonly app: DataSource,
    @InjectDataSource('worker') private readonly worker: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly pool: HotPool,
  ) {}

  /** As the application, seeing only the rows of `scope` whatever the statements say. */
  run<T>(scope: AccountScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!isUuid(scope.accountId)) throw new RangeError('an account scope needs an account id');
    return this.retried(this.app, `begin; select set_config('app.account_id', '${scope.accountId}', true)`, work);
  }

  /** As a worker, seeing all rows: sign-in, staff, jobs. Repositories still name the account. */
  runAsWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.retried(this.worker, 'begin', work);
  }

  /**
   * One autocommitted statement as a worker, on the pool of single statements: who holds a transaction may ask, and never
   * waits for a connection that another transaction keeps while it asks too.
   */
  async readAsWorker<R = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<R[]> {
    return (await this.pool.query(sql, params)).rows as R[];
  }

  private async retried<T>(source: DataSource, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(source, begin, work);
      } catch (error) {
        if (attempt > RETRIES || !RETRYABLE.has(String((error as { code?: unknown }).code))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20));
      }
    }
  }

  private async once<T>(source: DataSource, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const last: LastActions = { beforeCommit: [], afterCommit: [] };
    let result: T;
    try {
      await this.begin(client, begin);
      setActive(runner, true);
      result = await work(this.open(runner, last));
      for (const action of last.beforeCommit) await action();
      setActive(runner, false);
      await client.query('commit');
    } catch (error) {
      setActive(runner, false);
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
    for (const action of last.afterCommit) this.quietly(action);
    return result;
  }

  /** With the test clock on, the first statement also reads it, so that no process acts on yesterday. */
  private async begin(client: PoolClient, begin: string): Promise<void> {
    if (!this.config.testClock) {
      await client.query(begin);
      return;
    }
    const results = (await client.query(`${begin}; select offset_ms from clock_state`)) as unknown as {
      rows: { offset_ms: number }[];
    }[];
    const state = results[results.length - 1]?.rows[0];
    if (state) this.clock.setOffset(state.offset_ms);
  }

  private open(runner: QueryRunner, { beforeCommit, afterCommit }: LastActions): Tx {
    const tx = {
      now: this.clock.now(),
      manager: runner.manager,
      query: (sql: string, params?: unknown[]) => runner.query(sql, params).then((rows: unknown) => normalise(rows)),
      beforeCommit: (action: () => Promise<void>) => void beforeCommit.push(action),
      afterCommit: (action: () => void) => void afterCommit.push(action),
    };
    return tx as unknown as Tx;
  }

  private quietly(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.log.error({ msg: 'an after-commit action failed', err: error });
    }
  }
}

/** TypeORM answers UPDATE and DELETE as `[rows, count]`; everything else as rows. */
function normalise(rows: unknown): unknown {
  return Array.isArray(rows) && rows.length === 2 && Array.isArray(rows[0]) && typeof rows[1] === 'number'
    ? rows[0]
    : (rows ?? []);
}

/** The runner was begun by our own text, so it has to be told; otherwise `save` would open a transaction of its own. */
function setActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}
