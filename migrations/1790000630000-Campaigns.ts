import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure } from '../src/platform/database/secure-tables.js';

/**
 * What is sent to many. Recipients are rows of their own with the address as key: nobody gets a campaign twice, whatever
 * happens to contacts, processes and cursors meanwhile.
 */
export class Campaigns1790000630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await campaigns(runner);
    await variants(runner);
    await recipients(runner);
    await sums(runner);
    await secure(runner, ['campaigns', 'campaign_variants', 'campaign_recipients', 'campaign_sums']);
    // Customers read; only the workers write.
    await runner.query(`revoke insert, update, delete on campaign_recipients, campaign_sums from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function campaigns(runner: QueryRunner): Promise<void> {
  await runner.query(`create table campaigns (
    id uuid,
    account_id uuid not null,
    name text not null,
    channel text not null,
    state text not null,
    version integer not null,
    from_email text,
    from_name text,
    sms_from text,
    reply_to jsonb,
    audience jsonb not null,
    track_opens boolean not null,
    track_clicks boolean not null,
    ab_test jsonb,
    send_at timestamptz,
    time_zone_mode text,
    zone text,
    paused jsonb,
    waits jsonb,
    waits_until timestamptz,
    winner_variant smallint,
    winner_by text,
    winner_reason text,
    winner_at timestamptz,
    subscription_id uuid,
    selection jsonb,
    cursor uuid,
    audience_whole boolean not null default false,
    sample_done_at timestamptz,
    recipients integer not null default 0,
    handed_over integer not null default 0,
    suppressed integer not null default 0,
    left_out integer not null default 0,
    cancelled integer not null default 0,
    ready boolean not null default false,
    turn_at timestamptz,
    next_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    constraint campaigns_pkey primary key (id),
    constraint campaigns_channel_check check (channel in ('email', 'sms')),
    constraint campaigns_state_check check (state in ('draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled')))
    with (fillfactor = 50)`);
  await runner.query('create index campaigns_list_idx on campaigns (account_id, id)');
  await runner.query('create index campaigns_ready_idx on campaigns (turn_at) where ready');
  await runner.query('create index campaigns_due_idx on campaigns (next_at) where next_at is not null');
}

/** Place 0 is what the campaign itself says, the others are its variants; a bulk is the frozen content of one that is sent. */
async function variants(runner: QueryRunner): Promise<void> {
  await runner.query(`create table campaign_variants (
    campaign_id uuid,
    place smallint,
    account_id uuid not null,
    from_name text,
    subject text,
    html text,
    text text,
    template_id uuid,
    bulk_id uuid,
    constraint campaign_variants_pkey primary key (campaign_id, place))`);
  await runner.query('create index campaign_variants_account_idx on campaign_variants (account_id, campaign_id)');
  await runner.query(
    'create index campaign_variants_bulk_idx on campaign_variants (bulk_id) where bulk_id is not null',
  );
}

/** Who waits has a turn; for the winner of a test all wait for, it has not come yet. */
async function recipients(runner: QueryRunner): Promise<void> {
  await runner.query(`create table campaign_recipients (
    campaign_id uuid,
    address text collate "C",
    account_id uuid not null,
    contact_id uuid not null,
    variant smallint,
    state smallint not null,
    due_at timestamptz not null,
    primary key (campaign_id, address)
  ) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0)`);
  await runner.query(
    `comment on column campaign_recipients.state is '0 waits, 1 handed over, 2 suppressed, 3 left out'`,
  );
  await runner.query(
    'create index campaign_recipients_waiting on campaign_recipients (campaign_id, due_at, contact_id) where state = 0',
  );
}

async function sums(runner: QueryRunner): Promise<void> {
  const counters = [
    'accepted',
    'delivered',
    'bounced',
    'deferred',
    'complained',
    'unsubscribed',
    'suppressed',
    'expired',
    'cancelled',
    'opens',
    'unique_opens',
    'clicks',
    'unique_clicks',
    'machine_opens',
    'machine_clicks',
    'ended',
  ].map((name) => `${name} integer not null default 0`);
  await runner.query(`create table campaign_sums (
    campaign_id uuid not null,
    kind smallint not null check (kind between 0 and 4),
    value text collate "C" not null,
    account_id uuid not null,
    ${counters.join(', ')},
    primary key (campaign_id, kind, value)
  ) with (fillfactor = 60)`);
  await runner.query(
    `comment on column campaign_sums.kind is '0 all, 1 variant, 2 link, 3 recipient domain, 4 hour since 1970'`,
  );
  await runner.query('create index campaign_sums_account on campaign_sums (account_id, campaign_id)');
}
