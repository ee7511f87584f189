import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

const KINDS = `('card', 'direct_debit', 'paypal', 'bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order')`;

/** How customers pay, what they were asked to pay, and the sandbox gateway's own book. */
export class Payments1790000171000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await paymentTables(runner);
    await sandbox(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function paymentTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table payment_methods (
    id uuid constraint payment_methods_pkey primary key,
    account_id uuid not null,
    kind text not null,
    gateway text,
    sealed_instrument bytea,
    brand text,
    last4 text,
    expiry_month smallint,
    expiry_year smallint,
    created_at timestamptz not null,
    removed_at timestamptz,
    constraint payment_methods_kind_check check (kind in ${KINDS}),
    constraint payment_methods_gateway_check check ((gateway is null) = (sealed_instrument is null)))`);
  await runner.query('create index payment_methods_account_idx on payment_methods (account_id, id)');
  await runner.query(`create table payments (
    id uuid constraint payments_pkey primary key,
    account_id uuid not null,
    kind text not null,
    method_id uuid constraint payments_method_fkey references payment_methods (id),
    gateway text,
    purpose text not null,
    purpose_id uuid not null,
    currency text not null,
    amount_minor bigint not null,
    state text not null,
    failure text,
    next_action jsonb,
    check_at timestamptz,
    checks smallint not null,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint payments_kind_check check (kind in ${KINDS}),
    constraint payments_state_check check (state in ('created', 'pending', 'succeeded', 'failed')),
    constraint payments_amount_check check (amount_minor > 0))`);
  await runner.query('create index payments_account_idx on payments (account_id, id)');
  await runner.query(`create index payments_check_idx on payments (check_at) where check_at is not null`);
  await runner.query(
    `create unique index payments_one_alive_idx on payments (purpose, purpose_id) where state <> 'failed'`,
  );
  await secure(runner, ['payment_methods', 'payments']);
  await runner.query(`create table payment_events (
    gateway text not null,
    event_id text not null,
    payment_id uuid not null,
    type text not null,
    received_at timestamptz not null,
    constraint payment_events_pkey primary key (gateway, event_id))`);
  await open(runner, ['payment_events'], { app: 'none' });
  await runner.query(`revoke delete on payments, payment_methods from ${APP_ROLE}, ${WORKER_ROLE}`);
  await runner.query(`revoke update, delete on payment_events from ${WORKER_ROLE}`);
}

/** Stands for the world outside: written apart from the product's transactions, as a real gateway would. */
async function sandbox(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sandbox_charges (
    reference uuid constraint sandbox_charges_pkey primary key,
    instrument text not null,
    currency text not null,
    amount_minor bigint not null,
    state text not null,
    failure text,
    asked integer not null default 1,
    charged_at timestamptz not null default clock_timestamp(),
    constraint sandbox_charges_state_check check (state in ('processing', 'requires_action', 'succeeded', 'failed')))`);
  await runner.query('create index sandbox_charges_instrument_idx on sandbox_charges (instrument)');
  await open(runner, ['sandbox_charges'], { app: 'none' });
}
