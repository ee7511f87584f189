import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { addMs, type Instant, instantOf, MINUTE_MS } from '../../../src/kernel/time/instant.js';
import { firstIdAt } from '../../../src/kernel/ids.js';
import { AuditEntryEntity } from '../../../src/modules/accounts/account/data/audit-entry.entity.js';
import { type AuditFilter, AuditLog } from '../../../src/modules/accounts/account/data/audit-log.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';

const ROWS = 1_000_000;
const LIMIT = 51;
const START = instantOf('2026-01-01T00:00:00Z');
/** One entry a minute; every second one is of the big account, the others of a thousand small ones. */
const at = (row: number): Instant => addMs(START, row * MINUTE_MS);
const BIG = '0199f3a0-0000-7000-8000-000000000000';
const SMALL = '0199f3a0-0000-7000-8000-000000000003';
const LAST = at(ROWS);

describe('the audit log with a million entries', () => {
  let world: World;
  let auditLog: AuditLog;
  before(async () => {
    world = await startWorld();
    auditLog = world.app.get(AuditLog, { strict: false });
    await fill(world.database.databaseUrl);
  });
  after(() => world.close());

  /** How many rows of the log a read touched, whichever way; a million when it read the whole table. */
  async function touched(tx: Tx, read: () => Promise<AuditEntryEntity[]>): Promise<{ found: number; rows: number }> {
    const before = await useOf(tx);
    const found = (await read()).length;
    const after = await useOf(tx);
    return { found, rows: after.scans > before.scans ? ROWS : after.rows - before.rows };
  }

  const page = { before: null, limit: LIMIT };
  const inTheMiddle = { from: at(400_000), to: at(400_100) };
  const table: [string, AuditFilter, { before: string | null; limit: number }][] = [
    ['no filter', {}, page],
    ['a page far back', {}, { before: firstIdAt(at(20_000)), limit: LIMIT }],
    ['a common action', { action: 'common' }, page],
    ['a rare action', { action: 'rare' }, page],
    ['an action that never was', { action: 'never' }, page],
    ['an actor who did half of it', { actor: 'usr_busy' }, page],
    ['an actor who did little', { actor: 'usr_quiet' }, page],
    ['an actor who did nothing', { actor: 'usr_nobody' }, page],
    ['a rare action of the busy actor', { action: 'rare', actor: 'usr_busy' }, page],
    ['a common action of the quiet actor', { action: 'common', actor: 'usr_quiet' }, page],
    ['a span of time', inTheMiddle, page],
    ['a common action in a span of time', { action: 'common', ...inTheMiddle }, page],
    ['the busy actor in a span of time', { actor: 'usr_busy', ...inTheMiddle }, page],
    ['a span in the future', { from: LAST }, page],
  ];

  for (const [name, filter, pageOf] of table) {
    for (const accountId of [BIG, SMALL]) {
      it(`of an account with ${accountId === BIG ? 'half of them' : 'few'}: ${name}`, async () => {
        const scope = accountScope(accountId);
        const { found, rows } = await world.app
          .get(UnitOfWork)
          .run(scope, (tx) => touched(tx, () => auditLog.page(tx, scope, filter, pageOf)));
        assert.ok(rows <= 4 * LIMIT, `${rows} rows were touched to find ${found}`);
      });
    }
    it(`over all accounts: ${name}`, async () => {
      const { found, rows } = await world.app
        .get(UnitOfWork)
        .runAsWorker((tx) => touched(tx, () => auditLog.unscopedPage(tx, filter, pageOf)));
      assert.ok(rows <= 4 * LIMIT, `${rows} rows were touched to find ${found}`);
    });
  }
});

/** What this connection did to the log so far. */
async function useOf(tx: Tx): Promise<{ scans: number; rows: number }> {
  const [use] = await tx.query<{ scans: number; rows: number }>(
    `select seq_scan as scans, idx_tup_fetch as rows from pg_stat_xact_user_tables where relname = 'audit_log'`,
  );
  return { scans: Number(use!.scans), rows: Number(use!.rows) };
}

/** Without the indexes and with them again: a tenth of the time. */
async function fill(databaseUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where tablename = 'audit_log' and indexname <> 'audit_log_pkey'`,
    );
    for (const { name } of indexes) await owner.query(`drop index ${name}`);
    await owner.query(`set maintenance_work_mem = '256MB'; alter table audit_log set unlogged`);
    await owner.query('set role posthorn_worker');
    await owner.query(
      `insert into audit_log (id, account_id, at, action, actor_type, actor_id, target_type, changes)
       select (left(time, 8) || '-' || right(time, 4) || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
         ('0199f3a0-0000-7000-8000-' || lpad(to_hex(case when n % 2 = 0 then 0 else n % 2000 end), 12, '0'))::uuid,
         to_timestamp(ms / 1000),
         case when n % 50021 = 0 then 'rare' when n % 3 = 0 then 'common' else 'other.' || n % 20 end, 'user',
         case when n % 40009 = 0 then 'usr_quiet' when n % 4 < 2 then 'usr_busy' else 'usr_' || n % 1000 end, 'account', '{}'
       from (select n, $1::bigint + n * 60000::bigint as ms, lpad(to_hex($1::bigint + n * 60000::bigint), 12, '0') as time
         from generate_series(0, $2 - 1) n) entries`,
      [START, ROWS],
    );
    await owner.query('reset role');
    for (const { definition } of indexes) await owner.query(definition);
    await owner.query('analyze audit_log');
  } finally {
    await owner.end();
  }
}
