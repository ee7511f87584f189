import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure } from '../src/platform/database/secure-tables.js';

/**
 * What we must remember of Stripe to ask it again: which of its objects are ours, and what it was asked before. Its
 * idempotency keys live for a day; these rows live longer.
 */
export class Stripe1790000331000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table stripe_customers (
      account_id uuid constraint stripe_customers_pkey primary key,
      customer text not null constraint stripe_customers_customer_key unique,
      created_at timestamptz not null default clock_timestamp())`);
    await runner.query(`create table stripe_methods (
      method text constraint stripe_methods_pkey primary key,
      reference uuid not null,
      created_at timestamptz not null default clock_timestamp())`);
    await runner.query(`create table stripe_charges (
      reference uuid constraint stripe_charges_pkey primary key,
      method text,
      currency text,
      amount_minor bigint,
      intent text constraint stripe_charges_intent_key unique,
      withdrawn boolean not null default false,
      created_at timestamptz not null default clock_timestamp(),
      constraint stripe_charges_asked_check check (withdrawn or (method is not null and amount_minor > 0)))`);
    await runner.query(`create table stripe_refunds (
      reference uuid constraint stripe_refunds_pkey primary key,
      charge uuid not null,
      currency text not null,
      amount_minor bigint not null,
      refund text constraint stripe_refunds_refund_key unique,
      created_at timestamptz not null default clock_timestamp(),
      constraint stripe_refunds_amount_check check (amount_minor > 0))`);
    await open(runner, ['stripe_methods', 'stripe_charges', 'stripe_refunds'], { app: 'none' });
    await secure(runner, ['stripe_customers']);
    await runner.query(`revoke all on stripe_customers from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
