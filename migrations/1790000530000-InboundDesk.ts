import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that people read: few among millions of bounces, found newest first. */
export class InboundDesk1790000530000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index raw_inbound_mails_desk on raw_inbound_mails (id)
      where recipients @> '[{"route": "abuse"}]' or recipients @> '[{"route": "postmaster"}]' or claims >= 3`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
