import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * Payments of every kind: what staff or a bank statement booked, what was taken back by the payer's bank, what was given
 * back. One payment is on its way for a thing at a time; only an invoice may be paid in parts.
 */
export class PaymentKinds1790000310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payments
      add column reference text,
      add column external_id text,
      add column booked_on date,
      add column refunded_minor bigint not null default 0,
      add column returned_at timestamptz,
      add column payer_present boolean not null default true,
      drop constraint payments_state_check,
      add constraint payments_state_check check (state in ('created', 'pending', 'succeeded', 'failed', 'returned')),
      add constraint payments_booking_check
        check ((external_id is null) = (booked_on is null) and (external_id is null) = (reference is null)),
      add constraint payments_refunded_check check (refunded_minor between 0 and amount_minor),
      add constraint payments_returned_check check ((state = 'returned') = (returned_at is not null))`);
    await runner.query('drop index payments_one_alive_idx');
    await runner.query(
      `create unique index payments_one_alive_idx on payments (purpose, purpose_id) where state in ('created', 'pending')`,
    );
    await runner.query(
      `create unique index payments_paid_once_idx on payments (purpose, purpose_id)
       where purpose <> 'invoice' and external_id is null and state <> 'failed'`,
    );
    await runner.query(
      'create unique index payments_external_id_idx on payments (external_id) where external_id is not null',
    );
    await runner.query('create index payments_state_idx on payments (state, id)');
    await runner.query('create index payments_kind_idx on payments (kind, id)');
    await refunds(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Of which a payment's row knows the sum, so that the database itself keeps it within the payment. */
async function refunds(runner: QueryRunner): Promise<void> {
  await runner.query(`create table payment_refunds (
    id uuid constraint payment_refunds_pkey primary key,
    account_id uuid not null,
    payment_id uuid not null constraint payment_refunds_payment_fkey references payments (id),
    reference text not null constraint payment_refunds_reference_key unique,
    currency text not null,
    amount_minor bigint not null,
    state text not null,
    check_at timestamptz,
    checks smallint not null,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint payment_refunds_state_check check (state in ('pending', 'succeeded', 'failed')),
    constraint payment_refunds_amount_check check (amount_minor > 0))`);
  await runner.query('create index payment_refunds_payment_idx on payment_refunds (payment_id)');
  await runner.query('create index payment_refunds_check_idx on payment_refunds (check_at) where check_at is not null');
  await secure(runner, ['payment_refunds']);
  await runner.query(`revoke insert, update, delete on payment_refunds from ${APP_ROLE}`);
  await runner.query(`revoke delete on payment_refunds from ${WORKER_ROLE}`);
}
