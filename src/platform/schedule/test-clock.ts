import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { earliest, type Instant, toIso } from '../../kernel/time/instant.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { OutboxRelay } from '../outbox/relay.js';
import { DueSources, QuiescenceProbes, type DueSource } from './due-sources.js';
import { scheduleProblems } from './schedule.errors.js';

const MOVER_LOCK = 7_023_003;
const DRAIN_POLL_MS = 10;
/** Lanes that wait for a slow or dead receiver never become idle: after so long the move goes on. */
const DRAIN_AT_MOST_MS = 5_000;

interface Asked {
  source: DueSource;
  next: Instant | null;
}

/**
 * Moves business time from due instant to due instant, in order, running everything that falls due on the way.
 * One mover at a time; due sources of other processes stand still meanwhile, consumers and lanes go on working.
 */
@Injectable()
export class TestClock {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly sources: DueSources,
    private readonly probes: QuiescenceProbes,
    private readonly relay: OutboxRelay,
  ) {
    probes.register({ name: 'outbox', isIdle: () => relay.isIdle() });
  }

  now(): Instant {
    return this.clock.now();
  }

  /** Answers when everything due up to `target` has run and its mails are handed to delivery. */
  async moveTo(target: Instant): Promise<Instant> {
    if (target < this.clock.now()) throw scheduleProblems.clock_backwards();
    const guard = new pg.Client({
      connectionString: this.config.facts.databaseUrl,
      application_name: 'posthorn-test-clock',
    });
    await guard.connect();
    try {
      const { rows } = await guard.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [MOVER_LOCK]);
      if (!rows[0]!.ok) throw scheduleProblems.clock_is_moving();
      await guard.query('update clock_state set moving = true');
      await this.walk(guard, target);
      return this.clock.now();
    } finally {
      await guard.query('update clock_state set moving = false').catch(() => undefined);
      await guard.end();
    }
  }

  private async walk(guard: pg.Client, target: Instant): Promise<void> {
    await this.drain();
    for (;;) {
      const asked = await this.askAll();
      const due = this.nextOf(asked, target);
      if (due === null) break;
      await this.setClock(guard, due);
      // What one of these makes due for another is found by the next round, at the same instant.
      for (const { source, next } of asked) {
        if (next !== null && next <= due) await this.run(source, next, due);
      }
      await this.drain();
    }
    await this.setClock(guard, target);
    for (const source of this.sources.all()) await this.runIfDue(source, this.clock.now());
    await this.drain();
  }

  /** A source that still says the same instant has not done its work; moving on would loop for ever. */
  private async runIfDue(source: DueSource, at: Instant): Promise<void> {
    const due = await source.nextDue();
    if (due === null || due > at) return;
    await this.run(source, due, at);
  }

  private async run(source: DueSource, due: Instant, at: Instant): Promise<void> {
    await source.runDue(at);
    const again = await source.nextDue();
    if (again !== null && again <= due) throw new Error(`${source.name} is still due at ${toIso(due)} after it ran`);
  }

  private exact(): DueSource[] {
    return this.sources.all().filter((source) => !source.collapse);
  }

  /** Each is asked once for an instant: over years that is what moving the clock costs. */
  private askAll(): Promise<Asked[]> {
    return Promise.all(this.exact().map(async (source) => ({ source, next: await source.nextDue() })));
  }

  private nextOf(asked: readonly Asked[], target: Instant): Instant | null {
    const due = earliest(...asked.map(({ next }) => next));
    if (due === null || due > target) return null;
    const now = this.clock.now();
    return due < now ? now : due;
  }

  /** Never backwards: real time has gone on while sources ran. */
  private async setClock(guard: pg.Client, instant: Instant): Promise<void> {
    const ahead = Math.max(0, instant - this.clock.now());
    const { rows } = await guard.query<{ offset_ms: number }>(
      'update clock_state set offset_ms = offset_ms + $1 returning offset_ms',
      [ahead],
    );
    this.clock.setOffset(rows[0]!.offset_ms);
  }

  private async drain(): Promise<void> {
    const deadline = this.clock.monotonicMs() + DRAIN_AT_MOST_MS;
    while (this.clock.monotonicMs() < deadline) {
      await this.relay.relayOnce();
      if ((await this.probes.busy()).length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
    }
  }
}
