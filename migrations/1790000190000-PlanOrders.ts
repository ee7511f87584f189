import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** What is ordered of a plan: a subscription, an upgrade, another term. The order itself, its price and its invoice are beside it. */
export class PlanOrders1790000190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table plan_orders (
      id uuid constraint plan_orders_pkey primary key,
      account_id uuid not null,
      subscription_id uuid not null,
      kind text not null,
      plan_version_id uuid not null constraint plan_orders_version_fkey references plan_versions (id),
      interval text not null,
      term_start_at timestamptz,
      term_end_at timestamptz,
      payment_method_id uuid,
      status text not null,
      actor jsonb not null,
      ordered_at timestamptz not null,
      constraint plan_orders_kind_check check (kind in ('new', 'upgrade', 'renewal')),
      constraint plan_orders_interval_check check (interval in ('month', 'year')),
      constraint plan_orders_status_check check (status in ('open', 'paid', 'refused')))`);
    await runner.query('create index plan_orders_subscription_idx on plan_orders (account_id, subscription_id, id)');
    // Two schedulers, or a scheduler and a customer, never charge for the same term at once.
    await runner.query(`create unique index plan_orders_one_open_idx on plan_orders (subscription_id)
      where status = 'open' and kind <> 'new'`);
    await secure(runner, ['plan_orders']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
