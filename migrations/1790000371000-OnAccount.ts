import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Terms that run although their invoice is open, and the days on which payers by transfer are told of the next term. */
export class OnAccount1790000371000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table on_account_terms (
      invoice_id uuid constraint on_account_terms_pkey primary key,
      account_id uuid not null,
      subscription_id uuid not null,
      overdue_at timestamptz not null)`);
    await runner.query('create index on_account_terms_overdue_idx on on_account_terms (overdue_at)');
    await runner.query('create index on_account_terms_account_idx on on_account_terms (account_id)');
    await runner.query(`create table renewal_notices (
      subscription_id uuid constraint renewal_notices_pkey primary key,
      account_id uuid not null,
      notice_at timestamptz not null)`);
    await runner.query('create index renewal_notices_notice_idx on renewal_notices (notice_at)');
    await runner.query('create index renewal_notices_account_idx on renewal_notices (account_id)');
    await runner.query('alter table plan_orders add column retry_payment_id uuid');
    await secure(runner, ['on_account_terms', 'renewal_notices']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
