import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import pg from 'pg';
import { earliest, type Instant } from '../../kernel/time/instant.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Signal } from '../queue/signal.js';
import { Metrics } from '../observability/metrics.js';
import { DueSources, type DueSource } from './due-sources.js';

export const LEADER_LOCK = 7_023_002;
const LONGEST_SLEEP_MS = 1_000;
const SHORTEST_SLEEP_MS = 20;

/**
 * Runs the due sources. One process of the installation leads at a time: it holds an advisory lock on a connection of
 * its own, which a kill -9 frees at once, so another takes over within a second.
 */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Scheduler');
  private readonly stopSignal = new Signal();
  private stopping = false;
  private running: Promise<void> | null = null;
  private guard: pg.Client | null = null;
  /** How late the latest source of the last round was begun. */
  private lateMs = 0;

  constructor(
    private readonly config: Config,
    private readonly sources: DueSources,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    metrics.observe('scheduler_late_seconds', () => (this.leads ? this.lateMs / 1000 : null));
  }

  onApplicationBootstrap(): void {
    if (this.config.has('scheduler')) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopSignal.raise();
    await this.running;
    await this.resign();
  }

  /** True while this process leads. */
  get leads(): boolean {
    return this.guard !== null;
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      let sleepMs = LONGEST_SLEEP_MS;
      try {
        if (await this.lead()) sleepMs = await this.tick();
      } catch (error) {
        this.log.warn({ msg: 'the scheduler lost its connection; trying again', err: (error as Error).message });
        await this.resign();
      }
      await this.stopSignal.wait(sleepMs);
    }
  }

  /** Runs what is due; answers how long nothing else will be. */
  private async tick(): Promise<number> {
    if (await this.clockIsMoving()) return SHORTEST_SLEEP_MS * 5;
    const now = this.clock.now();
    this.lateMs = 0;
    let next: Instant | null = null;
    for (const source of this.sources.all()) next = earliest(next, await this.runOne(source, now));
    return next === null ? LONGEST_SLEEP_MS : Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, next - now));
  }

  /** A failing source must not stop the others. */
  private async runOne(source: DueSource, now: Instant): Promise<Instant | null> {
    try {
      const due = await source.nextDue();
      if (due === null || due > now) return due;
      this.lateMs = Math.max(this.lateMs, now - due);
      await source.runDue(now);
      return await source.nextDue();
    } catch (error) {
      this.log.error({ msg: 'a due source failed', source: source.name, err: error });
      return null;
    }
  }

  /** Also reads the clock's offset, which another process may have moved. */
  private async clockIsMoving(): Promise<boolean> {
    if (!this.config.testClock) {
      await this.guard!.query('select 1');
      return false;
    }
    const { rows } = await this.guard!.query<{ offset_ms: number; moving: boolean }>(
      'select offset_ms, moving from clock_state',
    );
    this.clock.setOffset(rows[0]!.offset_ms);
    return rows[0]!.moving;
  }

  private async lead(): Promise<boolean> {
    if (this.guard) return true;
    const client = new pg.Client({
      connectionString: this.config.facts.databaseUrl,
      application_name: 'posthorn-scheduler',
    });
    client.on('error', () => void this.resign());
    await client.connect();
    const { rows } = await client.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [LEADER_LOCK]);
    if (!rows[0]!.ok) {
      await client.end();
      return false;
    }
    this.guard = client;
    return true;
  }

  private async resign(): Promise<void> {
    const client = this.guard;
    this.guard = null;
    await client?.end().catch(() => undefined);
  }
}
