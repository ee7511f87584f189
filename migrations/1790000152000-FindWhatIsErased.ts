import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose data a row holds, where the row belongs to somebody else: without this an erasure would have to guess. */
export class FindWhatIsErased1790000152000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index outbox_account on outbox (account_id)');
    await runner.query('alter table system_mails add column account_id uuid');
    await runner.query(`comment on column system_mails.account_id is 'the account that the mail is about'`);
    await runner.query(
      'create index system_mails_account on system_mails (account_id, dedupe) where account_id is not null',
    );
    await runner.query('alter table raw_inbound_mails add column account_id uuid');
    await runner.query(
      `comment on column raw_inbound_mails.account_id is 'whom it turned out to concern; null until a module read it'`,
    );
    await runner.query(
      'create index raw_inbound_mails_account on raw_inbound_mails (account_id) where account_id is not null',
    );
    await runner.query('alter table idempotency_keys add column about_account_id uuid');
    await runner.query(
      `comment on column idempotency_keys.about_account_id is 'the account that the path of somebody else’s request names'`,
    );
    await runner.query(
      'create index idempotency_keys_about on idempotency_keys (about_account_id) where about_account_id is not null',
    );
    // Keys of public operations are owned by numbers made of path and body, which are no ids of accounts: UUIDs of version 8.
    await runner.query(`create index idempotency_keys_public on idempotency_keys (created_at)
      where substr(account_id::text, 15, 1) = '8'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
