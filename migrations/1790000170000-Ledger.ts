import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * The books. What is posted stays as it is: entries can be added only, only together with their transaction, and only
 * when that transaction comes to zero in every currency.
 */
export class Ledger1790000170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tables(runner);
    await balance(runner);
    await permanence(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function tables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table ledger_accounts (
    id bigint generated always as identity constraint ledger_accounts_pkey primary key,
    purpose text not null,
    owner_id uuid,
    currency text not null,
    constraint ledger_accounts_key unique nulls not distinct (purpose, owner_id, currency))`);
  await runner.query(`create table ledger_transactions (
    id uuid constraint ledger_transactions_pkey primary key,
    reason text not null,
    about text not null constraint ledger_transactions_about_key unique,
    reverses uuid constraint ledger_transactions_reverses_fkey references ledger_transactions (id)
      constraint ledger_transactions_reverses_key unique,
    posted_at timestamptz not null,
    written_by xid8 not null default pg_current_xact_id())`);
  await runner.query(`create table ledger_entries (
    id bigint generated always as identity constraint ledger_entries_pkey primary key,
    transaction_id uuid not null constraint ledger_entries_transaction_fkey references ledger_transactions (id),
    ledger_account_id bigint not null constraint ledger_entries_account_fkey references ledger_accounts (id),
    currency text not null,
    amount_minor bigint not null constraint ledger_entries_amount_check check (amount_minor <> 0))`);
  await runner.query('create index ledger_entries_transaction_idx on ledger_entries (transaction_id)');
  await runner.query(
    'create index ledger_entries_account_idx on ledger_entries (ledger_account_id) include (amount_minor)',
  );
  await open(runner, ['ledger_accounts', 'ledger_transactions', 'ledger_entries'], { app: 'none' });
}

/** Judged when the database transaction commits, so that entries may be written one after the other. */
async function balance(runner: QueryRunner): Promise<void> {
  await runner.query(`create function ledger_must_balance() returns trigger language plpgsql as $$
    declare wrong record; entries integer;
    begin
      select count(*) into entries from ledger_entries where transaction_id = new.id;
      if entries < 2 then
        raise exception 'ledger transaction % has % entries', new.id, entries using errcode = 'check_violation';
      end if;
      for wrong in select currency, sum(amount_minor) as sum from ledger_entries
        where transaction_id = new.id group by currency having sum(amount_minor) <> 0 loop
        raise exception 'ledger transaction % is off by % %', new.id, wrong.sum, wrong.currency
          using errcode = 'check_violation';
      end loop;
      return null;
    end $$`);
  await runner.query(`create constraint trigger ledger_balance after insert on ledger_transactions
    deferrable initially deferred for each row execute function ledger_must_balance()`);
  // An entry belongs to the database transaction that wrote its ledger transaction: what is committed is complete.
  await runner.query(`create function ledger_entry_must_fit() returns trigger language plpgsql as $$
    begin
      if not exists (select from ledger_transactions where id = new.transaction_id and written_by = pg_current_xact_id()) then
        raise exception 'ledger transaction % is closed', new.transaction_id using errcode = 'check_violation';
      end if;
      if not exists (select from ledger_accounts where id = new.ledger_account_id and currency = new.currency) then
        raise exception 'ledger account % has another currency', new.ledger_account_id using errcode = 'check_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger ledger_entry_fit before insert on ledger_entries
    for each row execute function ledger_entry_must_fit()`);
}

async function permanence(runner: QueryRunner): Promise<void> {
  await runner.query(`create function ledger_is_permanent() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$`);
  for (const table of ['ledger_accounts', 'ledger_transactions', 'ledger_entries']) {
    await runner.query(`revoke update, delete on ${table} from ${APP_ROLE}, ${WORKER_ROLE}`);
    await runner.query(`create trigger ${table}_permanent before update or delete or truncate on ${table}
      for each statement execute function ledger_is_permanent()`);
  }
}
