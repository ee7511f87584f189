import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Customers read the events of their texts on by number, and have those of some time sent once more. Two indexes come for two that
 * nobody used: a text costs as many as before. Answers to keywords are texts that say so.
 */
export class SmsEventFeed1790000730000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sms_events drop constraint sms_events_sequence_key');
    await runner.query('drop index sms_events_age_idx');
    await runner.query('create index sms_events_feed_idx on sms_events (account_id, sequence)');
    await runner.query('create index sms_events_time_idx on sms_events (account_id, at, sequence)');
    await runner.query(
      'alter table webhook_replays add column sms_at timestamptz, add column sms_sequence bigint not null default 0',
    );
    await runner.query(`alter table sms_messages add column confirms text
      constraint sms_messages_confirms_check check (confirms in ('stop', 'start', 'help'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
