import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Lines of bank statements, each once however often its file comes, and what became of their money. */
export class Reconciliation1790000322000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table statement_entries (
      id uuid constraint statement_entries_pkey primary key,
      identity text not null constraint statement_entries_identity_key unique,
      external_id text not null,
      statement_id text not null,
      currency text not null,
      amount_minor bigint not null constraint statement_entries_amount_check check (amount_minor > 0),
      booked_on date not null,
      servicer_ref text,
      end_to_end_id text,
      debtor_name text,
      debtor_iban text,
      remittance text not null,
      state text not null,
      reason text not null,
      candidates jsonb not null default '[]',
      invoice_id uuid,
      deposit_id uuid,
      pro_forma_id uuid,
      beneficiary_id uuid,
      overpaid_minor bigint not null default 0,
      read_at timestamptz not null,
      read_by uuid,
      assigned_at timestamptz,
      assigned_by uuid,
      constraint statement_entries_state_check
        check (state in ('matched', 'partial', 'unmatched', 'assigned', 'duplicate', 'reversal')),
      constraint statement_entries_assigned_check check ((state = 'assigned') = (assigned_at is not null)))`);
    await runner.query('create index statement_entries_state_idx on statement_entries (state, id)');
    await open(runner, ['statement_entries'], { app: 'none' });
    await permanence(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** What the bank said stays; what became of it is decided once, and once more when staff assign what nobody knew. */
async function permanence(runner: QueryRunner): Promise<void> {
  await runner.query(`revoke update, delete on statement_entries from ${WORKER_ROLE}`);
  await runner.query(
    `grant update (state, reason, candidates, invoice_id, deposit_id, pro_forma_id, beneficiary_id, overpaid_minor,
       assigned_at, assigned_by) on statement_entries to ${WORKER_ROLE}`,
  );
  await runner.query(`create function statement_entry_is_decided() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or old.state <> 'unmatched' then
        raise exception 'a decided statement entry stays as it is' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger statement_entries_permanent before update or delete on statement_entries
    for each row execute function statement_entry_is_decided()`);
  await runner.query(`create trigger statement_entries_not_emptied before truncate on statement_entries
    for each statement execute function statement_entry_is_decided()`);
}
