import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * Whom an account writes to. An account may have a million contacts and more, so every key begins with the account, no
 * table refers to another by a foreign key, and nothing is counted by reading it all.
 */
export class Audience1790000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await contacts(runner);
    await fields(runner);
    await consents(runner);
    await lists(runner);
    await runner.query(`create table contact_erasures (
      id uuid,
      account_id uuid not null,
      email_hash bytea not null,
      counts jsonb not null,
      asked_by_type text not null,
      asked_by_id text,
      erased_at timestamptz not null,
      constraint contact_erasures_pkey primary key (account_id, id))`);
    await runner.query(
      'create index contact_erasures_email_idx on contact_erasures (account_id, email_hash, erased_at)',
    );
    await secure(runner, TABLES);
    // What was agreed to stays as it was said. A merge hands it to another contact, and erasure deletes it.
    await runner.query(`revoke update on contact_consents from ${APP_ROLE}, ${WORKER_ROLE}`);
    await runner.query(`grant update (contact_id) on contact_consents to ${APP_ROLE}, ${WORKER_ROLE}`);
    await runner.query(`revoke update on contact_erasures from ${APP_ROLE}, ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TABLES = [
  'contacts',
  'contact_tags',
  'contact_fields',
  'contact_consents',
  'lists',
  'list_members',
  'contact_erasures',
];

/**
 * Addresses compare by their bytes, so that a prefix is a range of the index: under row-level security only comparisons
 * that leak nothing may use one, and LIKE is none of them. For the same reason tags have rows beside the column.
 */
async function contacts(runner: QueryRunner): Promise<void> {
  await runner.query(`create table contacts (
    id uuid not null,
    account_id uuid not null,
    email text collate "C" not null,
    phone text collate "C",
    fields jsonb not null default '{}',
    tags text[] not null default '{}',
    language text,
    time_zone text,
    mail_consent text not null default 'none',
    sms_consent text not null default 'none',
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    last_sent_at timestamptz,
    last_opened_at timestamptz,
    last_clicked_at timestamptz,
    constraint contacts_pkey primary key (account_id, id),
    constraint contacts_mail_consent_check check (mail_consent in ('none', 'pending', 'granted', 'withdrawn')),
    constraint contacts_sms_consent_check check (sms_consent in ('none', 'pending', 'granted', 'withdrawn')))
    with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02)`);
  await runner.query('create unique index contacts_email_key on contacts (account_id, email)');
  await runner.query('create index contacts_phone_idx on contacts (account_id, phone) where phone is not null');
  await runner.query('create index contacts_updated_idx on contacts (account_id, updated_at, id)');
  await runner.query(`create table contact_tags (
    account_id uuid not null,
    tag text collate "C" not null,
    contact_id uuid not null,
    constraint contact_tags_pkey primary key (account_id, tag, contact_id))`);
}

async function fields(runner: QueryRunner): Promise<void> {
  await runner.query(`create table contact_fields (
    account_id uuid not null,
    key text collate "C" not null,
    type text not null,
    label text,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    removed_at timestamptz,
    cleared_up_to uuid,
    constraint contact_fields_pkey primary key (account_id, key),
    constraint contact_fields_type_check check (type in ('text', 'number', 'boolean', 'date')))`);
  await runner.query(
    'create index contact_fields_removed_idx on contact_fields (removed_at) where removed_at is not null',
  );
}

/** What a person agreed to or took back: the evidence. The contact's columns say what follows from it. */
async function consents(runner: QueryRunner): Promise<void> {
  await runner.query(`create table contact_consents (
    id uuid not null,
    account_id uuid not null,
    contact_id uuid not null,
    list_id uuid,
    channel text not null,
    state text not null,
    at timestamptz not null,
    source text not null,
    place text,
    method text,
    text text,
    text_version text,
    ip text,
    user_agent text,
    recorded_at timestamptz not null,
    recorded_by_type text not null,
    recorded_by_id text,
    constraint contact_consents_pkey primary key (account_id, contact_id, id),
    constraint contact_consents_channel_check check (channel in ('mail', 'sms')),
    constraint contact_consents_state_check check (state in ('pending', 'granted', 'withdrawn')))`);
}

/** Members are counted by what changes them. `opt_in_id` names the one link that may confirm a membership. */
async function lists(runner: QueryRunner): Promise<void> {
  await runner.query(`create table lists (
    id uuid not null,
    account_id uuid not null,
    name text not null,
    description text,
    double_opt_in boolean not null,
    token text not null,
    opt_in_text text,
    opt_in_text_version integer not null default 1,
    language text,
    member_count integer not null default 0,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    removed_at timestamptz,
    constraint lists_pkey primary key (account_id, id),
    constraint lists_member_count_check check (member_count >= 0))
    with (fillfactor = 50)`);
  await runner.query('create unique index lists_id_key on lists (id)');
  await runner.query('create index lists_removed_idx on lists (removed_at) where removed_at is not null');
  await runner.query(`create table list_members (
    account_id uuid not null,
    list_id uuid not null,
    contact_id uuid not null,
    status text not null,
    since timestamptz not null,
    joined_at timestamptz not null,
    opt_in_id uuid,
    confirmation_sent_at timestamptz,
    constraint list_members_pkey primary key (account_id, list_id, contact_id),
    constraint list_members_status_check check (status in ('pending', 'active', 'unsubscribed')))
    with (fillfactor = 90)`);
  await runner.query('create index list_members_contact_idx on list_members (account_id, contact_id, list_id)');
  await runner.query(`create index list_members_pending_idx on list_members (since) where status = 'pending'`);
}
