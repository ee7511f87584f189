import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seeds that nobody confirmed are looked for every hour. */
export class UnconfirmedFactors1790000100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index totp_factors_unconfirmed on totp_factors (created_at) where confirmed_at is null');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
