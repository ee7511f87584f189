import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * Prepaid money. A balance moves only together with the entry that says why, and is never below nothing: the database
 * itself refuses whatever says otherwise.
 */
export class Wallet1790000320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tables(runner);
    await permanence(runner);
    await agreement(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function tables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table wallets (
    account_id uuid not null,
    currency text not null,
    balance_minor bigint not null constraint wallets_balance_check check (balance_minor >= 0),
    entries bigint not null,
    constraint wallets_pkey primary key (account_id, currency))`);
  await runner.query(`create table wallet_entries (
    id uuid constraint wallet_entries_pkey primary key,
    account_id uuid not null,
    currency text not null,
    sequence bigint not null,
    type text not null,
    amount_minor bigint not null,
    balance_minor bigint not null constraint wallet_entries_balance_check check (balance_minor >= 0),
    about text not null constraint wallet_entries_about_key unique,
    at timestamptz not null,
    constraint wallet_entries_sequence_key unique (account_id, currency, sequence),
    constraint wallet_entries_wallet_fkey foreign key (account_id, currency) references wallets (account_id, currency),
    constraint wallet_entries_type_check check (case
      when type in ('deposit', 'overpayment', 'credit_note', 'transfer', 'adjustment') then amount_minor > 0
      when type in ('payment', 'refund') then amount_minor < 0 else false end))`);
  await runner.query(`create table wallet_references (
    account_id uuid constraint wallet_references_pkey primary key,
    reference text not null constraint wallet_references_reference_key unique)`);
  await secure(runner, ['wallets', 'wallet_entries', 'wallet_references']);
}

/** Customers read; workers add entries and move the balance with them; nobody changes what was written. */
async function permanence(runner: QueryRunner): Promise<void> {
  await runner.query(`revoke insert, update, delete on wallets, wallet_entries from ${APP_ROLE}`);
  await runner.query(`revoke update, delete on wallet_references from ${APP_ROLE}`);
  await runner.query(`revoke update, delete on wallets, wallet_entries, wallet_references from ${WORKER_ROLE}`);
  await runner.query(`grant update (balance_minor, entries) on wallets to ${WORKER_ROLE}`);
  await runner.query(`create function wallet_is_permanent() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$`);
  await runner.query(`create trigger wallet_entries_permanent before update or delete or truncate on wallet_entries
    for each statement execute function wallet_is_permanent()`);
  await runner.query(`create trigger wallets_permanent before delete or truncate on wallets
    for each statement execute function wallet_is_permanent()`);
}

/** A wallet goes on by one entry at a time, and the entry says exactly what the wallet then holds. */
async function agreement(runner: QueryRunner): Promise<void> {
  await runner.query(`create function wallet_must_agree() returns trigger language plpgsql as $$
    declare before_minor bigint := 0; before_entries bigint := 0;
    begin
      if tg_op = 'UPDATE' then
        before_minor := old.balance_minor;
        before_entries := old.entries;
      elsif new.entries = 0 and new.balance_minor = 0 then
        return null;
      end if;
      if new.entries <> before_entries + 1 or not exists (
          select from wallet_entries e where e.account_id = new.account_id and e.currency = new.currency
            and e.sequence = new.entries and e.balance_minor = new.balance_minor
            and e.amount_minor = new.balance_minor - before_minor) then
        raise exception 'a wallet does not say what its entries say' using errcode = 'check_violation';
      end if;
      return null;
    end $$`);
  await runner.query(`create constraint trigger wallets_agree after insert or update on wallets
    deferrable initially deferred for each row execute function wallet_must_agree()`);
  // The wallet is moved first, so an entry always finds its own number there.
  await runner.query(`create function wallet_entry_must_fit() returns trigger language plpgsql as $$
    begin
      if not exists (select from wallets w where w.account_id = new.account_id and w.currency = new.currency
          and w.entries = new.sequence and w.balance_minor = new.balance_minor) then
        raise exception 'an entry does not fit its wallet' using errcode = 'check_violation';
      end if;
      return new;
    end $$`);
  await runner.query(`create constraint trigger wallet_entries_fit after insert on wallet_entries
    for each row execute function wallet_entry_must_fit()`);
}
