import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Money paid in advance, with its receipt: numbered without a gap, and never changed once it was received. */
export class Deposits1790000321000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table receipt_series (
      series text constraint receipt_series_pkey primary key,
      last_sequence bigint not null,
      last_issued_on date not null)`);
    await open(runner, ['receipt_series'], { app: 'none' });
    await runner.query(`revoke delete on receipt_series from ${WORKER_ROLE}`);
    await deposits(runner);
    await permanence(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function deposits(runner: QueryRunner): Promise<void> {
  await runner.query(`create table deposits (
    id uuid constraint deposits_pkey primary key,
    account_id uuid not null,
    kind text not null,
    currency text not null,
    amount_minor bigint not null constraint deposits_amount_check check (amount_minor > 0),
    status text not null,
    payment_id uuid,
    request_key bytea,
    number text constraint deposits_number_key unique,
    receipt jsonb,
    created_at timestamptz not null,
    received_at timestamptz,
    constraint deposits_kind_check check (kind in ('card', 'direct_debit', 'paypal', 'bank_transfer')),
    constraint deposits_status_check check (status in ('pending_payment', 'received', 'refused')),
    constraint deposits_receipt_check check (case when status = 'received'
      then number is not null and receipt is not null and received_at is not null
      else number is null and receipt is null and received_at is null end))`);
  await runner.query('create index deposits_account_idx on deposits (account_id, id)');
  await runner.query(
    'create unique index deposits_request_idx on deposits (account_id, request_key) where request_key is not null',
  );
  await secure(runner, ['deposits']);
}

async function permanence(runner: QueryRunner): Promise<void> {
  await runner.query(`revoke update, delete on deposits from ${APP_ROLE}, ${WORKER_ROLE}`);
  await runner.query(`grant update (status, number, receipt, received_at) on deposits to ${WORKER_ROLE}`);
  await runner.query(`create function receipt_is_permanent() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' or old.status = 'received' then
        raise exception 'a receipt is permanent' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger deposits_permanent before update or delete on deposits
    for each row execute function receipt_is_permanent()`);
  await runner.query(`create trigger deposits_not_emptied before truncate on deposits
    for each statement execute function receipt_is_permanent()`);
}
