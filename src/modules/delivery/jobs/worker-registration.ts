import { hostname } from 'node:os';
import { ownAddresses } from '../adapters/own-addresses.js';
import type { PoolClient } from 'pg';
import type { HotPool } from '../../../platform/database/hot-pool.js';
import { type LaneSessions, WORKER_LOCK_CLASS } from '../../spool/index.js';

const BEAT_MS = 5_000;
const RELOCK_MS = 200;

/**
 * This process as a worker: a row with a heartbeat, and an advisory lock on one kept connection. The lock falls the
 * moment the process dies, so others need not wait for its leases.
 */
export class WorkerRegistration {
  private client: PoolClient | null = null;
  private beat: NodeJS.Timeout | null = null;
  private over = false;
  workerId = 0;
  liveWorkers = 1;

  constructor(
    private readonly pool: HotPool,
    private readonly sessions: LaneSessions,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<number> {
    this.workerId = await this.sessions.registerWorker(hostname());
    await this.sessions.announceAddresses(this.workerId, ownAddresses());
    await this.lock();
    this.beat = setInterval(() => void this.heartbeat(), BEAT_MS).unref();
    return this.workerId;
  }

  async stop(): Promise<void> {
    this.over = true;
    if (this.beat) clearInterval(this.beat);
    await this.sessions.retireWorker(this.workerId).catch(this.onError);
    this.client?.release(true);
    this.client = null;
  }

  private async lock(): Promise<void> {
    const client = await this.pool.connect();
    client.on('error', () => this.relock(client));
    client.on('end', () => this.relock(client));
    try {
      await client.query('select pg_advisory_lock($1, $2)', [WORKER_LOCK_CLASS, this.workerId]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.client = client;
  }

  /** The connection was lost: within three seconds the lock is ours again, or our sessions are taken over. */
  private relock(lost: PoolClient): void {
    if (this.over || this.client !== lost) return;
    this.client = null;
    lost.release(true);
    const again = (): void => {
      if (this.over) return;
      this.lock().catch(() => setTimeout(again, RELOCK_MS).unref());
    };
    again();
  }

  private async heartbeat(): Promise<void> {
    try {
      await this.sessions.heartbeat(this.workerId);
      await this.sessions.announceAddresses(this.workerId, ownAddresses());
      this.liveWorkers = await this.sessions.liveWorkers();
    } catch (error) {
      this.onError(error);
    }
  }
}
