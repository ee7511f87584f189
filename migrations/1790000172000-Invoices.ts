import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What was ordered, and the invoices: numbered without a gap, chained, and never changed once issued. */
export class Invoices1790000172000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await orders(runner);
    await invoices(runner);
    await permanence(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function orders(runner: QueryRunner): Promise<void> {
  await runner.query(`create table orders (
    id uuid constraint orders_pkey primary key,
    account_id uuid not null,
    subject text not null,
    subject_id uuid not null,
    state text not null,
    request_key bytea,
    bill jsonb not null,
    currency text not null,
    gross_minor bigint not null,
    invoice_id uuid,
    placed_at timestamptz not null,
    constraint orders_state_check check (state in ('open', 'invoiced', 'dropped')),
    constraint orders_invoice_check check ((state = 'invoiced') = (invoice_id is not null)))`);
  await runner.query('create index orders_subject_idx on orders (account_id, subject, subject_id)');
  await runner.query(
    'create index orders_request_idx on orders (account_id, request_key) where request_key is not null',
  );
  await secure(runner, ['orders']);
  await runner.query(`revoke delete on orders from ${APP_ROLE}, ${WORKER_ROLE}`);
}

async function invoices(runner: QueryRunner): Promise<void> {
  await runner.query(`create table invoice_series (
    series text constraint invoice_series_pkey primary key,
    last_sequence bigint not null,
    last_issued_on date,
    last_hash bytea)`);
  await open(runner, ['invoice_series'], { app: 'none' });
  await runner.query(`create table invoices (
    id uuid constraint invoices_pkey primary key,
    account_id uuid not null,
    order_id uuid not null constraint invoices_order_key unique
      constraint invoices_order_fkey references orders (id),
    series text not null,
    sequence bigint not null,
    number text not null constraint invoices_number_key unique,
    content jsonb not null,
    currency text not null,
    gross_minor bigint not null,
    previous_hash bytea,
    hash bytea not null,
    issued_at timestamptz not null,
    status text not null,
    paid_minor bigint not null,
    constraint invoices_sequence_key unique (series, sequence),
    constraint invoices_status_check check (status in ('open', 'partially_paid', 'paid', 'credited')),
    constraint invoices_paid_check check (paid_minor between 0 and gross_minor))`);
  await runner.query('create index invoices_account_idx on invoices (account_id, id)');
  await secure(runner, ['invoices']);
}

/** What an invoice says is for ever; only what was paid of it, and so its status, moves. */
async function permanence(runner: QueryRunner): Promise<void> {
  await runner.query(`revoke insert, update, delete on invoices from ${APP_ROLE}`);
  await runner.query(`revoke update, delete on invoices from ${WORKER_ROLE}`);
  await runner.query(`grant update (status, paid_minor) on invoices to ${WORKER_ROLE}`);
  await runner.query(`revoke delete on invoice_series from ${WORKER_ROLE}`);
  await runner.query(`create function issued_is_permanent() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or (to_jsonb(new) - '{status,paid_minor}'::text[]) is distinct from
          (to_jsonb(old) - '{status,paid_minor}'::text[]) then
        raise exception 'an issued invoice is permanent' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger invoices_permanent before update or delete on invoices
    for each row execute function issued_is_permanent()`);
  await runner.query(`create trigger invoices_not_emptied before truncate on invoices
    for each statement execute function issued_is_permanent()`);
}
