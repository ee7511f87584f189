import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/**
 * Receivers of customers, what waits for them, and what they said. `webhooks` is what its owner writes and rarely changes;
 * `webhook_queues` is its hot half: the order numbers, the lease of whoever sends, and the receiver's health.
 */
export class Webhooks1790000440000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await receivers(runner);
    await deliveries(runner);
    await secure(runner, ['webhooks', 'webhook_queues', 'webhook_deliveries', 'account_events', 'webhook_replays']);
    await runner.query(`create table webhook_feeder (
      id smallint constraint webhook_feeder_pkey primary key,
      owner uuid,
      lease_until timestamptz not null default '-infinity') with (fillfactor = 10)`);
    await runner.query('insert into webhook_feeder (id) values (1)');
    await open(runner, ['webhook_feeder'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function receivers(runner: QueryRunner): Promise<void> {
  await runner.query(`create table webhooks (
    id uuid constraint webhooks_pkey primary key,
    account_id uuid not null,
    url text not null,
    description text,
    types text[] not null,
    active boolean not null,
    batch_max_events integer,
    batch_max_wait_seconds integer,
    secret bytea not null,
    previous_secret bytea,
    previous_until timestamptz,
    disabled_because text,
    disabled_at timestamptz,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint webhooks_disabled check (disabled_because in ('failing', 'gone', 'account_closed')),
    constraint webhooks_batch check ((batch_max_events is null) = (batch_max_wait_seconds is null)))`);
  await runner.query('create index webhooks_account on webhooks (account_id, id)');
  await runner.query(`create table webhook_queues (
    webhook_id uuid constraint webhook_queues_pkey primary key,
    account_id uuid not null,
    last_sequence bigint not null default 0,
    waiting bigint not null default 0,
    ready_at timestamptz,
    wake_at timestamptz,
    resting boolean not null default false,
    troubled boolean not null default false,
    lease_until timestamptz,
    fence bigint not null default 0,
    failures integer not null default 0,
    failing_since timestamptz,
    noticed boolean not null default false,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_failure_status integer,
    last_failure_error text
  ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0)`);
  await runner.query('create index webhook_queues_account on webhook_queues (account_id)');
  await runner.query(
    'create index webhook_queues_ready on webhook_queues (troubled, ready_at) where ready_at is not null',
  );
  await runner.query('create index webhook_queues_wake on webhook_queues (wake_at) where wake_at is not null');
}

/** No foreign keys: an endpoint is deleted at once, its deliveries when their time is over. */
async function deliveries(runner: QueryRunner): Promise<void> {
  await runner.query(`create table webhook_deliveries (
    id uuid constraint webhook_deliveries_pkey primary key,
    account_id uuid not null,
    webhook_id uuid not null,
    sequence bigint not null,
    event_id uuid not null,
    log_id bigint,
    type text not null,
    occurred_at timestamptz not null,
    state smallint not null default 0,
    tries integer not null default 0,
    created_at timestamptz not null,
    first_tried_at timestamptz,
    next_at timestamptz,
    ended_at timestamptz,
    attempts jsonb not null default '[]'
  ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)`);
  await runner.query('create index webhook_deliveries_order on webhook_deliveries (webhook_id, sequence)');
  await runner.query(
    'create index webhook_deliveries_fresh on webhook_deliveries (webhook_id, sequence) where state = 0',
  );
  await runner.query(
    'create index webhook_deliveries_retry on webhook_deliveries (webhook_id, next_at) where state = 1',
  );
  await runner.query(
    'create index webhook_deliveries_failed on webhook_deliveries (webhook_id, sequence) where state = 3',
  );
  await runner.query('create index webhook_deliveries_account on webhook_deliveries (account_id, id)');
  await runner.query(`create table account_events (
    id uuid constraint account_events_pkey primary key,
    account_id uuid not null,
    type text not null,
    occurred_at timestamptz not null,
    facts jsonb not null)`);
  await runner.query('create index account_events_account on account_events (account_id, occurred_at, id)');
  await runner.query(`create table webhook_replays (
    id uuid constraint webhook_replays_pkey primary key,
    account_id uuid not null,
    webhook_id uuid not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    types text[],
    position bigint not null,
    last bigint not null,
    count integer not null,
    made integer not null default 0,
    requested_at timestamptz not null,
    done_at timestamptz)`);
  await runner.query('create index webhook_replays_open on webhook_replays (id) where done_at is null');
  await runner.query('create index webhook_replays_account on webhook_replays (account_id, id)');
}
