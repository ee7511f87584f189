import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/** Addresses an account must not write to, and the mails of the installation itself that must not leave twice. */
export class Suppressions1790000055000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table suppressions (
      id uuid primary key,
      account_id uuid not null,
      email_key text not null,
      email text not null,
      scope smallint not null check (scope in (0, 1)),
      reason text not null,
      source text not null,
      delivery_id uuid,
      created_at timestamptz not null
    )`);
    await runner.query(`comment on column suppressions.scope is '0 all mail, 1 marketing only'`);
    await runner.query('create unique index suppressions_address on suppressions (account_id, email_key, scope)');
    await runner.query('create index suppressions_list on suppressions (account_id, id)');
    await secure(runner, ['suppressions']);
    await runner.query(`create table system_mails (
      dedupe text primary key,
      message_id uuid not null,
      created_at timestamptz not null
    )`);
    await open(runner, ['system_mails'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
