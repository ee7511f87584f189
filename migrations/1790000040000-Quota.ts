import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * What was used of a quota, one row per window. `subscription_id` is the meter: a subscription, or the account itself for
 * the caps of the sending tier. Rows change with every accepted batch, hence the room on each page.
 */
export class Quota1790000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table quota_windows (
      id bigint generated always as identity primary key,
      account_id uuid not null,
      subscription_id uuid not null,
      kind smallint not null check (kind between 1 and 4),
      window_start timestamptz not null,
      window_end timestamptz not null,
      used bigint not null default 0 check (used >= 0),
      limit_at_open bigint not null,
      warned_at timestamptz,
      suspended_at timestamptz,
      constraint quota_windows_key unique (subscription_id, kind, window_start),
      check (window_start < window_end))
      with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)`);
    await runner.query('create index quota_windows_account_idx on quota_windows (account_id, window_start)');
    await secure(runner, ['quota_windows']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
