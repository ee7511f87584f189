import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** What happens when people leave: exports of their data, the closing of accounts, and what was erased of them. */
export class Leaving1790000151000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table accounts add column closes_at timestamptz');
    await exportTable(runner);
    await purgeTable(runner);
    await secure(runner, ['account_exports', 'account_purges']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function exportTable(runner: QueryRunner): Promise<void> {
  await runner.query(`create table account_exports (
    id uuid primary key,
    account_id uuid not null,
    requested_by uuid not null,
    status text not null check (status in ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired')),
    parts jsonb not null default '[]',
    parts_total int not null,
    row_count bigint not null default 0,
    byte_count bigint not null default 0,
    blob_id uuid,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    expires_at timestamptz,
    failures int not null default 0,
    fence int not null default 0,
    lease_until timestamptz not null default 'epoch')`);
  await runner.query(`comment on column account_exports.lease_until is 'machine time; the fence names who holds it'`);
  await runner.query('create index account_exports_list on account_exports (account_id, id)');
  await runner.query(`create unique index account_exports_one_open on account_exports (account_id)
    where status in ('queued', 'running')`);
  await runner.query(`create index account_exports_open on account_exports (lease_until)
    where status in ('queued', 'running')`);
  await runner.query(`create index account_exports_ready on account_exports (expires_at) where status = 'ready'`);
}

/** One row from the closing of an account on; it stays for ever, as the certificate. */
async function purgeTable(runner: QueryRunner): Promise<void> {
  await runner.query(`create table account_purges (
    account_id uuid primary key,
    reason text not null,
    state text not null check (state in ('waiting', 'running', 'done')),
    closed_at timestamptz not null,
    purge_at timestamptz not null,
    closed_machine_at timestamptz not null default clock_timestamp(),
    passes int not null default 0,
    counts jsonb not null default '{}',
    kept jsonb not null default '[]',
    started_at timestamptz,
    finished_at timestamptz,
    fence int not null default 0,
    lease_until timestamptz not null default 'epoch')`);
  await runner.query(`create index account_purges_waiting on account_purges (purge_at) where state = 'waiting'`);
  await runner.query(`create index account_purges_running on account_purges (lease_until) where state = 'running'`);
}
