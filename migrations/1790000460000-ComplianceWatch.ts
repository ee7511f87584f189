import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure } from '../src/platform/database/secure-tables.js';

/** Ratios that are watched, alerts for staff, violations, closures for spam, and whom they keep out. */
export class ComplianceWatch1790000460000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await watching(runner);
    await closing(runner);
    await counting(runner);
    await forfeits(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const STAFF_ONLY = ['alerts', 'ratio_watches', 'violations', 'spam_closures', 'subject_hours', 'sender_refusals'];

async function watching(runner: QueryRunner): Promise<void> {
  await runner.query(`create table alerts (
    id uuid constraint alerts_pkey primary key,
    kind text not null,
    account_id uuid not null,
    message_id uuid,
    about text not null constraint alerts_about_key unique,
    detail jsonb not null,
    occurred_at timestamptz not null,
    at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    note text)`);
  await runner.query('create index alerts_account_idx on alerts (account_id, id)');
  await runner.query('create index alerts_count_idx on alerts (account_id, kind, occurred_at)');
  await runner.query('create index alerts_kind_idx on alerts (kind, id)');
  await runner.query('create index alerts_open_idx on alerts (id) where acknowledged_at is null');
  await runner.query(`create table ratio_watches (
    account_id uuid not null,
    measure text not null constraint ratio_watches_measure_check check (measure in ('complaints', 'bounces')),
    level text not null,
    judge_at timestamptz,
    judged_at timestamptz,
    events_seen int not null,
    fresh_at timestamptz,
    accepted_before bigint not null,
    delivered_before bigint not null,
    bounced_before bigint not null,
    block_id uuid,
    constraint ratio_watches_pkey primary key (account_id, measure))`);
  await runner.query('create index ratio_watches_due_idx on ratio_watches (judge_at) where judge_at is not null');
  await runner.query(`create table violations (
    id uuid constraint violations_pkey primary key,
    account_id uuid not null,
    kind text not null,
    reference text not null,
    note text not null,
    recorded_by uuid,
    at timestamptz not null)`);
  await runner.query('create index violations_account_idx on violations (account_id, id)');
}

async function closing(runner: QueryRunner): Promise<void> {
  await runner.query(`create table spam_closures (
    id uuid constraint spam_closures_pkey primary key,
    account_id uuid not null,
    status text not null
      constraint spam_closures_status_check check (status in ('pending', 'confirmed', 'withdrawn')),
    note text not null,
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    purge_at timestamptz,
    outcome jsonb,
    constraint spam_closures_people_check check (status <> 'confirmed' or decided_by <> requested_by))`);
  await runner.query(
    `create unique index spam_closures_one_open on spam_closures (account_id) where status = 'pending'`,
  );
  await runner.query('create index spam_closures_account_idx on spam_closures (account_id, id)');
  // Keyed hashes only: they outlive the account and tell nobody whose they are.
  await runner.query(`create table barred_identities (
    hash text constraint barred_identities_pkey primary key,
    kind text not null constraint barred_identities_kind_check check (kind in ('address', 'domain')),
    closure_id uuid not null,
    at timestamptz not null)`);
  await runner.query('create index barred_identities_closure_idx on barred_identities (closure_id)');
  await open(runner, ['barred_identities'], { app: 'select' });
}

/** Who sends the same to many, and who writes in names that are not his. Forgotten after days. */
async function counting(runner: QueryRunner): Promise<void> {
  await runner.query(`create table subject_hours (
    account_id uuid not null,
    hour timestamptz not null,
    subject_hash text not null,
    messages int not null,
    constraint subject_hours_pkey primary key (account_id, hour, subject_hash))`);
  await runner.query('create index subject_hours_hour_idx on subject_hours (hour)');
  await runner.query(`create table sender_refusals (
    account_id uuid not null,
    hour timestamptz not null,
    refusals int not null,
    constraint sender_refusals_pkey primary key (account_id, hour))`);
  await runner.query('create index sender_refusals_hour_idx on sender_refusals (hour, account_id)');
  await secure(runner, STAFF_ONLY);
  await runner.query(`revoke all on ${STAFF_ONLY.join(', ')} from ${APP_ROLE}`);
}

/** Prepaid money that is lost with the account that sent spam. */
async function forfeits(runner: QueryRunner): Promise<void> {
  await runner.query('alter table wallet_entries drop constraint wallet_entries_type_check');
  await runner.query(`alter table wallet_entries add constraint wallet_entries_type_check check (case
      when type in ('deposit', 'overpayment', 'credit_note', 'transfer', 'adjustment') then amount_minor > 0
      when type in ('payment', 'refund', 'forfeit') then amount_minor < 0 else false end)`);
}
