import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Days, months and years of the books are closed for good: nothing is booked on a closed day, and nothing of it changes. */
export class LedgerClosings1790000350100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ledger_day_totals (
      purpose text not null,
      currency text not null,
      day date not null,
      debit_minor bigint not null,
      credit_minor bigint not null,
      constraint ledger_day_totals_pkey primary key (purpose, currency, day))`);
    await runner.query(`create table ledger_closings (
      sequence bigint constraint ledger_closings_pkey primary key,
      kind text not null,
      period text not null,
      first_day date not null,
      last_day date not null,
      content jsonb not null,
      previous_hash bytea,
      hash bytea not null,
      constraint ledger_closings_period_key unique (kind, period),
      constraint ledger_closings_kind_check check (kind in ('day', 'month', 'year')),
      constraint ledger_closings_first_check check ((sequence = 1) = (previous_hash is null)))`);
    await runner.query('create index ledger_closings_last_day_idx on ledger_closings (kind, last_day)');
    await open(runner, ['ledger_day_totals', 'ledger_closings'], { app: 'none' });
    for (const table of ['ledger_day_totals', 'ledger_closings']) {
      await runner.query(`revoke update, delete on ${table} from ${WORKER_ROLE}`);
      await runner.query(`create trigger ${table}_permanent before update or delete or truncate on ${table}
        for each statement execute function ledger_is_permanent()`);
    }
    await openDays(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Who posts holds a shared lock on his day; who closes a day holds it alone, so a closing sees all of its day. What comes
 * later is booked on the first day that is still open.
 */
async function openDays(runner: QueryRunner): Promise<void> {
  await runner.query(`create function ledger_book_on_open_day() returns trigger language plpgsql as $$
    declare closed date;
    begin
      loop
        perform pg_advisory_xact_lock_shared(7023009, new.booked_on - date '2000-01-01');
        select max(last_day) into closed from ledger_closings where kind = 'day';
        exit when closed is null or closed < new.booked_on;
        new.booked_on := closed + 1;
      end loop;
      return new;
    end $$`);
  await runner.query(`create trigger ledger_open_day before insert on ledger_transactions
    for each row execute function ledger_book_on_open_day()`);
}
