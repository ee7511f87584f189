import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * Documents as they were rendered, kept ten years. The bytes lie here and not among the files of `blobs`: those go with
 * their account, and these may be changed by nobody, which the database itself sees to.
 */
export class BillingDocuments1790000340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table billing_documents (
      id uuid constraint billing_documents_pkey primary key,
      account_id uuid not null,
      kind text not null,
      subject_id uuid not null,
      format text not null,
      language text not null,
      template_version int not null,
      sha256 bytea not null,
      content bytea not null,
      rendered_at timestamptz not null,
      constraint billing_documents_subject_key unique (kind, subject_id, format),
      constraint billing_documents_kind_check check (kind in ('invoice', 'credit_note', 'deposit_receipt')),
      constraint billing_documents_format_check check (format in ('pdf', 'xml')),
      constraint billing_documents_sha256_check check (sha256 = sha256(content)))`);
    // PDFs are compressed already.
    await runner.query('alter table billing_documents alter column content set storage external');
    await runner.query('create index billing_documents_account_idx on billing_documents (account_id)');
    await secure(runner, ['billing_documents']);
    await runner.query(`revoke insert, update, delete on billing_documents from ${APP_ROLE}`);
    await runner.query(`revoke update, delete on billing_documents from ${WORKER_ROLE}`);
    await runner.query(`create function document_is_permanent() returns trigger language plpgsql as $$
      begin
        raise exception 'a document is never changed' using errcode = 'insufficient_privilege';
      end $$`);
    await runner.query(`create trigger billing_documents_permanent before update or delete or truncate
      on billing_documents for each statement execute function document_is_permanent()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
