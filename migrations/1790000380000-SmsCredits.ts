import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** SMS credits: what is sold, at which yield, what was bought, and what is left of it. In thousandths of a credit. */
export class SmsCredits1790000380000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await priceLists(runner);
    await purchases(runner);
    await lots(runner);
    await rights(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function priceLists(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_packs (
    id uuid constraint sms_packs_pkey primary key,
    code text not null constraint sms_packs_code_key unique,
    credits_milli bigint not null constraint sms_packs_credits_check check (credits_milli > 0),
    currency text not null,
    price_minor bigint not null constraint sms_packs_price_check check (price_minor > 0),
    active boolean not null,
    position integer not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null)`);
  await runner.query('create index sms_packs_order_idx on sms_packs (position, id)');
  await runner.query(`create table sms_rates (
    id uuid constraint sms_rates_pkey primary key,
    country text not null constraint sms_rates_country_check check (country ~ '^[A-Z]{2}$'),
    credits_milli bigint not null constraint sms_rates_credits_check check (credits_milli > 0),
    valid_from date not null,
    valid_to date constraint sms_rates_valid_check check (valid_to >= valid_from),
    constraint sms_rates_begin_key unique (country, valid_from))`);
  await open(runner, ['sms_packs', 'sms_rates'], { app: 'select' });
  await runner.query(`revoke delete on sms_packs from ${WORKER_ROLE}`);
}

async function purchases(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_purchases (
    id uuid constraint sms_purchases_pkey primary key,
    account_id uuid not null,
    pack_id uuid not null constraint sms_purchases_pack_fkey references sms_packs (id),
    quantity integer not null constraint sms_purchases_quantity_check check (quantity between 1 and 1000),
    credits_milli bigint not null constraint sms_purchases_credits_check check (credits_milli > 0),
    currency text not null,
    unit_price_minor bigint not null constraint sms_purchases_price_check check (unit_price_minor > 0),
    expiry_mode text not null constraint sms_purchases_expiry_check check (expiry_mode in ('email_term', 'months')),
    validity_months integer not null constraint sms_purchases_months_check check (validity_months > 0),
    time_zone text not null,
    status text not null
      constraint sms_purchases_status_check check (status in ('pending_payment', 'active', 'refused')),
    order_id uuid not null,
    payment_id uuid,
    invoice_id uuid,
    ordered_at timestamptz not null,
    activated_at timestamptz)`);
  await runner.query('create index sms_purchases_account_idx on sms_purchases (account_id, id)');
  await runner.query('create index sms_purchases_order_idx on sms_purchases (account_id, order_id)');
}

/** One lot for a purchase, whatever is told how often; and no lot holds what its ledger does not say. */
async function lots(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_lots (
    id uuid constraint sms_lots_pkey primary key,
    account_id uuid not null,
    purchase_id uuid not null constraint sms_lots_purchase_key unique
      constraint sms_lots_purchase_fkey references sms_purchases (id),
    order_id uuid not null,
    invoice_id uuid,
    credits_milli bigint not null constraint sms_lots_credits_check check (credits_milli > 0),
    remaining_milli bigint not null
      constraint sms_lots_remaining_check check (remaining_milli between 0 and credits_milli),
    purchased_at timestamptz not null,
    expiry_mode text not null constraint sms_lots_expiry_check check (expiry_mode in ('email_term', 'months')),
    validity_months integer not null constraint sms_lots_months_check check (validity_months > 0),
    time_zone text not null)`);
  await runner.query('create index sms_lots_account_idx on sms_lots (account_id, id)');
  await runner.query(`create table sms_ledger (
    id uuid constraint sms_ledger_pkey primary key,
    account_id uuid not null,
    lot_id uuid not null constraint sms_ledger_lot_fkey references sms_lots (id),
    kind text not null,
    credits_milli bigint not null,
    message_id uuid,
    at timestamptz not null,
    constraint sms_ledger_kind_check check (case
      when kind in ('purchase', 'release') then credits_milli > 0
      when kind in ('reserve', 'expire') then credits_milli < 0
      when kind = 'settle' then credits_milli <= 0
      when kind = 'adjust' then credits_milli <> 0 else false end))`);
  await runner.query('create index sms_ledger_account_idx on sms_ledger (account_id, id)');
  await runner.query('create index sms_ledger_lot_idx on sms_ledger (lot_id)');
  await runner.query(`create unique index sms_ledger_purchase_key on sms_ledger (lot_id) where kind = 'purchase'`);
  await runner.query(`create function sms_lot_must_agree() returns trigger language plpgsql as $$
    declare checked uuid; told bigint;
    begin
      if tg_table_name = 'sms_lots' then checked := new.id; else checked := new.lot_id; end if;
      select coalesce(sum(credits_milli), 0) into told from sms_ledger where lot_id = checked;
      if not exists (select from sms_lots where id = checked and remaining_milli = told) then
        raise exception 'a lot does not hold what its ledger says' using errcode = 'check_violation';
      end if;
      return null;
    end $$`);
  for (const [table, when] of [
    ['sms_lots', 'insert or update'],
    ['sms_ledger', 'insert'],
  ]) {
    await runner.query(`create constraint trigger ${table}_agree after ${when} on ${table}
      deferrable initially deferred for each row execute function sms_lot_must_agree()`);
  }
}

/** Customers order and read; workers grant. What was written into the ledger stays, and a lot is never taken away. */
async function rights(runner: QueryRunner): Promise<void> {
  await secure(runner, ['sms_purchases', 'sms_lots', 'sms_ledger']);
  await runner.query(`revoke update, delete on sms_purchases from ${APP_ROLE}`);
  await runner.query(`revoke insert, update, delete on sms_lots, sms_ledger from ${APP_ROLE}`);
  await runner.query(`revoke update, delete on sms_lots, sms_ledger from ${WORKER_ROLE}`);
  await runner.query(`grant update (remaining_milli) on sms_lots to ${WORKER_ROLE}`);
  await runner.query(`create function sms_ledger_is_permanent() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$`);
  await runner.query(`create trigger sms_ledger_permanent before update or delete or truncate on sms_ledger
    for each statement execute function sms_ledger_is_permanent()`);
  await runner.query(`create trigger sms_lots_permanent before delete or truncate on sms_lots
    for each statement execute function sms_ledger_is_permanent()`);
}
