import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** What customers ask a price for. */
export class QuoteRequests1790000195000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table quote_requests (
      id uuid constraint quote_requests_pkey primary key,
      account_id uuid not null,
      topic text not null,
      status text not null,
      description text not null,
      monthly_volume integer,
      custom_features text[] not null,
      sessions integer,
      on_site boolean,
      estimated_delivery date,
      price_minor bigint,
      currency text not null,
      ticket_id uuid not null,
      language text not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      accepted_at timestamptz,
      constraint quote_requests_topic_check check (topic in ('custom_plan', 'custom_development', 'training')),
      constraint quote_requests_status_check check (status in ('requested', 'quoted', 'accepted')),
      constraint quote_requests_price_check check (price_minor >= 0),
      constraint quote_requests_accepted_check check ((status = 'accepted') = (accepted_at is not null)))`);
    await runner.query('create index quote_requests_account_idx on quote_requests (account_id, id)');
    await runner.query('create index quote_requests_status_idx on quote_requests (status, id)');
    await runner.query('create index quote_requests_topic_idx on quote_requests (topic, id)');
    await secure(runner, ['quote_requests']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
