import { Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../../../platform/config/config.js';
import { CHANNEL } from '../data/support-events.repository.js';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** One connection of this process on which the database says that something was told. */
@Injectable()
export class EventBell {
  private readonly log = new Logger('EventBell');
  private client: pg.Client | null = null;
  private stopped = false;
  private again: NodeJS.Timeout | null = null;

  constructor(private readonly config: Config) {}

  /** Resolves when it listens. `ring` is also called after a lost connection came back, for what was missed. */
  async start(ring: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.facts.databaseUrl,
      application_name: 'posthorn-live',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client.on('notification', ring);
    let lost = false;
    const onLoss = (): void => {
      if (lost) return;
      lost = true;
      this.client = null;
      client.end().catch(() => undefined);
      this.startAgain(ring, FIRST_WAIT_MS);
    };
    await client.connect();
    client.on('error', onLoss);
    client.on('end', onLoss);
    this.client = client;
    await client.query(`listen ${CHANNEL}`);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.again) clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private startAgain(ring: () => void, waitMs: number): void {
    if (this.stopped) return;
    this.again = setTimeout(() => {
      this.start(ring).then(ring, (err: Error) => {
        this.log.warn({ msg: 'the live events have no connection; trying again', err: err.message });
        this.startAgain(ring, Math.min(waitMs * 2, LONGEST_WAIT_MS));
      });
    }, waitMs);
  }
}
