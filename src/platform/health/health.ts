import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { isMigrated } from '../database/migrate.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HttpDrain } from '../http/index.js';
import { REDIS } from '../queue/queue.module.js';

export interface Readiness {
  ready: boolean;
  checks: {
    database: 'ok' | 'down';
    migrations: 'ok' | 'pending';
    /** Without Redis everything still works, only slower: wake-ups come from the sweeps. */
    redis: 'ok' | 'degraded';
    draining: boolean;
  };
}

const ANSWER_WITHIN_MS = 1_000;
const REMEMBERED_MS = 500;

/** Whether this process should get requests. */
@Injectable()
export class Health {
  private last: { atMs: number; readiness: Promise<Readiness> } | null = null;
  private migrated = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly drain: HttpDrain,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Asked often by several probes: looks at most twice a second. */
  async readiness(): Promise<Readiness> {
    const atMs = this.clock.monotonicMs();
    if (!this.last || atMs - this.last.atMs > REMEMBERED_MS) this.last = { atMs, readiness: this.look() };
    const readiness = await this.last.readiness;
    const { draining } = this.drain;
    return { ready: readiness.ready && !draining, checks: { ...readiness.checks, draining } };
  }

  private async look(): Promise<Readiness> {
    const [database, redis] = await Promise.all([
      answers(() => this.unitOfWork.readAsWorker('select 1')),
      answers(() => this.redis.ping()),
    ]);
    if (database && !this.migrated) this.migrated = await isMigrated(this.config.facts.databaseUrl).catch(() => false);
    return {
      ready: database && this.migrated,
      checks: {
        database: database ? 'ok' : 'down',
        migrations: this.migrated ? 'ok' : 'pending',
        redis: redis ? 'ok' : 'degraded',
        draining: this.drain.draining,
      },
    };
  }
}

async function answers(question: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([question().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
