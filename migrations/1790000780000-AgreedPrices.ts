import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A price that staff agreed on with a customer stays, whatever the plan asks for later. */
export class AgreedPrices1790000780000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table add_ons add column price_agreed boolean not null default false');
    await runner.query('alter table add_ons alter column price_agreed drop default');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
