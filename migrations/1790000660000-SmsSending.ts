import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure } from '../src/platform/database/secure-tables.js';

/** Text messages: what was accepted, what waits, what carriers said of it, and by which routes it leaves. */
export class SmsSending1790000660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await messages(runner);
    await queue(runner);
    await lives(runner);
    await routes(runner);
    await customersOwn(runner);
    await rights(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A text once for all who get it; everything about one of them in his row. No foreign keys: this is the hot path. */
async function messages(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_texts (
    id uuid constraint sms_texts_pkey primary key,
    account_id uuid not null,
    text text,
    forget_at timestamptz not null)`);
  await runner.query('create index sms_texts_account_idx on sms_texts (account_id, id)');
  await runner.query('create index sms_texts_age_idx on sms_texts (forget_at) where text is not null');
  await runner.query('create sequence sms_references as integer cycle minvalue 0 maxvalue 65535 start 0');
  await runner.query(`create table sms_messages (
    id uuid constraint sms_messages_pkey primary key,
    account_id uuid not null,
    send_id uuid not null,
    campaign_id uuid,
    contact_id uuid,
    number text not null,
    country text not null,
    sender text not null,
    kind text not null constraint sms_messages_kind_check check (kind in ('transactional', 'marketing')),
    text_id uuid not null,
    encoding text not null,
    parts smallint not null constraint sms_messages_parts_check check (parts between 1 and 255),
    credits_milli bigint not null constraint sms_messages_credits_check check (credits_milli >= 0),
    charged_milli bigint not null default 0
      constraint sms_messages_charged_check check (charged_milli between 0 and credits_milli),
    reference integer not null,
    status text not null constraint sms_messages_status_check check (status in ('scheduled', 'queued', 'deferred', 'submitted',
      'buffered', 'delivered', 'expired', 'failed', 'rejected', 'unknown', 'cancelled')),
    charge text not null constraint sms_messages_charge_check check (charge in ('reserved', 'settled', 'released')),
    because text,
    next_attempt_at timestamptz,
    code text,
    route_id uuid,
    send_at timestamptz,
    created_at timestamptz not null,
    submitted_at timestamptz,
    finished_at timestamptz,
    look_at timestamptz)`);
  await runner.query('create index sms_messages_account_idx on sms_messages (account_id, id)');
  await runner.query('create index sms_messages_send_idx on sms_messages (account_id, send_id, id)');
  await runner.query('create index sms_messages_number_idx on sms_messages (number, id)');
  await runner.query('create index sms_messages_look_idx on sms_messages (look_at) where look_at is not null');
  await runner.query(
    'create index sms_messages_campaign_idx on sms_messages (account_id, campaign_id, id) where campaign_id is not null',
  );
}

/** One row for each message that waits, deleted when nothing of it waits any more. States: see messages/data/queue-words.ts. */
async function queue(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_queue (
    message_id uuid constraint sms_queue_pkey primary key,
    account_id uuid not null,
    country text not null,
    priority smallint not null,
    state smallint not null,
    route_id uuid,
    due_at timestamptz,
    expires_at timestamptz not null,
    session_id bigint,
    leased_by uuid,
    attempt integer not null default 0,
    tries smallint not null default 0,
    again boolean not null default false)`);
  await runner.query(`create index sms_queue_ready_idx on sms_queue (priority, country, account_id, message_id)
    where state = 0 and route_id is null`);
  await runner.query(`create index sms_queue_pinned_idx on sms_queue (route_id, priority, message_id)
    where state = 0 and route_id is not null`);
  await runner.query('create index sms_queue_due_idx on sms_queue (due_at) where state in (1, 4)');
  await runner.query('create index sms_queue_session_idx on sms_queue (session_id) where state = 3');
  await runner.query('create index sms_queue_expiry_idx on sms_queue (expires_at) where state in (0, 1, 2)');
  await runner.query('create index sms_queue_held_idx on sms_queue (account_id) where state = 2');
  await runner.query('create index sms_queue_account_idx on sms_queue (account_id, message_id)');
  await runner.query(`alter table sms_queue set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)`);
}

