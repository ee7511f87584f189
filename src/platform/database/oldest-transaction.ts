import { performance } from 'node:perf_hooks';
import type { HotPool } from './hot-pool.js';

/** So long the same transaction may be the oldest before somebody asks whose it is. */
const PATIENCE_MS = 50;

/**
 * Whoever is open in another database of the server can write nothing into this one. A lock on its own id tells every transaction
 * from the moment it has one, and its process tells the database; who is not found there has just ended, or was prepared for two
 * phases, and is waited for. The snapshot is the statement's, so it is older than the locks.
 */
const OLDEST_HERE = `with seen as materialized (select pg_current_snapshot() as snapshot),
 elsewhere as materialized (
   select l.transactionid as id from pg_locks l
     join pg_stat_get_activity(null) a on a.pid = l.pid
    where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
      and a.datid <> (select oid from pg_database where datname = current_database()))
 select coalesce(
   (select min(x.id) from seen, pg_snapshot_xip(snapshot) as x (id)
     where x.id::xid not in (select e.id from elsewhere e)),
   pg_snapshot_xmax(snapshot))::text as oldest from seen`;

/**
 * Everything below the answer has ended: what it wrote is there or never will be. A snapshot knows the transactions of the whole
 * server; when one of them stays, only those of this database count, or a neighbour's long one would keep every reader waiting.
 */
export class OldestTransaction {
  private last = '';
  private since = 0;

  constructor(private readonly pool: HotPool) {}

  async read(): Promise<bigint> {
    const { rows } = await this.pool.query<{ oldest: string }>({
      name: 'oldest_transaction',
      text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
    });
    const { oldest } = rows[0]!;
    if (oldest !== this.last) {
      this.last = oldest;
      this.since = performance.now();
    } else if (performance.now() - this.since > PATIENCE_MS) return this.ofThisDatabase();
    return BigInt(oldest);
  }

  private async ofThisDatabase(): Promise<bigint> {
    const { rows } = await this.pool.query<{ oldest: string }>({
      name: 'oldest_transaction_here',
      text: OLDEST_HERE,
    });
    return BigInt(rows[0]!.oldest);
  }
}
