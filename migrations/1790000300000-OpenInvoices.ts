import type { MigrationInterface, QueryRunner } from 'typeorm';
import { WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Orders are billed before they begin, and invoices are paid in parts, credited, and replaced by others. */
export class OpenInvoices1790000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await orders(runner);
    await invoices(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function orders(runner: QueryRunner): Promise<void> {
  await runner.query(`alter table orders add column begun_at timestamptz, add column payment_kind text`);
  await runner.query(`update orders set begun_at = placed_at where state = 'invoiced'`);
  // What was billed and then credited is dropped, and still knows its invoice.
  await runner.query(`alter table orders drop constraint orders_invoice_check,
    add constraint orders_invoice_check check (case state when 'open' then invoice_id is null
      when 'invoiced' then invoice_id is not null else true end)`);
}

async function invoices(runner: QueryRunner): Promise<void> {
  await runner.query(`alter table invoices add column credited_minor bigint not null default 0,
    add column refunded_minor bigint not null default 0,
    add column replaces_id uuid constraint invoices_replaces_key unique
      constraint invoices_replaces_fkey references invoices (id)`);
  await runner.query(`alter table invoices drop constraint invoices_order_key, drop constraint invoices_paid_check,
    add constraint invoices_paid_check check (paid_minor between 0 and gross_minor
      and credited_minor between 0 and gross_minor and refunded_minor between 0 and paid_minor
      and paid_minor - refunded_minor + credited_minor <= gross_minor)`);
  // One order has one invoice, unless that was credited and issued anew.
  await runner.query('create unique index invoices_order_key on invoices (order_id) where replaces_id is null');
  await runner.query(`create index invoices_reference_idx on invoices ((content ->> 'paymentReference'))`);
  await runner.query(`grant update (credited_minor, refunded_minor) on invoices to ${WORKER_ROLE}`);
  await runner.query(`create or replace function issued_is_permanent() returns trigger language plpgsql as $$
    declare moving constant text[] := '{status,paid_minor,credited_minor,refunded_minor}';
    begin
      if tg_op <> 'UPDATE' or (to_jsonb(new) - moving) is distinct from (to_jsonb(old) - moving) then
        raise exception 'an issued invoice is permanent' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
}