async function lives(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_parts (
    message_id uuid not null,
    part smallint not null,
    account_id uuid not null,
    status text not null,
    route_id uuid not null,
    carrier_id text,
    attempt integer not null,
    code text,
    submitted_at timestamptz,
    finished_at timestamptz,
    constraint sms_parts_pkey primary key (message_id, part))`);
  await runner.query(
    'create index sms_parts_carrier_idx on sms_parts (route_id, carrier_id) where carrier_id is not null',
  );
  await runner.query('create index sms_parts_account_idx on sms_parts (account_id, message_id, part)');
  await runner.query('create sequence sms_event_numbers as bigint');
  await runner.query(`create table sms_events (
    id uuid constraint sms_events_pkey primary key,
    sequence bigint not null default nextval('sms_event_numbers') constraint sms_events_sequence_key unique,
    account_id uuid not null,
    message_id uuid not null,
    type text not null,
    part smallint,
    because text,
    code text,
    route_id uuid,
    at timestamptz not null)`);
  await runner.query('create index sms_events_message_idx on sms_events (account_id, message_id, sequence)');
  await runner.query('create index sms_events_age_idx on sms_events (at)');
  await runner.query(`create table sms_event_cursors (
    name text constraint sms_event_cursors_pkey primary key,
    sequence bigint not null)`);
  // Receipts whose message is not known (yet): told before the carrier answered, or about nothing of ours.
  await runner.query(`create table sms_receipts (
    id uuid constraint sms_receipts_pkey primary key,
    route_id uuid not null,
    carrier_id text not null,
    receipt_id uuid not null,
    addresses text[] not null,
    status text not null,
    code text,
    told_at timestamptz not null,
    constraint sms_receipts_once_key unique (route_id, carrier_id, status))`);
  await runner.query('create index sms_receipts_receipt_idx on sms_receipts (receipt_id)');
  await runner.query('create index sms_receipts_age_idx on sms_receipts (told_at)');
}

async function routes(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_routes (
    id uuid constraint sms_routes_pkey primary key,
    name text not null constraint sms_routes_name_key unique,
    kind text not null constraint sms_routes_kind_check check (kind in ('sandbox', 'smpp')),
    source text not null constraint sms_routes_source_check check (source in ('configuration', 'staff')),
    enabled boolean not null,
    listed boolean not null,
    priority integer not null,
    countries text[] not null,
    settings jsonb not null,
    password_sealed bytea,
    hook_secret_sealed bytea,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null)`);
  await runner.query('create sequence sms_session_numbers as bigint');
  await runner.query(`create table sms_route_sessions (
    route_id uuid not null,
    slot smallint not null,
    id bigint not null constraint sms_route_sessions_id_key unique,
    owner uuid not null,
    lease_until timestamptz not null,
    state text not null constraint sms_route_sessions_state_check check (state in ('connecting', 'bound', 'waiting', 'draining')),
    bound_at timestamptz,
    next_bind_at timestamptz,
    failures integer not null default 0,
    last_error text,
    last_error_at timestamptz,
    rate numeric(9, 2),
    constraint sms_route_sessions_pkey primary key (route_id, slot))`);
  await runner.query(`create table sms_country_rules (
    country text constraint sms_country_rules_pkey primary key constraint sms_country_rules_country_check check (country ~ '^[A-Z]{2}$'),
    rule jsonb not null,
    version integer not null,
    updated_at timestamptz not null)`);
  await open(runner, ['sms_routes', 'sms_route_sessions', 'sms_receipts', 'sms_event_cursors'], { app: 'none' });
  await open(runner, ['sms_country_rules'], { app: 'select' });
}

async function customersOwn(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_settings (
    account_id uuid constraint sms_settings_pkey primary key,
    settings jsonb not null,
    version integer not null,
    updated_at timestamptz not null)`);
  await runner.query(`create table sms_senders (
    id uuid constraint sms_senders_pkey primary key,
    account_id uuid not null,
    sender text not null,
    sender_key text not null,
    countries text[] not null,
    note text,
    status text not null constraint sms_senders_status_check check (status in ('pending', 'approved', 'refused')),
    reason text,
    decided_at timestamptz,
    version integer not null,
    created_at timestamptz not null,
    constraint sms_senders_once_key unique (account_id, sender_key))`);
  await runner.query('create index sms_senders_account_idx on sms_senders (account_id, id)');
  await runner.query('create index sms_senders_status_idx on sms_senders (status, id)');
  await runner.query(
    `create index sms_senders_number_idx on sms_senders (sender_key) where status = 'approved' and sender_key ~ '^[0-9]+$'`,
  );
  await runner.query(`create table sms_stops (
    id uuid constraint sms_stops_pkey primary key,
    account_id uuid not null,
    number text not null,
    source text not null constraint sms_stops_source_check check (source in ('inbound', 'api')),
    inbound_id uuid,
    created_at timestamptz not null,
    constraint sms_stops_once_key unique (account_id, number))`);
  await runner.query('create index sms_stops_account_idx on sms_stops (account_id, id)');
  await runner.query(`create table sms_inbound (
    id uuid constraint sms_inbound_pkey primary key,
    account_id uuid not null,
    route_id uuid not null,
    sender text not null,
    recipient text not null,
    text text,
    keyword text,
    message_id uuid,
    external_key text,
    received_at timestamptz not null,
    constraint sms_inbound_once_key unique (route_id, external_key))`);
  await runner.query('create index sms_inbound_account_idx on sms_inbound (account_id, id)');
  await runner.query('create index sms_inbound_age_idx on sms_inbound (received_at) where text is not null');
  await runner.query(`create table sms_inbound_parts (
    route_id uuid not null,
    sender text not null,
    recipient text not null,
    reference integer not null,
    parts smallint not null,
    part smallint not null,
    text text not null,
    received_at timestamptz not null,
    constraint sms_inbound_parts_pkey primary key (route_id, sender, recipient, reference, parts, part))`);
  await open(runner, ['sms_inbound_parts'], { app: 'none' });
  await runner.query(`create table sms_counters (
    account_id uuid not null,
    subject text not null,
    window_at timestamptz not null,
    used bigint not null,
    constraint sms_counters_pkey primary key (account_id, subject, window_at))`);
  await runner.query('create index sms_counters_age_idx on sms_counters (window_at)');
}

/** Customers read; accepting, sending and whatever carriers say is the workers'. */
async function rights(runner: QueryRunner): Promise<void> {
  const tables = ['sms_texts', 'sms_messages', 'sms_queue', 'sms_parts', 'sms_events', 'sms_inbound', 'sms_counters'];
  await secure(runner, [...tables, 'sms_settings', 'sms_senders', 'sms_stops']);
  await runner.query(`revoke insert, update, delete on ${tables.join(', ')} from ${APP_ROLE}`);
  await runner.query(
    `grant usage on sequence sms_references, sms_event_numbers, sms_session_numbers to posthorn_worker`,
  );
  await runner.query(`grant select on sequence sms_event_numbers to posthorn_worker`);
}
