import pg from 'pg';
import { APP_ROLE, WORKER_ROLE } from '../../../platform/database/secure-tables.js';
import { checkPostgres } from '../../../platform/engines/index.js';
import { systemNow } from '../../../kernel/time/instant.js';
import { bad, type Finding, skipped } from './finding.js';
import { type DatabaseFacts, judgeDatabase } from './judge-database.js';
import type { Subject } from './subject.js';

const CONNECT_MS = 5_000;

export async function lookAtDatabase(subject: Subject): Promise<Finding[]> {
  if (subject.database === null) {
    return [
      skipped(
        'database.server',
        'the embedded PostgreSQL does not run: npm start (or systemctl start posthorn) starts it',
      ),
    ];
  }
  const { url } = subject.database;
  try {
    await checkPostgres(url, { patienceMs: 0 });
  } catch (error) {
    return [
      bad('database.server', {
        found: (error as Error).message,
        why: 'Nothing is accepted and nothing leaves without the database.',
        mend: 'systemctl start postgresql (on its machine), or correct DATABASE_URL',
      }),
    ];
  }
  return judgeDatabase(await factsOf(url, subject.values.DATABASE_POOL));
}

async function factsOf(url: string, poolOfProcess: number): Promise<DatabaseFacts> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'posthorn-doctor',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set statement_timeout = '10s'`);
    const clock = await clockOf(client);
    const wearsRoles = await wears(client);
    const { rows } = await client.query<Row>(FACTS);
    const row = rows[0]!;
    return {
      ...clock,
      version: row.version,
      fault: null,
      login: { isSuperuser: row.is_superuser, bypassesRls: row.bypasses_rls, wearsRoles },
      settings: row.settings,
      connections: { most: row.most, used: row.used, poolOfProcess },
      isMigrated: await migrated(url),
      transaction: row.transaction,
      idleSlots: row.slots,
      transactionAge: row.age,
      sizeBytes: Number(row.size),
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** TypeORM is loaded only for this. */
async function migrated(url: string): Promise<boolean> {
  const { isMigrated } = await import('../../../platform/database/migrate.js');
  return isMigrated(url).catch(() => false);
}

/** The quickest of five answers: the first ones pay for the connection. */
async function clockOf(client: pg.Client): Promise<{ answersInMs: number; clockAheadMs: number }> {
  let [answersInMs, clockAheadMs] = [Number.POSITIVE_INFINITY, 0];
  for (let turn = 0; turn < 5; turn += 1) {
    const started = performance.now();
    const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms');
    const tookMs = performance.now() - started;
    if (tookMs >= answersInMs) continue;
    answersInMs = tookMs;
    clockAheadMs = Number(rows[0]!.ms) - (systemNow() - tookMs / 2);
  }
  return { answersInMs, clockAheadMs };
}

async function wears(client: pg.Client): Promise<boolean> {
  try {
    for (const role of [APP_ROLE, WORKER_ROLE]) await client.query(`set role ${role}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.query('reset role');
  }
}

interface Row {
  version: string;
  is_superuser: boolean;
  bypasses_rls: boolean;
  settings: DatabaseFacts['settings'];
  most: number;
  used: number;
  transaction: DatabaseFacts['transaction'];
  slots: DatabaseFacts['idleSlots'];
  age: number;
  size: string;
}

const FACTS = `select current_setting('server_version') as version,
  (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
  (select rolbypassrls from pg_roles where rolname = current_user) as bypasses_rls,
  (select jsonb_object_agg(name, setting) from pg_settings
    where name in ('synchronous_commit', 'fsync', 'full_page_writes', 'autovacuum')) as settings,
  current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
  (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) as used,
  (select jsonb_build_object('pid', pid, 'seconds', extract(epoch from clock_timestamp() - xact_start)::int, 'application', application_name)
    from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
      and backend_type = 'client backend' order by xact_start limit 1) as transaction,
  coalesce((select jsonb_agg(jsonb_build_object('name', slot_name,
      'keepsBytes', coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)))
    from pg_replication_slots where not active), '[]') as slots,
  (select age(datfrozenxid)::int from pg_database where datname = current_database()) as age,
  pg_database_size(current_database())::text as size`;
