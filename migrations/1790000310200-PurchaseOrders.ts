import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What public bodies sign before they buy, with a series of numbers of its own. Issued once, ordered with once. */
export class PurchaseOrders1790000310200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table purchase_order_series (
      series text constraint purchase_order_series_pkey primary key,
      last_sequence bigint not null)`);
    await open(runner, ['purchase_order_series'], { app: 'select' });
    await runner.query(`grant insert, update on purchase_order_series to ${APP_ROLE}`);
    await runner.query(`revoke delete on purchase_order_series from ${WORKER_ROLE}`);
    await runner.query(`create table purchase_orders (
      id uuid constraint purchase_orders_pkey primary key,
      account_id uuid not null,
      number text not null constraint purchase_orders_number_key unique,
      plan_id uuid not null,
      plan_version_id uuid not null,
      interval text not null constraint purchase_orders_interval_check check ("interval" in ('month', 'year')),
      bill jsonb not null,
      issue_date date not null,
      valid_until date not null,
      subscription_id uuid constraint purchase_orders_subscription_key unique,
      issued_at timestamptz not null)`);
    await runner.query('create index purchase_orders_account_idx on purchase_orders (account_id, id)');
    await secure(runner, ['purchase_orders']);
    await runner.query(`revoke update, delete on purchase_orders from ${APP_ROLE}`);
    await runner.query(`grant update (subscription_id) on purchase_orders to ${APP_ROLE}`);
    await runner.query(`revoke update on purchase_orders from ${WORKER_ROLE}`);
    await runner.query(`grant update (subscription_id) on purchase_orders to ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
