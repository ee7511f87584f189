import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that waits for a subscription is found by its account, however much else waits. */
export class HeldWithoutSubscription1790000361000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index delivery_queue_ended on delivery_queue (account_id, seq) where state = 3 and because = 14',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
