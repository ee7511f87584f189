import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/** Staff, sessions, links in mails, throttles; and what programs sign in with. */
export class SignIn1790000020100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await peopleTables(runner);
    await programTables(runner);
    await throttleFunctions(runner);
    await open(runner, ['staff', 'refresh_tokens', 'sign_in_throttles'], { app: 'none' });
    await secure(runner, ['sessions', 'one_time_tokens', 'api_keys', 'smtp_credentials']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function peopleTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table staff (
    id uuid primary key,
    email text not null,
    email_normalised text not null,
    password_hash text,
    roles text[] not null,
    locale text not null,
    created_at timestamptz not null,
    last_login_at timestamptz,
    disabled_at timestamptz)`);
  await runner.query('create unique index staff_email on staff (email_normalised)');
  // Sessions live in machine time; a staff session has no account.
  await runner.query(`create table sessions (
    id uuid primary key,
    account_id uuid,
    user_id uuid,
    staff_id uuid,
    ip text,
    user_agent text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    end_reason text)`);
  await runner.query('create index sessions_user on sessions (account_id, user_id) where ended_at is null');
  await runner.query('create index sessions_staff on sessions (staff_id) where ended_at is null');
  await runner.query('create index sessions_expiry on sessions (expires_at)');
  // A token's text is a MAC of its id, so neither the token nor a hash of it needs to be kept.
  await runner.query(`create table refresh_tokens (
    id uuid primary key,
    session_id uuid not null,
    created_at timestamptz not null,
    used_at timestamptz,
    successor_id uuid)`);
  await runner.query('create index refresh_tokens_session on refresh_tokens (session_id)');
  await runner.query(`create table one_time_tokens (
    id uuid primary key,
    account_id uuid not null,
    user_id uuid not null,
    purpose text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz)`);
  await runner.query('create index one_time_tokens_user on one_time_tokens (account_id, user_id, purpose, created_at)');
  await runner.query('create index one_time_tokens_expiry on one_time_tokens (expires_at)');
  // Keyed by a hash: people also type passwords into the field for the name.
  await runner.query(`create table sign_in_throttles (
    login_hash bytea primary key,
    failures timestamptz[] not null,
    in_flight timestamptz[] not null,
    updated_at timestamptz not null)`);
  await runner.query('create index sign_in_throttles_stale on sign_in_throttles (updated_at)');
}

async function programTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table api_keys (
    id uuid primary key,
    account_id uuid not null,
    name text not null,
    key text not null,
    secret_hash bytea not null,
    secret_hint text not null,
    previous_hash bytea,
    previous_until_at timestamptz,
    scopes text[] not null,
    allowed_networks text[] not null,
    subscription_id uuid,
    created_by text not null,
    version integer not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz)`);
  await runner.query('create index api_keys_account on api_keys (account_id, id)');
  await runner.query('create unique index api_keys_secret on api_keys (secret_hash)');
  await runner.query(
    'create unique index api_keys_previous on api_keys (previous_hash) where previous_hash is not null',
  );
  await runner.query(`create table smtp_credentials (
    id uuid primary key,
    account_id uuid not null,
    name text not null,
    username text not null,
    password_hash bytea not null,
    subscription_id uuid,
    created_by text not null,
    version integer not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz)`);
  await runner.query('create index smtp_credentials_account on smtp_credentials (account_id, id)');
  await runner.query('create unique index smtp_credentials_username on smtp_credentials (username)');
}

/**
 * Guesses are counted under a lock of their login name, in the database's own time. `enter` admits at most twenty that have
 * failed or are being judged, and nobody after ten failures in fifteen minutes; `leave` tells how it ended.
 */
async function throttleFunctions(runner: QueryRunner): Promise<void> {
  await runner.query(`create function sign_in_enter(login bytea, out verdict text, out retry_after_s integer) language plpgsql as $$
    declare
      throttle sign_in_throttles;
      at timestamptz;
    begin
      insert into sign_in_throttles values (login, '{}', '{}', clock_timestamp()) on conflict do nothing;
      select * into throttle from sign_in_throttles where login_hash = login for update;
      at := clock_timestamp();
      throttle.failures := array(select f from unnest(throttle.failures) f where f > at - interval '15 minutes' order by f);
      throttle.in_flight := array(select f from unnest(throttle.in_flight) f where f > at - interval '60 seconds' order by f);
      retry_after_s := 1;
      if cardinality(throttle.failures) >= 10 then
        verdict := 'throttled';
        retry_after_s := ceil(extract(epoch from throttle.failures[cardinality(throttle.failures) - 9] + interval '15 minutes' - at));
      elsif cardinality(throttle.failures) + cardinality(throttle.in_flight) >= 20 then
        verdict := 'busy';
      else
        verdict := 'admitted';
        throttle.in_flight := throttle.in_flight || at;
      end if;
      update sign_in_throttles set failures = throttle.failures, in_flight = throttle.in_flight, updated_at = at where login_hash = login;
    end $$`);
  await runner.query(`create function sign_in_leave(login bytea, outcome text) returns void language sql as $$
    update sign_in_throttles set in_flight = in_flight[2:], updated_at = clock_timestamp(),
      failures = case outcome when 'failed' then failures || clock_timestamp() when 'right' then '{}' else failures end
    where login_hash = login $$`);
}
