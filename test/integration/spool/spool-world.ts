import { newId } from '../../../src/kernel/ids.js';
import { type Instant, systemNow, toDate, toIso } from '../../../src/kernel/time/instant.js';
import { LaneDirectory, LaneSessions, SpoolFacade } from '../../../src/modules/spool/index.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { testConfig } from '../../support/test-config.js';

export interface Waiting {
  account: string;
  lane: number;
  count: number;
  mailClass?: number;
  state?: number;
  nextAt?: Instant | null;
  expiresAt?: Instant | null;
  because?: number;
}

export interface SpoolWorld {
  pool: HotPool;
  spool: SpoolFacade;
  lanes: LaneDirectory;
  sessions: LaneSessions;
  /** Puts deliveries into the queue, oldest first; answers their ids. */
  put(waiting: Waiting): Promise<string[]>;
  statusOf(deliveryId: string): Promise<number>;
  one<T>(sql: string, params?: unknown[]): Promise<T>;
  close(): Promise<void>;
}

const PUT = `with r as (
    select id, nextval('delivery_numbers') as seq from unnest($1::uuid[]) with ordinality x (id, n) order by n),
  d as (
    insert into deliveries (id, message_id, account_id, seq, recipient, recipient_key, kind, status, updated_at)
    select id, $2, $3, seq, 'a@x.example', 'a@x.example', 0, 2, $4 from r)
  insert into delivery_queue (id, seq, lane_id, class, state, account_id, message_id, recipient, next_at, expires_at, created_at, because)
  select id, seq, $5, $6, $7, $3, $2, 'a@x.example', $8, $9, $4, $10 from r`;

export async function startSpool(): Promise<SpoolWorld> {
  const { config, database } = await testConfig({ DATABASE_POOL: '30' });
  const pool = new HotPool(config);
  const clock = new Clock();
  const one = async <T>(sql: string, params: unknown[] = []): Promise<T> =>
    (await pool.query(sql, params)).rows[0] as T;
  return {
    pool,
    spool: new SpoolFacade(pool),
    lanes: new LaneDirectory(pool, clock),
    sessions: new LaneSessions(pool),
    one,
    put: async (waiting) => {
      const now = systemNow();
      const ids = Array.from({ length: waiting.count }, () => newId(now));
      const { nextAt, expiresAt } = waiting;
      await pool.query(PUT, [
        ids,
        newId(now),
        waiting.account,
        toDate(now),
        waiting.lane,
        waiting.mailClass ?? 1,
        waiting.state ?? 0,
        nextAt ? toIso(nextAt) : null,
        expiresAt ? toIso(expiresAt) : null,
        waiting.because ?? 0,
      ]);
      return ids;
    },
    statusOf: async (id) => (await one<{ status: number }>('select status from deliveries where id = $1', [id])).status,
    close: async () => {
      await pool.onApplicationShutdown();
      await database.drop();
    },
  };
}

export function anAccount(): string {
  return newId(systemNow());
}
