import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What VAT decisions are made from: the seller, rates, certificates, proofs of VAT numbers, the turnover of the year. */
export class Tax1790000160100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.installation(runner);
    await this.accounts(runner);
  }

  private async installation(runner: QueryRunner): Promise<void> {
    await runner.query(`create table seller_versions (
      version integer constraint seller_versions_pkey primary key,
      terms jsonb not null,
      opening_year integer not null,
      changed_by uuid,
      created_at timestamptz not null)`);
    await runner.query(`create table vat_rates (
      id uuid constraint vat_rates_pkey primary key,
      place text not null,
      rate_basis_points integer not null,
      valid_from date not null,
      created_by uuid,
      created_at timestamptz not null,
      constraint vat_rates_rate_check check (rate_basis_points >= 0 and rate_basis_points < 10000))`);
    await runner.query(`create table eu_turnover_documents (
      document_id uuid constraint eu_turnover_documents_pkey primary key,
      year integer not null,
      net_minor bigint not null,
      created_at timestamptz not null)`);
    await runner.query(`create table eu_turnover_years (
      year integer constraint eu_turnover_years_pkey primary key,
      net_minor bigint not null)`);
    await open(runner, ['seller_versions', 'vat_rates', 'eu_turnover_documents', 'eu_turnover_years'], {
      app: 'select',
    });
    // An account's own invoice adds to the turnover, and locks the year while it is judged.
    await runner.query(`grant insert on eu_turnover_documents to ${APP_ROLE}`);
    await runner.query(`grant insert, update on eu_turnover_years to ${APP_ROLE}`);
    await runner.query(`revoke update, delete on seller_versions, vat_rates from ${WORKER_ROLE}`);
  }

  private async accounts(runner: QueryRunner): Promise<void> {
    await runner.query(`create table vat_exemptions (
      id uuid constraint vat_exemptions_pkey primary key,
      account_id uuid not null,
      reference text not null,
      valid_from date not null,
      valid_until date not null,
      created_by uuid,
      created_at timestamptz not null,
      constraint vat_exemptions_days_check check (valid_from <= valid_until))`);
    await runner.query('create index vat_exemptions_account_idx on vat_exemptions (account_id, id)');
    await runner.query(`create table vat_checks (
      id uuid constraint vat_checks_pkey primary key,
      account_id uuid not null,
      vat_number text not null,
      result text not null,
      consultation_number text,
      requester text,
      name text,
      address text,
      source text not null,
      answer jsonb not null,
      checked_at timestamptz not null,
      constraint vat_checks_result_check check (result in ('valid', 'invalid')))`);
    await runner.query('create index vat_checks_account_idx on vat_checks (account_id, vat_number, id)');
    await runner.query(`create table vat_number_watches (
      account_id uuid constraint vat_number_watches_pkey primary key,
      vat_number text not null,
      next_check_at timestamptz,
      silent_since timestamptz,
      tries integer not null,
      last_reason text,
      updated_at timestamptz not null)`);
    await runner.query(
      'create index vat_number_watches_due_idx on vat_number_watches (next_check_at) where next_check_at is not null',
    );
    await secure(runner, ['vat_exemptions', 'vat_checks', 'vat_number_watches']);
    await runner.query(`revoke update on vat_checks, vat_exemptions from ${APP_ROLE}, ${WORKER_ROLE}`);
    await runner.query(`revoke delete on vat_checks, vat_exemptions from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
