import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ACCOUNT_ID } from '../src/kernel/ids.js';
import { secure } from '../src/platform/database/secure-tables.js';

/** Accounts, their people, their blocks and the log of what was done to them. */
export class Accounts1790000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create sequence platform_ids as integer start 1234');
    await runner.query('grant usage on sequence platform_ids to posthorn_app, posthorn_worker');
    await accountTables(runner);
    await blockTables(runner);
    await systemAccount(runner);
    await secure(runner, ['accounts'], 'id');
    await secure(runner, ['users', 'blocks', 'audit_log']);
    await runner.query('revoke update, delete on audit_log from posthorn_app, posthorn_worker');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function accountTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table accounts (
    id uuid primary key,
    platform_id integer not null,
    organization text not null,
    offer text not null,
    status text not null,
    locale text not null,
    time_zone text not null,
    profile jsonb not null,
    granted_tier smallint,
    rate_per_hour integer,
    version integer not null,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    closed_at timestamptz,
    constraint accounts_status check (status in ('pending', 'active', 'closing', 'closed')))`);
  await runner.query('create unique index accounts_platform_id on accounts (platform_id)');
  await runner.query(`create table users (
    id uuid primary key,
    account_id uuid not null,
    ordinal integer not null,
    username text not null,
    email text not null,
    email_normalised text not null,
    role text not null,
    locale text not null,
    password_hash text,
    email_confirmed_at timestamptz,
    last_login_at timestamptz,
    created_at timestamptz not null,
    constraint users_role check (role in ('owner', 'admin', 'developer', 'marketer', 'billing', 'viewer')))`);
  await runner.query('create unique index users_ordinal on users (account_id, ordinal)');
  await runner.query('create unique index users_username on users (username)');
  await runner.query('create index users_email on users (email_normalised)');
}

/** The installation's own account: platform 0, which no user name leads to. Inserted while the table is still open. */
async function systemAccount(runner: QueryRunner): Promise<void> {
  await runner.query(
    `insert into accounts (id, platform_id, organization, offer, status, locale, time_zone, profile, version, created_at, confirmed_at)
     values ($1, 0, 'Posthorn', 'system', 'active', 'en', 'UTC', '{}', 1, clock_timestamp(), clock_timestamp())`,
    [SYSTEM_ACCOUNT_ID],
  );
}

async function blockTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table blocks (
    id uuid primary key,
    account_id uuid not null,
    reason text not null,
    scope text not null,
    measured double precision,
    limit_value double precision,
    unit text,
    steps jsonb not null,
    internal_note text,
    created_by uuid,
    since_at timestamptz not null,
    until_at timestamptz,
    lifted_at timestamptz,
    lifted_by uuid,
    lift_reason text,
    constraint blocks_scope check (scope in ('sending', 'campaigns', 'all')))`);
  await runner.query('create index blocks_open on blocks (account_id) where lifted_at is null');
  await runner.query(`create table audit_log (
    id uuid primary key,
    account_id uuid not null,
    at timestamptz not null,
    action text not null,
    actor_type text not null,
    actor_id text,
    actor_label text,
    target_type text not null,
    target_id text,
    ip text,
    changes jsonb not null)`);
  await runner.query('create index audit_log_account on audit_log (account_id, id)');
}
