import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { EVENT_NAMES } from '../../contracts/events.js';
import { Config } from '../config/config.js';
import { poolSizeOf } from '../database/database.module.js';
import { HotPool } from '../database/hot-pool.js';
import { Queues } from '../queue/queues.js';
import { Consumers } from './consumers.js';
import { EventHandling } from './event-handling.js';
import { Outbox } from './outbox.js';

const BATCH = 100;
const POLL_MS = 200;
const SWEEP_MS = 10_000;
/** A job that was relayed so long ago and is still pending was lost with Redis, or its worker died. */
const LOST_AFTER = '20 seconds';
/** Failures end with the eighth, which parks the event; processes of an older build may take a job many more times. */
const MOST_TRIES = 100;

interface Relayed {
  id: number;
  pending: string[];
}

/**
 * Of each queue. A consumer holds a connection of the workers' pool while it asks other modules, which may take another: were all
 * taken by consumers, each would wait for the rest, and with them every sign-in. Two always stay free.
 */
function eventsAtOnce(poolSize: number): number {
  return Math.max(1, Math.min(8, Math.floor((poolSize - 2) / 2)));
}

/** Turns outbox rows into one Bull job per consumer, and makes lost jobs again. Runs where workers run. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('OutboxRelay');
  private stopping = false;
  private running: Promise<void> | null = null;
  private sweptAtMs = 0;

  constructor(
    private readonly config: Config,
    private readonly pool: HotPool,
    private readonly queues: Queues,
    private readonly consumers: Consumers,
    private readonly outbox: Outbox,
    private readonly handling: EventHandling,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.has('worker')) return;
    for (const queue of ['events', 'mails'] as const) {
      this.queues.process(queue, eventsAtOnce(poolSizeOf(this.config)), (job) =>
        this.handling.handle(job.outboxId, job.consumer),
      );
    }
    this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.outbox.published.raise();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      try {
        const relayed = await this.relayOnce();
        if (performance.now() - this.sweptAtMs > SWEEP_MS) await this.sweep();
        if (relayed === BATCH) continue;
      } catch (error) {
        this.log.warn({ msg: 'the outbox could not be relayed; trying again', err: (error as Error).message });
      }
      await this.outbox.published.wait(POLL_MS);
    }
  }

  /** One batch; answers how many rows it moved. Also called by the test clock while it moves time. */
  async relayOnce(): Promise<number> {
    const names = this.consumers.all();
    const { rows } = await this.pool.query<Relayed>({
      name: 'outbox-relay',
      text: `with fresh as (select id, name from outbox where state = 0 and name = any($3) order by id limit ${BATCH} for update skip locked),
        wanted as (select f.id, coalesce(array_agg(c.consumer) filter (where c.consumer is not null), '{}') as pending
          from fresh f left join unnest($1::text[], $2::text[]) as c (event, consumer) on c.event = f.name group by f.id)
        update outbox o set state = case when w.pending = '{}' then 2 else 1 end, pending = w.pending, relayed_at = clock_timestamp()
        from wanted w where o.id = w.id returning o.id, o.pending`,
      values: [names.map((n) => n.event), names.map((n) => n.name), EVENT_NAMES],
    });
    this.addJobs(rows);
    return rows.length;
  }

  /** Only what somebody here can do: a process of another version would put off again and again what it cannot. */
  private async sweep(): Promise<void> {
    this.sweptAtMs = performance.now();
    const { rows } = await this.pool.query<Relayed>(
      `update outbox o set relayed_at = clock_timestamp() from (
         select id from outbox where state = 1 and relayed_at < clock_timestamp() - interval '${LOST_AFTER}' and pending && $1::text[] order by relayed_at limit 500 for update skip locked) lost
       where o.id = lost.id
       returning o.id, array(select p from unnest(o.pending) p where not exists
         (select 1 from outbox_failures f where f.outbox_id = o.id and f.consumer = p and f.parked_at is not null)) as pending`,
      [this.consumers.all().map(({ name }) => name)],
    );
    this.addJobs(rows);
  }

  private addJobs(rows: Relayed[]): void {
    for (const row of rows) {
      for (const name of row.pending) {
        const consumer = this.consumers.get(name);
        if (!consumer) continue;
        const options = { attempts: MOST_TRIES, backoff: { type: 'event' } };
        this.queues.wake(consumer.queue, `${row.id}:${name}`, { outboxId: row.id, consumer: name }, options);
      }
    }
  }

  /** Whether nothing waits: every event has been handled by all its consumers, or is parked. */
  async isIdle(): Promise<boolean> {
    const { rows } = await this.pool.query<{ open: boolean }>(
      `select exists (select 1 from outbox o where o.state = 0) or exists (select 1 from outbox o where o.state = 1 and exists (
         select 1 from unnest(o.pending) p where not exists
           (select 1 from outbox_failures f where f.outbox_id = o.id and f.consumer = p and f.parked_at is not null))) as open`,
    );
    return !rows[0]!.open;
  }
}
