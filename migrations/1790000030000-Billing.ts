import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What is sold (offers, plans, their immutable versions) and what was sold to whom (subscriptions). */
export class Billing1790000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.catalogue(runner);
    await this.subscriptions(runner);
  }

  private async catalogue(runner: QueryRunner): Promise<void> {
    await runner.query(`create table offers (
      code text constraint offers_pkey primary key,
      name text not null,
      currency text not null,
      position smallint not null,
      policies jsonb not null,
      created_at timestamptz not null)`);
    await runner.query(`create table plans (
      id uuid constraint plans_pkey primary key,
      code text not null constraint plans_code_key unique,
      offer_code text not null constraint plans_offer_fkey references offers (code),
      position smallint not null,
      created_at timestamptz not null)`);
    await runner.query(`create table plan_versions (
      id uuid constraint plan_versions_pkey primary key,
      plan_id uuid not null constraint plan_versions_plan_fkey references plans (id),
      version integer not null,
      name text not null,
      tier text not null,
      custom boolean not null,
      purchasable boolean not null,
      monthly_volume integer,
      quota_monthly integer,
      quota_daily integer,
      prices jsonb not null,
      add_ons jsonb not null,
      features jsonb not null,
      policies jsonb not null,
      valid_from_at timestamptz not null,
      created_at timestamptz not null,
      constraint plan_versions_number_key unique (plan_id, version),
      constraint plan_versions_quota_check check (quota_monthly > 0 and quota_daily > 0))`);
    await open(runner, ['offers', 'plans', 'plan_versions'], { app: 'select' });
    // What was sold stays what it was: nobody may change or remove a version.
    await runner.query(`revoke update, delete on plan_versions from ${WORKER_ROLE}`);
  }

  private async subscriptions(runner: QueryRunner): Promise<void> {
    await runner.query(`create table subscriptions (
      id uuid constraint subscriptions_pkey primary key,
      account_id uuid not null,
      plan_version_id uuid not null constraint subscriptions_plan_version_fkey references plan_versions (id),
      offer_code text not null constraint subscriptions_offer_fkey references offers (code),
      free boolean not null,
      status text not null,
      interval text not null,
      anchor_at timestamptz not null,
      ends_at timestamptz,
      auto_renew boolean not null,
      cancelled_at timestamptz,
      ended_at timestamptz,
      replaced_by uuid,
      granted_by uuid,
      created_at timestamptz not null,
      constraint subscriptions_status_check
        check (status in ('pending_payment', 'active', 'past_due', 'expired', 'ended', 'deleted')),
      constraint subscriptions_interval_check check (interval in ('month', 'year')),
      constraint subscriptions_free_check check (not (free and ends_at is not null)))`);
    await runner.query('create index subscriptions_account_idx on subscriptions (account_id, id)');
    await runner.query(`create unique index subscriptions_one_free_idx on subscriptions (account_id, offer_code)
      where free and status = 'active'`);
    await runner.query(
      `create index subscriptions_due_idx on subscriptions (ends_at) where status = 'active' and ends_at is not null`,
    );
    await secure(runner, ['subscriptions']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
