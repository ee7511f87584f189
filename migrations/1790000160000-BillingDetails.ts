import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Whom invoices are made out to, in versions that stay, so that an issued invoice keeps what it said. */
export class BillingDetails1790000160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table billing_details_versions (
      id uuid constraint billing_details_versions_pkey primary key,
      account_id uuid not null,
      version integer not null,
      customer_type text not null,
      name text not null,
      address jsonb not null,
      country text not null,
      vat_number text,
      siren text,
      tax_number text,
      invoice_email text,
      purchase_reference text,
      service_code text,
      created_at timestamptz not null,
      constraint billing_details_versions_number_key unique (account_id, version),
      constraint billing_details_versions_type_check check (customer_type in ('company', 'consumer', 'public_body')))`);
    await secure(runner, ['billing_details_versions']);
    await runner.query(`revoke update on billing_details_versions from ${APP_ROLE}, ${WORKER_ROLE}`);
    await runner.query(`revoke delete on billing_details_versions from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
