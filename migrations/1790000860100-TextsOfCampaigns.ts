import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is listed as a reader of a campaign of texts is listed with what became of his: one look into an index for each. The index of the
 * account's campaigns, in the order of ids, could only be read from end to end for it.
 */
export class TextsOfCampaigns1790000860100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index sms_messages_reader_idx on sms_messages (campaign_id, number) where campaign_id is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
