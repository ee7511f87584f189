import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * Money that customers transfer to an account which a gateway keeps for each of them: where that is, what came, and what
 * the gateway was asked to take it over. The sandbox has a book of its own, as for charges.
 */
export class TransfersThroughGateways1790000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table transfer_addresses (
      account_id uuid not null,
      currency text not null,
      gateway text not null,
      iban text not null,
      bic text not null,
      holder text not null,
      created_at timestamptz not null,
      constraint transfer_addresses_pkey primary key (account_id, currency))`);
    await runner.query(`create table gateway_transfers (
      gateway text not null,
      transfer_id text not null,
      account_id uuid not null,
      currency text not null,
      amount_minor bigint not null,
      reference text not null,
      state text not null,
      outcome text,
      arrived_at timestamptz not null,
      decided_at timestamptz,
      constraint gateway_transfers_pkey primary key (gateway, transfer_id),
      constraint gateway_transfers_amount_check check (amount_minor > 0),
      constraint gateway_transfers_state_check check (state in ('arrived', 'booked', 'gone')),
      constraint gateway_transfers_decided_check check ((state = 'arrived') = (decided_at is null)))`);
    await runner.query('create index gateway_transfers_account_idx on gateway_transfers (account_id, transfer_id)');
    await runner.query(
      `create index gateway_transfers_arrived_idx on gateway_transfers (gateway, transfer_id) where state = 'arrived'`,
    );
    await secure(runner, ['transfer_addresses', 'gateway_transfers']);
    await runner.query(`revoke insert, update, delete on gateway_transfers from ${APP_ROLE}`);
    await runner.query(`revoke delete on gateway_transfers from ${WORKER_ROLE}`);
    await runner.query(`create table stripe_transfers (
      transfer text constraint stripe_transfers_pkey primary key,
      customer text not null,
      intent text constraint stripe_transfers_intent_key unique,
      created_at timestamptz not null default clock_timestamp())`);
    await runner.query(`create table sandbox_transfers (
      transfer text constraint sandbox_transfers_pkey primary key,
      customer uuid not null,
      currency text not null,
      amount_minor bigint not null,
      reference text not null,
      state text not null default 'arrived',
      arrived_at timestamptz not null default clock_timestamp(),
      constraint sandbox_transfers_state_check check (state in ('arrived', 'collected', 'taken_back')))`);
    await open(runner, ['stripe_transfers', 'sandbox_transfers'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
