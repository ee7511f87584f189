import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What is bought beside a plan: seats, support. */
export class AddOns1790000173000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table add_ons (
      id uuid constraint add_ons_pkey primary key,
      account_id uuid not null,
      subscription_id uuid not null constraint add_ons_subscription_fkey references subscriptions (id),
      kind text not null,
      quantity integer not null,
      currency text not null,
      unit_price_minor bigint not null,
      status text not null,
      payment_id uuid,
      invoice_id uuid,
      ordered_at timestamptz not null,
      activated_at timestamptz,
      ended_at timestamptz,
      constraint add_ons_kind_check check (kind in ('seat', 'dedicated_ip', 'phone_support', 'priority_support')),
      constraint add_ons_status_check check (status in ('pending_payment', 'active', 'refused', 'ended')),
      constraint add_ons_quantity_check check (quantity between 1 and 1000),
      constraint add_ons_price_check check (unit_price_minor >= 0))`);
    await runner.query('create index add_ons_subscription_idx on add_ons (account_id, subscription_id, id)');
    await runner.query(`create index add_ons_active_idx on add_ons (account_id, kind) where status = 'active'`);
    await secure(runner, ['add_ons']);
    await runner.query(`revoke delete on add_ons from ${APP_ROLE}, ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
