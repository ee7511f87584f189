import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from '../src/platform/database/secure-tables.js';

/** The platform's own tables: business clock, outbox, inbox. */
export class Platform1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table clock_state (
      id smallint primary key default 1 check (id = 1),
      offset_ms bigint not null default 0,
      moving boolean not null default false)`);
    await runner.query('insert into clock_state default values');
    await runner.query(`create table outbox (
      id bigint generated always as identity primary key,
      name text not null,
      account_id uuid not null,
      aggregate_id text not null,
      payload jsonb not null,
      created_at timestamptz not null,
      state smallint not null default 0,
      pending text[] not null default '{}',
      relayed_at timestamptz)`);
    await runner.query('create index outbox_new on outbox (id) where state = 0');
    await runner.query('create index outbox_open on outbox (relayed_at) where state = 1');
    await runner.query('create index outbox_done on outbox (created_at) where state = 2');
    await runner.query(`create table inbox (
      consumer text not null,
      outbox_id bigint not null,
      handled_at timestamptz not null default clock_timestamp(),
      primary key (consumer, outbox_id))`);
    await runner.query('create index inbox_event on inbox (outbox_id)');
    await runner.query(`create table outbox_failures (
      outbox_id bigint not null,
      consumer text not null,
      attempts int not null default 0,
      last_error text not null,
      parked_at timestamptz,
      primary key (outbox_id, consumer))`);
    await open(runner, ['clock_state'], { app: 'select' });
    await open(runner, ['outbox'], { app: 'insert' });
    await open(runner, ['inbox', 'outbox_failures'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
