import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Postings say on which day of the books they count, and are judged once a statement instead of once an entry. */
export class LedgerInFewStatements1790000350000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await bookedOn(runner);
    await fitOncePerStatement(runner);
    await runner.query('drop index ledger_entries_account_idx');
    await runner.query(
      'create index ledger_entries_account_idx on ledger_entries (ledger_account_id, id) include (amount_minor)',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function bookedOn(runner: QueryRunner): Promise<void> {
  await runner.query('alter table ledger_transactions add column booked_on date');
  await runner.query('alter table ledger_transactions disable trigger ledger_transactions_permanent');
  await runner.query(`update ledger_transactions set booked_on = (posted_at at time zone 'Europe/Paris')::date`);
  await runner.query('alter table ledger_transactions enable trigger ledger_transactions_permanent');
  await runner.query('alter table ledger_transactions alter column booked_on set not null');
  await runner.query('create index ledger_transactions_day_idx on ledger_transactions (booked_on, id)');
}

/**
 * An entry belongs to the database transaction that wrote its ledger transaction: what is committed is complete. Judged
 * after the statement, so that both may be written by one.
 */
async function fitOncePerStatement(runner: QueryRunner): Promise<void> {
  await runner.query('drop trigger ledger_entry_fit on ledger_entries');
  await runner.query('drop function ledger_entry_must_fit()');
  await runner.query(`create function ledger_entries_must_fit() returns trigger language plpgsql as $$
    declare wrong record;
    begin
      select e.transaction_id as id into wrong from fresh e
        where not exists (select from ledger_transactions t
          where t.id = e.transaction_id and t.written_by = pg_current_xact_id()) limit 1;
      if found then
        raise exception 'ledger transaction % is closed', wrong.id using errcode = 'check_violation';
      end if;
      select e.ledger_account_id as id into wrong from fresh e
        where not exists (select from ledger_accounts a where a.id = e.ledger_account_id and a.currency = e.currency)
        limit 1;
      if found then
        raise exception 'ledger account % has another currency', wrong.id using errcode = 'check_violation';
      end if;
      return null;
    end $$`);
  await runner.query(`create trigger ledger_entries_fit after insert on ledger_entries
    referencing new table as fresh for each statement execute function ledger_entries_must_fit()`);
}
