import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from '../src/platform/database/secure-tables.js';

/** Mail that came in on the inbound port; compressed by us, so PostgreSQL need not try. */
export class MailIntake1790000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table raw_inbound_mails (
      id uuid primary key,
      received_at timestamptz not null,
      sender text not null,
      recipients jsonb not null,
      remote_address text not null,
      hello text not null,
      size_bytes int not null,
      truncated boolean not null default false,
      content bytea not null)`);
    await runner.query('alter table raw_inbound_mails alter column content set storage external');
    await runner.query('create index raw_inbound_mails_age on raw_inbound_mails (received_at)');
    await open(runner, ['raw_inbound_mails'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
