import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectQueue } from '@nestjs/bull';
import type { JobOptions, Queue } from 'bull';
import { BullConnections } from './bull-connections.js';
import type { QueueJobs, QueueName } from '../../contracts/jobs.js';

/**
 * The Bull queues. Jobs are wake-ups: adding one never fails a request and is never waited for, because whatever
 * it announces is already committed and the sweeps find it.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly log = new Logger('Queues');
  private readonly queues: Record<QueueName, Queue>;
  private lastFailureMs = 0;

  constructor(
    @InjectQueue('events') events: Queue,
    @InjectQueue('mails') mails: Queue,
    @InjectQueue('lanes') lanes: Queue,
    @InjectQueue('campaigns') campaigns: Queue,
    private readonly connections: BullConnections,
  ) {
    this.queues = { events, mails, lanes, campaigns };
    for (const queue of Object.values(this.queues)) queue.on('error', () => undefined);
  }

  /** Adds a job unless one with this id exists. */
  wake<N extends QueueName>(name: N, jobId: string, payload: QueueJobs[N], options: JobOptions = {}): void {
    this.queues[name]
      .add(payload, { removeOnComplete: true, removeOnFail: true, ...options, jobId })
      .catch((error: unknown) => this.failed(error));
  }

  process<N extends QueueName>(name: N, concurrency: number, handler: (payload: QueueJobs[N]) => Promise<void>): void {
    void this.queues[name].process(concurrency, (job) => handler(job.data as QueueJobs[N]));
  }

  /** Jobs waiting or running, for readiness and metrics. */
  async depth(name: QueueName): Promise<number> {
    const { waiting, active, delayed } = await this.queues[name].getJobCounts();
    return waiting + active + delayed;
  }

  /** As Bull knows them, for who only looks. */
  all(): readonly Queue[] {
    return Object.values(this.queues);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(Object.values(this.queues).map((queue) => queue.close(true)));
    this.connections.end();
  }

  private failed(error: unknown): void {
    const now = performance.now();
    if (now - this.lastFailureMs < 10_000) return;
    this.lastFailureMs = now;
    this.log.warn({
      msg: 'wake-ups are lost until Redis is back; the sweep makes them again',
      err: (error as Error).message,
    });
  }
}
