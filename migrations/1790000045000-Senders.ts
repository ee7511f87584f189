import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Whose name mail may carry: confirmed addresses, proven domains and the keys that sign for them. */
export class Senders1790000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.senders(runner);
    await this.domains(runner);
    await secure(runner, ['senders', 'sender_confirmations', 'domains', 'domain_keys']);
  }

  private async senders(runner: QueryRunner): Promise<void> {
    await runner.query(`create table senders (
      id uuid constraint senders_pkey primary key,
      account_id uuid not null,
      email text not null,
      address_key text not null,
      domain text not null,
      status text not null,
      verified_by text,
      verified_at timestamptz,
      created_at timestamptz not null,
      constraint senders_address_key unique (account_id, address_key),
      constraint senders_status_check check ((status = 'verified') = (verified_at is not null) and (status = 'verified') = (verified_by is not null)),
      constraint senders_verified_by_check check (verified_by in ('link', 'domain', 'sign_up')))`);
    await runner.query('create index senders_list_idx on senders (account_id, id)');
    await runner.query('create index senders_domain_idx on senders (account_id, domain)');
    await runner.query(`create table sender_confirmations (
      id uuid constraint sender_confirmations_pkey primary key,
      account_id uuid not null,
      sender_id uuid not null constraint sender_confirmations_sender_fkey references senders (id) on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz)`);
    await runner.query(
      'create index sender_confirmations_sender_idx on sender_confirmations (account_id, sender_id, created_at)',
    );
  }

  private async domains(runner: QueryRunner): Promise<void> {
    await runner.query(`create table domains (
      id uuid constraint domains_pkey primary key,
      account_id uuid not null,
      name text not null,
      status text not null,
      ownership_token text not null,
      verified_at timestamptz,
      checked_at timestamptz,
      return_path_at timestamptz,
      created_at timestamptz not null,
      constraint domains_name_key unique (account_id, name),
      constraint domains_status_check check ((status = 'verified') = (verified_at is not null)))`);
    await runner.query('create index domains_list_idx on domains (account_id, id)');
    // A domain has one owner; other accounts may only wait for it.
    await runner.query(`create unique index domains_one_owner_idx on domains (name) where status = 'verified'`);
    await runner.query(`create table domain_keys (
      id uuid constraint domain_keys_pkey primary key,
      account_id uuid not null,
      domain_id uuid not null constraint domain_keys_domain_fkey references domains (id) on delete cascade,
      algorithm text not null,
      selector text not null,
      public_key text not null,
      sealed_private_key bytea not null,
      published_at timestamptz,
      created_at timestamptz not null,
      constraint domain_keys_selector_key unique (domain_id, selector),
      constraint domain_keys_algorithm_check check (algorithm in ('rsa-sha256', 'ed25519-sha256')))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
