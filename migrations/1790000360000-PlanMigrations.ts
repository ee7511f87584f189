import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/** Moves of those who have old versions of a plan to another one, and whom that was announced to (D-17). */
export class PlanMigrations1790000360000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table plan_migrations (
      id uuid constraint plan_migrations_pkey primary key,
      plan_id uuid not null constraint plan_migrations_plan_fkey references plans (id),
      to_version_id uuid not null constraint plan_migrations_version_fkey references plan_versions (id),
      effective_from date not null,
      notices_from_at timestamptz not null,
      reason text not null,
      posted_by jsonb not null,
      posted_at timestamptz not null,
      due_at timestamptz,
      finished_at timestamptz,
      withdrawn_at timestamptz)`);
    await runner.query('create index plan_migrations_plan_idx on plan_migrations (plan_id, id)');
    await runner.query('create index plan_migrations_due_idx on plan_migrations (due_at) where due_at is not null');
    // Nobody is told of two moves at once.
    await runner.query(`create unique index plan_migrations_one_open_idx on plan_migrations (plan_id)
      where finished_at is null and withdrawn_at is null`);
    await open(runner, ['plan_migrations'], { app: 'select' });
    await runner.query(`create table plan_migration_notices (
      id uuid constraint plan_migration_notices_pkey primary key,
      account_id uuid not null,
      migration_id uuid not null constraint plan_migration_notices_migration_fkey references plan_migrations (id),
      subscription_id uuid not null,
      from_version_id uuid not null constraint plan_migration_notices_from_fkey references plan_versions (id),
      to_version_id uuid not null constraint plan_migration_notices_to_fkey references plan_versions (id),
      interval text not null,
      effective_at timestamptz not null,
      noticed_at timestamptz not null,
      withdrawn_at timestamptz,
      constraint plan_migration_notices_interval_check check (interval in ('month', 'year')),
      constraint plan_migration_notices_once_key unique (migration_id, subscription_id, from_version_id, interval))`);
    await runner.query(
      'create index plan_migration_notices_subscription_idx on plan_migration_notices (account_id, subscription_id, id)',
    );
    await runner.query(`create index plan_migration_notices_standing_idx on plan_migration_notices (migration_id, id)
      where withdrawn_at is null`);
    await secure(runner, ['plan_migration_notices']);
    // Who has which version.
    await runner.query('create index subscriptions_version_idx on subscriptions (plan_version_id, id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
