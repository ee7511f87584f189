import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several people in one account: who is only invited, one owner, and a counter so that no user name comes back. */
export class Team1790000110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table accounts add column last_user_ordinal integer not null default 1');
    await runner.query('alter table users add column joined_at timestamptz');
    await runner.query('alter table users add column invitation_expires_at timestamptz');
    // Forced row-level security hides every row from the owner of the table, who migrates.
    await runner.query('alter table users no force row level security');
    await runner.query('update users set joined_at = created_at');
    await runner.query('alter table users force row level security');
    await runner.query(`alter table users add constraint users_invited check (joined_at is not null
      or (invitation_expires_at is not null and password_hash is null and role <> 'owner'))`);
    await runner.query('create unique index users_account_email on users (account_id, email_normalised)');
    await runner.query(`create unique index users_one_owner on users (account_id) where role = 'owner'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
