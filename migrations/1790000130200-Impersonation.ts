import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Who of the operator's people acted in whose place, and the sessions in which they did. */
export class Impersonation1790000130200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sessions
      add column acting_staff_id uuid,
      add column impersonation_id uuid,
      add column impersonation_mode text,
      add constraint sessions_impersonation_check check (
        (acting_staff_id is null and impersonation_id is null and impersonation_mode is null)
        or (acting_staff_id is not null and impersonation_id is not null and impersonation_mode in ('read', 'write')
          and user_id is not null and staff_id is null))`);
    await runner.query(`create table impersonations (
      id uuid constraint impersonations_pkey primary key,
      account_id uuid not null,
      user_id uuid not null,
      username text not null,
      staff_id uuid not null,
      staff_email text not null,
      session_id uuid not null,
      mode text not null,
      reason text not null,
      started_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      end_reason text,
      constraint impersonations_mode_check check (mode in ('read', 'write')),
      constraint impersonations_end_check check (
        (ended_at is null) = (end_reason is null)
        and end_reason in ('ended_by_customer', 'ended_by_staff', 'expired', 'session_ended')))`);
    await runner.query('create index impersonations_account_idx on impersonations (account_id, id)');
    await runner.query('create index impersonations_open_idx on impersonations (expires_at) where ended_at is null');
    await secure(runner, ['impersonations']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
