import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often somebody began to read a raw mail and did not live to end it. */
export class ClaimedRawMails1790000450300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table raw_inbound_mails add column claims smallint not null default 0');
    await runner.query(
      `comment on column raw_inbound_mails.claims is 'readers that began; at three the mail is left to staff'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
