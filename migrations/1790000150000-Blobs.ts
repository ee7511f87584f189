import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Stored files, cut into chunks; see docs/adr/0070. Compressed by who writes them, so PostgreSQL need not try. */
export class Blobs1790000150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table blobs (
      id uuid primary key,
      account_id uuid not null,
      kind text not null,
      state smallint not null default 0 check (state in (0, 1, 2)),
      bytes bigint not null default 0,
      sha256 bytea,
      created_at timestamptz not null,
      touched_at timestamptz not null default clock_timestamp())`);
    await runner.query(`comment on column blobs.state is '0 being written, 1 whole, 2 to be removed'`);
    await runner.query(`comment on column blobs.touched_at is 'machine time of the last chunk'`);
    await runner.query('create index blobs_account on blobs (account_id, id)');
    await runner.query('create index blobs_not_whole on blobs (touched_at) where state <> 1');
    await runner.query(`create table blob_chunks (
      blob_id uuid not null,
      n int not null,
      account_id uuid not null,
      content bytea not null,
      primary key (blob_id, n))`);
    await runner.query('alter table blob_chunks alter column content set storage external');
    await runner.query('create index blob_chunks_account on blob_chunks (account_id)');
    await secure(runner, ['blobs', 'blob_chunks']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
