import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * What is priced by the month is billed by the month, from its order, also beside a plan that is paid by the year. What was paid
 * for a longer time at once keeps that time.
 */
export class AddOnMonths1790000750000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table add_ons
      add column period text not null default 'term' constraint add_ons_period_check check (period in ('term', 'month')),
      add column payment_method_id uuid,
      add column paid_until timestamptz,
      add column due_at timestamptz,
      add column cancelled_at timestamptz`);
    await runner.query('alter table add_ons alter column period drop default');
    await runner.query(`update add_ons a set period = 'month',
        paid_until = case when a.activated_at is null then null
          else greatest(s.term_end_at, a.activated_at + interval '1 month') end,
        due_at = case when a.status = 'active' then greatest(s.term_end_at, a.activated_at + interval '1 month') end
      from subscriptions s join plan_versions v on v.id = s.plan_version_id
      where s.id = a.subscription_id and v.add_ons @> jsonb_build_array(jsonb_build_object('kind', a.kind, 'period', 'month'))`);
    await runner.query('create index add_ons_due_idx on add_ons (due_at) where due_at is not null');
    await runner.query(`create table add_on_months (
      id uuid constraint add_on_months_pkey primary key,
      account_id uuid not null,
      add_on_id uuid not null constraint add_on_months_add_on_fkey references add_ons (id),
      start_at timestamptz not null,
      end_at timestamptz not null,
      state text not null constraint add_on_months_state_check check (state in ('open', 'begun', 'unpaid', 'dropped')),
      order_id uuid not null,
      invoice_id uuid,
      failed_attempts integer not null,
      retry_payment_id uuid,
      overdue_at timestamptz,
      placed_at timestamptz not null,
      constraint add_on_months_days_check check (start_at < end_at))`);
    // A month is ordered once, however many schedulers look at it.
    await runner.query(
      `create unique index add_on_months_once_idx on add_on_months (add_on_id, start_at) where state <> 'dropped'`,
    );
    await runner.query('create index add_on_months_account_idx on add_on_months (account_id, add_on_id, id)');
    await runner.query(
      'create index add_on_months_overdue_idx on add_on_months (overdue_at) where overdue_at is not null',
    );
    await secure(runner, ['add_on_months']);
    await runner.query('alter table ip_surplus add column may_keep boolean not null default true');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
