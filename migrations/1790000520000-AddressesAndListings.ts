import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** The addresses that mail leaves from, the blocklists that are asked about them, and what those said. */
export class AddressesAndListings1790000520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addresses(runner);
    await blocklists(runner);
    await listings(runner);
    await open(runner, ['ip_addresses', 'dnsbls', 'ip_listings'], { app: 'none' });
    await secure(runner, ['ip_listing_accounts']);
    await runner.query(`revoke delete on ip_addresses, dnsbls, ip_listings from ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function addresses(runner: QueryRunner): Promise<void> {
  await runner.query(`create table ip_addresses (
    id uuid constraint ip_addresses_pkey primary key,
    address inet not null constraint ip_addresses_address_key unique,
    hostname text,
    state text not null constraint ip_addresses_state_check check (state in
      ('stock', 'reserved', 'dns_pending', 'warming', 'active', 'suspended', 'listed', 'cooling', 'retired')),
    identity_check text not null constraint ip_addresses_identity_check check (identity_check in ('required', 'waived')),
    identity_reason text,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint ip_addresses_waiver_check check (identity_check = 'required' or identity_reason is not null))`);
  await runner.query('create index ip_addresses_state_idx on ip_addresses (state, id)');
}

async function blocklists(runner: QueryRunner): Promise<void> {
  await runner.query(`create table dnsbls (
    id uuid constraint dnsbls_pkey primary key,
    zone text not null constraint dnsbls_zone_key unique,
    severity text not null constraint dnsbls_severity_check check (severity in ('info', 'warning', 'critical')),
    active boolean not null,
    removal_url text,
    fault text,
    version integer not null,
    polled_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null)`);
}

async function listings(runner: QueryRunner): Promise<void> {
  await runner.query(`create table ip_listings (
    id uuid constraint ip_listings_pkey primary key,
    address inet not null,
    dnsbl_id uuid not null constraint ip_listings_dnsbl_fkey references dnsbls (id),
    codes text[] not null,
    reason text,
    opened_at timestamptz not null,
    last_seen_at timestamptz not null,
    confirmed_at timestamptz,
    closed_at timestamptz)`);
  await runner.query(
    'create unique index ip_listings_open_key on ip_listings (dnsbl_id, address) where closed_at is null',
  );
  await runner.query('create index ip_listings_address_idx on ip_listings (address, id)');
  await runner.query(`create table ip_listing_accounts (
    listing_id uuid not null constraint ip_listing_accounts_listing_fkey references ip_listings (id),
    account_id uuid not null,
    constraint ip_listing_accounts_pkey primary key (listing_id, account_id))`);
  await runner.query('create index ip_listing_accounts_account_idx on ip_listing_accounts (account_id, listing_id)');
}
