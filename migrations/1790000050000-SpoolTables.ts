import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/**
 * The spool: bodies, messages, deliveries, the queue, lanes and mail events. The first three and the events are cut by
 * month on their UUIDv7 ids, so an id alone names its partition and old months are dropped instead of deleted. No
 * foreign keys here: one to a hot parent row costs a third of the insert rate.
 */
export class SpoolTables1790000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await records(runner);
    await queue(runner);
    await lanes(runner);
    await secure(runner, ['bodies', 'messages', 'deliveries', 'delivery_queue', 'mail_events']);
    await open(runner, ['lanes', 'domain_lanes', 'ip_sites', 'lane_sessions', 'workers'], { app: 'none' });
    await runner.query(
      'grant usage, select on sequence delivery_numbers, mail_event_numbers to posthorn_app, posthorn_worker',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function records(runner: QueryRunner): Promise<void> {
  await runner.query('create sequence delivery_numbers');
  await runner.query('create sequence mail_event_numbers');
  await runner.query(`create table bodies (
    message_id uuid primary key,
    account_id uuid not null,
    encoding smallint not null,
    raw_bytes int not null,
    content bytea not null
  ) partition by range (message_id)`);
  await runner.query('alter table bodies alter column content set storage external');
  await runner.query('create index bodies_account on bodies (account_id)');
  await runner.query(`create table messages (
    id uuid primary key,
    account_id uuid not null,
    subscription_id uuid,
    created_at timestamptz not null,
    class smallint not null,
    source smallint not null,
    source_id uuid,
    from_email text not null,
    subject text,
    message_id_header text not null,
    size_bytes int not null,
    recipient_count int not null,
    tags text[],
    custom_id text,
    send_at timestamptz,
    expires_at timestamptz,
    sandbox boolean not null default false,
    track smallint not null default 0,
    egress text not null
  ) partition by range (id)`);
  await runner.query('create index messages_account on messages (account_id, id)');
  await runner.query('create index messages_custom_id on messages (account_id, custom_id) where custom_id is not null');
  await runner.query(`create table deliveries (
    id uuid primary key,
    message_id uuid not null,
    account_id uuid not null,
    seq bigint not null default nextval('delivery_numbers'),
    recipient text not null,
    recipient_key text not null,
    kind smallint not null,
    status smallint not null,
    because smallint not null default 0,
    attempts smallint not null default 0,
    updated_at timestamptz not null
  ) partition by range (id)`);
  await runner.query('create index deliveries_message on deliveries (message_id)');
  await runner.query('create index deliveries_recipient on deliveries (account_id, recipient_key, id)');
  await runner.query(`create table mail_events (
    log_id bigint not null default nextval('mail_event_numbers'),
    tx xid8 not null default pg_current_xact_id(),
    id uuid not null,
    account_id uuid not null,
    message_id uuid not null,
    delivery_id uuid not null,
    type smallint not null,
    attempt smallint not null default 0,
    at timestamptz not null,
    detail jsonb
  ) partition by range (id)`);
  await runner.query('create index mail_events_log on mail_events (log_id)');
  await runner.query('create index mail_events_account on mail_events (account_id, log_id)');
  await runner.query('create index mail_events_message on mail_events (message_id)');
}

async function queue(runner: QueryRunner): Promise<void> {
  await runner.query(`create table delivery_queue (
    id uuid primary key,
    seq bigint not null,
    lane_id int not null,
    class smallint not null,
    state smallint not null,
    account_id uuid not null,
    subscription_id uuid,
    message_id uuid not null,
    recipient text not null,
    next_at timestamptz,
    expires_at timestamptz,
    created_at timestamptz not null,
    attempt smallint not null default 0,
    tries smallint not null default 0,
    session_id bigint,
    source_ip text,
    because smallint not null default 0,
    counted boolean not null default true,
    ambiguous boolean not null default false
  ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500,
          autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.05)`);
  await runner.query(
    'create index delivery_queue_ready on delivery_queue (lane_id, class, account_id, seq) where state = 0',
  );
  await runner.query('create index delivery_queue_later on delivery_queue (next_at) where state = 1');
  await runner.query(
    'create index delivery_queue_waiting on delivery_queue (subscription_id, class, seq) where state in (2, 3)',
  );
  await runner.query('create index delivery_queue_leased on delivery_queue (session_id) where state = 4');
  await runner.query('create index delivery_queue_uncounted on delivery_queue (next_at, seq) where not counted');
  await runner.query(
    'create index delivery_queue_expiring on delivery_queue (expires_at) where expires_at is not null',
  );
}

async function lanes(runner: QueryRunner): Promise<void> {
  await runner.query(`create table lanes (
    id int primary key generated always as identity,
    egress text not null,
    site text not null,
    provisional boolean not null,
    moved_to int,
    generation int not null default 0,
    cursors uuid[] not null default array_fill('00000000-0000-0000-0000-000000000000'::uuid, array[3]),
    unique (egress, site)
  ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)`);
  await runner.query(`create table domain_lanes (
    egress text not null,
    domain text not null,
    lane_id int not null,
    recheck_at timestamptz,
    primary key (egress, domain)
  )`);
  await runner.query(`create table ip_sites (
    ip text not null,
    site text not null,
    max_sessions int not null,
    learned_max int,
    paused_until timestamptz,
    because smallint not null default 0,
    primary key (ip, site)
  ) with (fillfactor = 50)`);
  await runner.query(`create table workers (
    id int primary key generated always as identity,
    host text not null,
    started_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp()
  ) with (fillfactor = 50)`);
  await runner.query(`create table lane_sessions (
    id bigint primary key generated always as identity,
    lane_id int not null,
    ip text not null,
    site text not null,
    owner int not null,
    in_doubt uuid,
    opened_at timestamptz not null default clock_timestamp(),
    lease_until timestamptz not null
  ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)`);
  await runner.query('create index lane_sessions_site on lane_sessions (ip, site)');
  await runner.query('create index lane_sessions_owner on lane_sessions (owner)');
}
