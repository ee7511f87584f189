import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A network may have a rate of its own. */
export class SmsRatesByNetwork1790000650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sms_rates
      add column network text constraint sms_rates_network_check check (network ~ '^[0-9]{5,6}$'),
      drop constraint sms_rates_begin_key`);
    await runner.query(`create unique index sms_rates_begin_key on sms_rates (country, network, valid_from)
      nulls not distinct`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
