import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * One row per idempotency key. The account is the caller's; on public operations a number made of path and body.
 * No foreign key: the row is written on the path that accepts mail.
 */
export class IdempotencyKeys1790000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table idempotency_keys (
      account_id uuid not null,
      key text not null check (length(key) between 1 and 255),
      op_hash bytea not null,
      state smallint not null default 0 check (state in (0, 1)),
      status int,
      body bytea,
      sealed boolean not null default false,
      message_id uuid,
      locked_at timestamptz not null default clock_timestamp(),
      created_at timestamptz not null,
      primary key (account_id, key)
    )`);
    await runner.query(`comment on column idempotency_keys.state is '0 running, 1 done'`);
    await runner.query(
      `comment on column idempotency_keys.locked_at is 'machine time of the claim; names the run that may finish the row'`,
    );
    await runner.query(`create index idempotency_keys_created on idempotency_keys (created_at)`);
    await secure(runner, ['idempotency_keys']);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
