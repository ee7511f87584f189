import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Files that wait to be attached; their bytes are blobs. */
export class Uploads1790000421000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table uploads (
      id uuid constraint uploads_pkey primary key,
      account_id uuid not null,
      blob_id uuid not null,
      filename text not null,
      content_type text not null,
      bytes integer not null constraint uploads_bytes_check check (bytes > 0),
      sha256 bytea not null,
      created_at timestamptz not null,
      expires_at timestamptz not null)`);
    await runner.query('create index uploads_list_idx on uploads (account_id, id)');
    await runner.query('create index uploads_expiry_idx on uploads (expires_at)');
    await secure(runner, ['uploads']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
