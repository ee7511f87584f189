import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who reads the events of texts on and on must miss none: the transaction that wrote one says when it is safe to pass. */
export class SmsEventOrder1790000660100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table sms_events add column written_by bigint not null default pg_current_xact_id()::text::bigint',
    );
    await runner.query('create index sms_events_order_idx on sms_events (written_by, sequence)');
    await runner.query('alter table sms_event_cursors add column written_by bigint not null default 0');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
