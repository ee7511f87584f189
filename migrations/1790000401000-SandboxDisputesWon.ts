import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `('processing', 'requires_action', 'succeeded', 'failed', 'returned', 'won')`;

/** The sandbox's banks may have to give again what they took back. */
export class SandboxDisputesWon1790000401000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sandbox_charges drop constraint sandbox_charges_state_check');
    await runner.query(
      `alter table sandbox_charges add constraint sandbox_charges_state_check check (state in ${STATES})`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
