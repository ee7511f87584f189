import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What SPF, DKIM, DMARC and ARC said of a mail when it came in; null for what came before they were asked. */
export class InboundAuthentication1790000450200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table raw_inbound_mails add column authentication jsonb');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
