import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What was paid for, what is to happen next, and the story of every subscription. */
export class SubscriptionTerms1790000180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table subscriptions
      add column term_start_at timestamptz,
      add column term_end_at timestamptz,
      add column payment_method_id uuid,
      add column scheduled_plan_version_id uuid constraint subscriptions_scheduled_fkey references plan_versions (id),
      add column scheduled_interval text,
      add column due_at timestamptz,
      add column failed_attempts smallint not null default 0,
      add column open_invoice_id uuid,
      add column version integer not null default 1,
      add constraint subscriptions_term_check check ((term_start_at is null) = (term_end_at is null) and term_start_at < term_end_at),
      add constraint subscriptions_scheduled_check
        check ((scheduled_plan_version_id is null) = (scheduled_interval is null) and scheduled_interval in ('month', 'year'))`);
    await runner.query('alter table subscriptions alter column failed_attempts drop default');
    await runner.query('alter table subscriptions alter column version drop default');
    await runner.query('drop index subscriptions_due_idx');
    await runner.query("update subscriptions set due_at = ends_at where status = 'active'");
    await runner.query('create index subscriptions_due_idx on subscriptions (due_at, id) where due_at is not null');
    await runner.query(`create table subscription_steps (
      id uuid constraint subscription_steps_pkey primary key,
      account_id uuid not null,
      subscription_id uuid not null,
      at timestamptz not null,
      from_status text,
      to_status text not null,
      reason text not null,
      actor_type text not null,
      actor_id text,
      facts jsonb not null)`);
    await runner.query(
      'create index subscription_steps_subscription_idx on subscription_steps (account_id, subscription_id, id)',
    );
    await secure(runner, ['subscription_steps']);
    await runner.query(`revoke update on subscription_steps from posthorn_app, ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
