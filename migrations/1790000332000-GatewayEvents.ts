import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What gateways tell by themselves, each event once, and what a person must look at because of it. */
export class GatewayEvents1790000332000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table gateway_events (
      gateway text not null,
      event_id text not null,
      type text not null,
      object text not null,
      received_at timestamptz not null,
      attempts smallint not null default 0,
      next_try_at timestamptz default clock_timestamp(),
      taken_until timestamptz,
      outcome text,
      constraint gateway_events_pkey primary key (gateway, event_id))`);
    await runner.query(
      'create index gateway_events_try_idx on gateway_events (gateway, next_try_at) where next_try_at is not null',
    );
    await runner.query(`create table payment_alerts (
      id uuid constraint payment_alerts_pkey primary key,
      kind text not null,
      subject text not null,
      payment_id uuid,
      facts jsonb not null,
      raised_at timestamptz not null,
      resolved_at timestamptz,
      resolved_by uuid,
      note text,
      constraint payment_alerts_resolved_check check (
        (resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (note is null)))`);
    await runner.query(
      'create unique index payment_alerts_once_idx on payment_alerts (kind, subject) where resolved_at is null',
    );
    await runner.query('create index payment_alerts_open_idx on payment_alerts (id) where resolved_at is null');
    await open(runner, ['gateway_events', 'payment_alerts'], { app: 'none' });
    await runner.query(`revoke delete on gateway_events, payment_alerts from ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
