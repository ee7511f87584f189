import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** When somebody who pays from his wallet is to be told, once a term, that too little is in it. */
export class WalletNotices1790000323000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table wallet_notices (
      subscription_id uuid constraint wallet_notices_pkey primary key,
      account_id uuid not null,
      notice_at timestamptz,
      looked_at_term timestamptz)`);
    await runner.query(
      'create index wallet_notices_notice_idx on wallet_notices (notice_at) where notice_at is not null',
    );
    await runner.query('create index wallet_notices_account_idx on wallet_notices (account_id)');
    await secure(runner, ['wallet_notices']);
    await runner.query(`insert into wallet_notices (subscription_id, account_id, notice_at)
      select id, account_id, term_end_at - interval '7 days' from subscriptions
      where term_end_at is not null and status = 'active' and auto_renew`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
