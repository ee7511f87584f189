import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link that changes an address carries both addresses on its row: the mail goes to one, and the other is told. */
export class EmailChange1790000100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table one_time_tokens add column email text, add column previous_email text');
    await runner.query('alter table one_time_tokens add column email_normalised text');
    await runner.query(
      'create index one_time_tokens_email on one_time_tokens (email_normalised, created_at) where email_normalised is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
