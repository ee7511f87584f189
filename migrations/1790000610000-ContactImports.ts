import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * Files of contacts, and how far they are read. Counts and place move in the transaction of the rows they count, so that an
 * import goes on wherever its process died. Refused rows have no index but their key: they are written by the million and
 * read in order.
 */
export class ContactImports1790000610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table contact_import_files (
      id uuid constraint contact_import_files_pkey primary key,
      account_id uuid not null,
      blob_id uuid not null,
      filename text not null,
      bytes integer not null constraint contact_import_files_bytes_check check (bytes > 0),
      seen jsonb not null,
      created_at timestamptz not null,
      expires_at timestamptz not null)`);
    await runner.query('create index contact_import_files_account_idx on contact_import_files (account_id, id)');
    await runner.query('create index contact_import_files_expiry_idx on contact_import_files (expires_at)');
    await runner.query(`create table contact_imports (
      id uuid constraint contact_imports_pkey primary key,
      account_id uuid not null,
      status text not null default 'queued'
        constraint contact_imports_status_check check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
      filename text not null,
      bytes integer not null,
      blob_id uuid,
      list_id uuid,
      on_duplicate text not null constraint contact_imports_duplicate_check check (on_duplicate in ('update', 'skip')),
      layout jsonb not null,
      targets jsonb not null,
      consent jsonb,
      requested_by jsonb not null,
      place_byte integer not null,
      place_line integer not null,
      row_count integer not null default 0,
      created_count integer not null default 0,
      updated_count integer not null default 0,
      skipped_count integer not null default 0,
      rejected_count integer not null default 0,
      suppressed_count integer not null default 0,
      reasons jsonb not null default '{}',
      busy_ms integer not null default 0,
      failures integer not null default 0,
      failure text,
      fence integer not null default 0,
      lease_until timestamptz,
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      file_until timestamptz,
      rejects_until timestamptz,
      constraint contact_imports_rows_check
        check (row_count = created_count + updated_count + skipped_count + rejected_count))`);
    await runner.query('create index contact_imports_account_idx on contact_imports (account_id, id)');
    await runner.query(
      `create index contact_imports_open_idx on contact_imports (account_id, id) where status in ('queued', 'running')`,
    );
    await runner.query(
      'create index contact_imports_file_idx on contact_imports (file_until) where file_until is not null',
    );
    await runner.query(
      'create index contact_imports_rejects_idx on contact_imports (rejects_until) where rejects_until is not null',
    );
    await runner.query(`create table contact_import_rejects (
      account_id uuid not null,
      import_id uuid not null,
      line integer not null,
      field text not null,
      code text not null,
      cells text not null,
      constraint contact_import_rejects_pkey primary key (account_id, import_id, line))`);
    await secure(runner, ['contact_import_files', 'contact_imports', 'contact_import_rejects']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
