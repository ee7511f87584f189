import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Credit notes: numbered, chained and as permanent as the invoices that they take back. */
export class CreditNotes1790000300100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table credit_notes (
      id uuid constraint credit_notes_pkey primary key,
      account_id uuid not null,
      invoice_id uuid not null constraint credit_notes_invoice_fkey references invoices (id),
      series text not null,
      sequence bigint not null,
      number text not null constraint credit_notes_number_key unique,
      content jsonb not null,
      currency text not null,
      gross_minor bigint not null,
      refund text not null,
      refunded_minor bigint not null,
      previous_hash bytea,
      hash bytea not null,
      issued_at timestamptz not null,
      constraint credit_notes_sequence_key unique (series, sequence),
      constraint credit_notes_gross_check check (gross_minor > 0),
      constraint credit_notes_refund_check check (refund in ('none', 'wallet', 'payment_method', 'new_invoice')
        and refunded_minor between 0 and gross_minor and (refund = 'none') = (refunded_minor = 0)))`);
    await runner.query('create index credit_notes_account_idx on credit_notes (account_id, id)');
    await runner.query('create index credit_notes_invoice_idx on credit_notes (invoice_id, id)');
    await secure(runner, ['credit_notes']);
    await runner.query(`revoke insert, update, delete on credit_notes from ${APP_ROLE}`);
    await runner.query(`revoke update, delete on credit_notes from ${WORKER_ROLE}`);
    await runner.query(`create function credit_note_is_permanent() returns trigger language plpgsql as $$
      begin
        raise exception 'an issued credit note is permanent' using errcode = 'insufficient_privilege';
      end $$`);
    await runner.query(`create trigger credit_notes_permanent before update or delete on credit_notes
      for each row execute function credit_note_is_permanent()`);
    await runner.query(`create trigger credit_notes_not_emptied before truncate on credit_notes
      for each statement execute function credit_note_is_permanent()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
