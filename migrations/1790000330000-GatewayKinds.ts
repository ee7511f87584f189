import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from '../src/platform/database/secure-tables.js';

const STATES = `('processing', 'requires_action', 'succeeded', 'failed', 'returned')`;

/** The sandbox also plays a bank that takes days, gives back, and takes back. */
export class GatewayKinds1790000330000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sandbox_charges add column decides_at timestamptz');
    await runner.query('alter table sandbox_charges drop constraint sandbox_charges_state_check');
    await runner.query(
      `alter table sandbox_charges add constraint sandbox_charges_state_check check (state in ${STATES})`,
    );
    await runner.query('create index sandbox_charges_charged_idx on sandbox_charges (charged_at, reference)');
    await runner.query(`create table sandbox_refunds (
      reference uuid constraint sandbox_refunds_pkey primary key,
      charge uuid not null constraint sandbox_refunds_charge_fkey references sandbox_charges (reference),
      currency text not null,
      amount_minor bigint not null,
      refunded_at timestamptz not null default clock_timestamp(),
      constraint sandbox_refunds_amount_check check (amount_minor > 0))`);
    await runner.query('create index sandbox_refunds_charge_idx on sandbox_refunds (charge)');
    await open(runner, ['sandbox_refunds'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
