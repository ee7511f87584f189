import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/** How accounts send, day by day; reviews of accounts by people; what customers answer about their blocks. */
export class Compliance1790000140100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await sendingRecords(runner);
    await reviews(runner);
    await blockCases(runner);
    await secure(runner, [
      'sending_days',
      'sending_records',
      'reviews',
      'review_steps',
      'block_cases',
      'block_answers',
    ]);
    await open(runner, ['mail_event_cursors', 'sign_up_networks'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function sendingRecords(runner: QueryRunner): Promise<void> {
  await runner.query(`create table mail_event_cursors (
    name text constraint mail_event_cursors_pkey primary key,
    sequence bigint not null)`);
  await runner.query(`create table sending_days (
    account_id uuid not null,
    day date not null,
    accepted integer not null default 0,
    delivered integer not null default 0,
    bounced integer not null default 0,
    returned integer not null default 0,
    complained integer not null default 0,
    constraint sending_days_pkey primary key (account_id, day)) with (fillfactor = 70)`);
  await runner.query(`create table sending_records (
    account_id uuid constraint sending_records_pkey primary key,
    accepted bigint not null default 0,
    delivered bigint not null default 0,
    bounced bigint not null default 0,
    returned bigint not null default 0,
    complained bigint not null default 0,
    first_delivered_at timestamptz,
    large_day date,
    judge_at timestamptz) with (fillfactor = 70)`);
  await runner.query('create index sending_records_due on sending_records (judge_at) where judge_at is not null');
  await runner.query(`create table sign_up_networks (
    account_id uuid constraint sign_up_networks_pkey primary key,
    network text not null,
    at timestamptz not null)`);
  await runner.query('create index sign_up_networks_network on sign_up_networks (network, at)');
  await runner.query('create index sign_up_networks_at on sign_up_networks (at)');
}

async function reviews(runner: QueryRunner): Promise<void> {
  await runner.query(`create table reviews (
    id uuid primary key,
    account_id uuid not null,
    kind text not null,
    status text not null,
    flags text[] not null default '{}',
    message text,
    wanted_tier smallint,
    expected_volume integer,
    question text,
    reason text,
    tier smallint,
    rate_per_hour integer,
    due_at timestamptz,
    requested_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    version integer not null,
    constraint reviews_kind check (kind in ('authorization', 'risk')),
    constraint reviews_status check (status in ('pending', 'question', 'approved', 'limited', 'refused')))`);
  // One open review of a kind at a time, also when two are asked for at once.
  await runner.query(
    `create unique index reviews_one_open on reviews (account_id, kind) where status in ('pending', 'question')`,
  );
  await runner.query('create index reviews_account on reviews (account_id, id)');
  await runner.query('create index reviews_status_idx on reviews (status, id)');
  await runner.query('create index reviews_kind_idx on reviews (kind, id)');
  await runner.query(`create table review_steps (
    id uuid primary key,
    account_id uuid not null,
    review_id uuid not null,
    at timestamptz not null,
    kind text not null,
    actor_type text not null,
    actor_id text,
    text text,
    constraint review_steps_kind check (kind in ('requested', 'flagged', 'asked', 'answered', 'approved', 'limited', 'refused')))`);
  await runner.query('create index review_steps_review on review_steps (account_id, review_id, id)');
}

async function blockCases(runner: QueryRunner): Promise<void> {
  await runner.query(`create table block_cases (
    block_id uuid primary key,
    account_id uuid not null,
    ticket_id uuid not null,
    first_answered_at timestamptz not null,
    answered_at timestamptz not null,
    lifted_itself_at timestamptz)`);
  await runner.query('create index block_cases_account on block_cases (account_id, lifted_itself_at)');
  await runner.query(`create table block_answers (
    id uuid primary key,
    account_id uuid not null,
    block_id uuid not null,
    at timestamptz not null,
    actor_type text not null,
    actor_id text,
    answers jsonb not null)`);
  await runner.query('create index block_answers_block on block_answers (account_id, block_id, id)');
}
