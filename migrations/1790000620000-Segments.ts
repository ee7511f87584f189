import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Conditions that customers keep. Who fulfils one is asked each time and stored nowhere. */
export class Segments1790000620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table segments (
      id uuid not null,
      account_id uuid not null,
      name text not null,
      condition jsonb not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint segments_pkey primary key (account_id, id))`);
    await secure(runner, ['segments']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
