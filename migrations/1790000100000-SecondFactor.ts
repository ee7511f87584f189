import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Second factors, when sessions were last used, and guesses that are limited over a day as well as over minutes. */
export class SecondFactor1790000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await factorTables(runner);
    await runner.query('alter table sessions add column last_used_at timestamptz');
    await runner.query('update sessions set last_used_at = created_at');
    await runner.query('alter table sessions alter column last_used_at set not null');
    await runner.query('drop index sessions_user');
    await runner.query('drop index sessions_staff');
    await runner.query('create index sessions_user on sessions (account_id, user_id, id) where ended_at is null');
    await runner.query('create index sessions_staff on sessions (staff_id, id) where ended_at is null');
    await guessFunctions(runner);
    await secure(runner, ['totp_factors', 'recovery_codes']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A person is a user of an account or a member of staff, who has none. Without `confirmed_at` a factor asks for nothing yet. */
async function factorTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table totp_factors (
    person_id uuid primary key,
    account_id uuid,
    sealed_secret bytea not null,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    last_step bigint)`);
  await runner.query('create index totp_factors_account on totp_factors (account_id)');
  await runner.query(`create table recovery_codes (
    person_id uuid not null,
    code_hash bytea not null,
    account_id uuid,
    used_at timestamptz,
    primary key (person_id, code_hash))`);
  await runner.query('create index recovery_codes_account on recovery_codes (account_id)');
}

/**
 * The throttle of sign-ins, with its limits as arguments: `most` failures in fifteen minutes, `most_judged` of them or running
 * at once, and where given `most_a_day`. `guess_leave` answers the failures of the last fifteen minutes; a right guess forgets
 * them, but what counts over a day it only moves out of the fifteen minutes.
 */
async function guessFunctions(runner: QueryRunner): Promise<void> {
  await runner.query('alter table sign_in_throttles add column daily boolean not null default false');
  await runner.query(`create function guess_enter(guess bytea, most integer, most_judged integer, most_a_day integer,
      out verdict text, out retry_after_s integer) language plpgsql as $$
    declare
      throttle sign_in_throttles;
      recent timestamptz[];
      at timestamptz;
    begin
      insert into sign_in_throttles (login_hash, failures, in_flight, updated_at, daily)
        values (guess, '{}', '{}', clock_timestamp(), most_a_day is not null) on conflict do nothing;
      select * into throttle from sign_in_throttles where login_hash = guess for update;
      at := clock_timestamp();
      throttle.failures := array(select f from unnest(throttle.failures) f
        where f > at - case when throttle.daily then interval '1 day' else interval '15 minutes' end order by f);
      throttle.in_flight := array(select f from unnest(throttle.in_flight) f where f > at - interval '60 seconds' order by f);
      recent := array(select f from unnest(throttle.failures) f where f > at - interval '15 minutes' order by f);
      retry_after_s := 1;
      if cardinality(throttle.failures) >= most_a_day then
        verdict := 'throttled';
        retry_after_s := ceil(extract(epoch from throttle.failures[cardinality(throttle.failures) - most_a_day + 1] + interval '1 day' - at));
      elsif cardinality(recent) >= most then
        verdict := 'throttled';
        retry_after_s := ceil(extract(epoch from recent[cardinality(recent) - most + 1] + interval '15 minutes' - at));
      elsif cardinality(recent) + cardinality(throttle.in_flight) >= most_judged then
        verdict := 'busy';
      else
        verdict := 'admitted';
        throttle.in_flight := throttle.in_flight || at;
      end if;
      update sign_in_throttles set failures = throttle.failures, in_flight = throttle.in_flight, updated_at = at where login_hash = guess;
    end $$`);
  await runner.query(`create function guess_leave(guess bytea, outcome text) returns integer language sql as $$
    update sign_in_throttles set in_flight = in_flight[2:], updated_at = clock_timestamp(),
      failures = case
        when outcome = 'failed' then failures || clock_timestamp()
        when outcome <> 'right' then failures
        when daily then array(select least(f, clock_timestamp() - interval '15 minutes') from unnest(failures) f)
        else '{}' end
    where login_hash = guess
    returning (select count(*)::integer from unnest(failures) f where f > clock_timestamp() - interval '15 minutes') $$`);
  await runner.query('drop function sign_in_enter(bytea)');
  await runner.query('drop function sign_in_leave(bytea, text)');
}
