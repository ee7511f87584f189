import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * Addresses of their own for customers: who has which, how it was asked for and decided, in which pools addresses lie,
 * and how fast a new one may send. What decides about the way of mail carries a version that every process looks at.
 */
export class DedicatedIps1790000670000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await pools(runner);
    await addresses(runner);
    await requests(runner);
    await warmUps(runner);
    await runner.query(`create table egress_versions (
      one boolean constraint egress_versions_pkey primary key default true,
      version bigint not null,
      constraint egress_versions_one_check check (one))`);
    await runner.query('insert into egress_versions (version) values (1)');
    await runner.query('alter table workers add column addresses inet[]');
    await open(runner, ['egress_versions', 'ip_warmups', 'ip_warmup_days', 'ip_uses'], { app: 'none' });
    await secure(runner, [
      'ip_addresses',
      'ip_pools',
      'ip_requests',
      'ip_request_steps',
      'routing_rules',
      'sender_classes',
    ]);
    await runner.query(`revoke delete on egress_versions, ip_addresses from ${WORKER_ROLE}`);
    await runner.query(`revoke insert, update, delete on ip_addresses, ip_pools from ${APP_ROLE}`);
    for (const text of [OWN_POOL, TAKE, GIVE_BACK]) await runner.query(text);
    for (const table of ['ip_addresses', 'routing_rules'])
      await runner.query(`create trigger ${table}_own_pool before insert or update on ${table}
        for each row when (new.pool_id is not null) execute function ip_own_pool()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A pool without an account is shared; one with an account is that account's alone. */
async function pools(runner: QueryRunner): Promise<void> {
  await runner.query(`create table ip_pools (
    id uuid constraint ip_pools_pkey primary key,
    account_id uuid,
    name text not null,
    class text constraint ip_pools_class_check check (class in ('good', 'new', 'quarantine')),
    stream text constraint ip_pools_stream_check check (stream in ('transactional', 'marketing')),
    overflow text not null constraint ip_pools_overflow_check check (overflow in ('shared', 'wait')),
    version integer not null,
    created_at timestamptz not null,
    constraint ip_pools_kind_check check ((account_id is null) = (class is not null)),
    constraint ip_pools_owner_key unique (id, account_id))`);
  await runner.query('create unique index ip_pools_name_key on ip_pools (account_id, name)');
  await runner.query('create index ip_pools_account_idx on ip_pools (account_id, id) where account_id is not null');
  await runner.query('create unique index ip_pools_class_key on ip_pools (class) where account_id is null');
  await runner.query(`create table routing_rules (
    id uuid constraint routing_rules_pkey primary key,
    account_id uuid not null,
    place integer not null,
    sender_domain text,
    recipient_domain text,
    tag text,
    pool_id uuid,
    created_at timestamptz not null,
    constraint routing_rules_match_check check (coalesce(sender_domain, recipient_domain, tag) is not null))`);
  await runner.query('create index routing_rules_account_idx on routing_rules (account_id, place, id)');
  await runner.query('create index routing_rules_id_idx on routing_rules (account_id, id)');
  await runner.query(`create table sender_classes (
    account_id uuid constraint sender_classes_pkey primary key,
    class text not null constraint sender_classes_class_check check (class in ('good', 'new', 'quarantine')),
    because text not null,
    since timestamptz not null,
    clean_since timestamptz)`);
}

/** An address lies in a pool of its own account only: the database would refuse a second owner. */
async function addresses(runner: QueryRunner): Promise<void> {
  await runner.query(`alter table ip_addresses
    add column account_id uuid,
    add column pool_id uuid,
    add column request_id uuid,
    add column local_address inet,
    add column state_since timestamptz,
    add column cooling_until timestamptz,
    add column checks jsonb,
    add column checked_at timestamptz,
    add constraint ip_addresses_owner_check check (account_id is null or state not in ('stock', 'cooling', 'retired')),
    add constraint ip_addresses_resting_check check (pool_id is null or state not in ('stock', 'reserved', 'cooling', 'retired')),
    add constraint ip_addresses_cooling_check check ((state = 'cooling') = (cooling_until is not null))`);
  await runner.query('update ip_addresses set state_since = updated_at');
  await runner.query('alter table ip_addresses alter column state_since set not null');
  await runner.query(
    'create index ip_addresses_account_idx on ip_addresses (account_id, id) where account_id is not null',
  );
  await runner.query(
    'create index ip_addresses_cooling_idx on ip_addresses (cooling_until) where cooling_until is not null',
  );
}

async function requests(runner: QueryRunner): Promise<void> {
  await runner.query(`create table ip_requests (
    id uuid constraint ip_requests_pkey primary key,
    account_id uuid not null,
    count integer not null constraint ip_requests_count_check check (count between 1 and 50),
    reason text not null,
    streams jsonb not null,
    status text not null constraint ip_requests_status_check check (status in
      ('pending_review', 'more_info', 'approved', 'provisioned', 'refused')),
    additional boolean not null,
    text_version text not null,
    accepted_at timestamptz not null,
    accepted_by text,
    question text,
    refusal text,
    recommended integer not null,
    requested_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    version integer not null)`);
  await runner.query('create index ip_requests_account_idx on ip_requests (account_id, id)');
  await runner.query('create index ip_requests_status_idx on ip_requests (status, id)');
  await runner.query(
    `create unique index ip_requests_one_open on ip_requests (account_id) where status in ('pending_review', 'more_info')`,
  );
  await runner.query(`create table ip_request_steps (
    id uuid constraint ip_request_steps_pkey primary key,
    account_id uuid not null,
    request_id uuid not null,
    at timestamptz not null,
    kind text not null constraint ip_request_steps_kind_check check (kind in
      ('requested', 'asked', 'answered', 'approved', 'refused', 'provisioned')),
    actor_type text not null,
    actor_id text,
    text text)`);
  await runner.query('create index ip_request_steps_request_idx on ip_request_steps (account_id, request_id, id)');
}

/** \`ip_uses\`: how much left in which span; \`scope\` is \`*\` or a provider, \`starts\` the hour, or the day for \`unit\` d. */
async function warmUps(runner: QueryRunner): Promise<void> {
  await runner.query(`create table ip_warmups (
    ip_id uuid constraint ip_warmups_pkey primary key constraint ip_warmups_ip_fkey references ip_addresses (id),
    plan text not null,
    stage integer not null constraint ip_warmups_stage_check check (stage >= 1),
    target_daily integer not null constraint ip_warmups_target_check check (target_daily > 0),
    started_at timestamptz not null,
    judged_until timestamptz not null,
    idle_days integer not null,
    paused_at timestamptz,
    paused_because text constraint ip_warmups_paused_check check (paused_because in ('customer', 'staff', 'listed')),
    last_verdict text,
    constraint ip_warmups_pause_check check ((paused_at is null) = (paused_because is null)))`);
  await runner.query('create index ip_warmups_judged_idx on ip_warmups (judged_until) where paused_at is null');
  await runner.query(`create table ip_warmup_days (
    ip_id uuid not null constraint ip_warmup_days_ip_fkey references ip_addresses (id),
    day date not null,
    stage integer not null,
    daily_cap integer not null,
    used integer not null,
    delivered integer not null,
    deferred integer not null,
    bounced integer not null,
    complained integer not null,
    verdict text not null constraint ip_warmup_days_verdict_check check (verdict in ('advance', 'hold', 'step_back', 'idle')),
    because text not null,
    constraint ip_warmup_days_pkey primary key (ip_id, day))`);
  await runner.query(`create table ip_uses (
    ip_id uuid not null,
    unit "char" not null constraint ip_uses_unit_check check (unit in ('d', 'h')),
    starts timestamptz not null,
    scope text not null,
    used integer not null constraint ip_uses_used_check check (used >= 0),
    constraint ip_uses_pkey primary key (ip_id, unit, starts, scope)) with (fillfactor = 50)`);
  await runner.query('create index ip_uses_starts_idx on ip_uses (starts)');
}

/** What lies in a pool, or leads to one, belongs to whoever the pool belongs to. */
const OWN_POOL = `create function ip_own_pool() returns trigger language plpgsql as $fn$
begin
  if not exists (select from ip_pools p where p.id = new.pool_id and p.account_id is not distinct from new.account_id for key share) then
    raise exception 'the pool belongs to somebody else' using errcode = 'check_violation';
  end if;
  return new;
end $fn$`;

/**
 * Takes up to \`p_wanted\` of what an address may still send: of the day, of the hour, and of the day at one provider. The row of
 * the day is locked first and until the commit, so that any number of workers together never pass a limit.
 */
const TAKE = `create function ip_take(p_ip uuid, p_day timestamptz, p_hour timestamptz, p_provider text, p_wanted int,
    p_daily int, p_hourly int, p_provider_daily int) returns table (granted int, full_because text) language plpgsql as $fn$
declare
  v_day int; v_hour int; v_provider int; v_granted int;
begin
  insert into ip_uses as u (ip_id, unit, starts, scope, used) values (p_ip, 'd', p_day, '*', 0)
    on conflict (ip_id, unit, starts, scope) do update set used = u.used returning u.used into v_day;
  insert into ip_uses as u (ip_id, unit, starts, scope, used) values (p_ip, 'h', p_hour, '*', 0)
    on conflict (ip_id, unit, starts, scope) do update set used = u.used returning u.used into v_hour;
  insert into ip_uses as u (ip_id, unit, starts, scope, used) values (p_ip, 'd', p_day, p_provider, 0)
    on conflict (ip_id, unit, starts, scope) do update set used = u.used returning u.used into v_provider;
  v_granted := greatest(0, least(p_wanted, p_daily - v_day, p_hourly - v_hour, p_provider_daily - v_provider));
  if v_granted > 0 then
    update ip_uses u set used = u.used + v_granted
     where u.ip_id = p_ip and (u.unit, u.starts, u.scope) in (('d', p_day, '*'), ('h', p_hour, '*'), ('d', p_day, p_provider));
  end if;
  return query select v_granted, case when v_granted >= p_wanted then null
    when v_day + v_granted >= p_daily then 'day' when v_hour + v_granted >= p_hourly then 'hour' else 'provider' end;
end $fn$`;

/** What was taken and not used; never below nothing. */
const GIVE_BACK = `create function ip_give_back(p_ip uuid, p_day timestamptz, p_hour timestamptz, p_provider text, p_n int)
  returns void language sql as $fn$
  update ip_uses u set used = greatest(0, u.used - p_n)
   where u.ip_id = p_ip and (u.unit, u.starts, u.scope) in (('d', p_day, '*'), ('h', p_hour, '*'), ('d', p_day, p_provider)) $fn$`;
