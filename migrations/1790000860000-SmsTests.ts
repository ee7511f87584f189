import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A campaign is tried with texts that belong to no campaign, so that no report counts them; this says what was tried. */
export class SmsTests1790000860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sms_messages add column test_of uuid');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
