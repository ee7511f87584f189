import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What a renewal will cost, told to payers by transfer before the term ends. Issued once a term, never changed. */
export class ProFormas1790000370000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table pro_forma_series (
      series text constraint pro_forma_series_pkey primary key,
      last_sequence bigint not null)`);
    await open(runner, ['pro_forma_series'], { app: 'none' });
    await runner.query(`create table pro_formas (
      id uuid constraint pro_formas_pkey primary key,
      account_id uuid not null,
      subscription_id uuid not null,
      term_start_at timestamptz not null,
      number text not null constraint pro_formas_number_key unique,
      reference text not null constraint pro_formas_reference_key unique,
      issue_date date not null,
      pay_by date not null,
      bill jsonb not null,
      issued_at timestamptz not null,
      constraint pro_formas_term_key unique (account_id, subscription_id, term_start_at))`);
    await runner.query('create index pro_formas_account_idx on pro_formas (account_id, id)');
    await secure(runner, ['pro_formas']);
    await runner.query(`revoke insert, update, delete on pro_formas from ${APP_ROLE}`);
    await runner.query(`revoke update on pro_formas from ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
