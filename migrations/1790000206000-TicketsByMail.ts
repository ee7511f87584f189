import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets that came by mail know from which address, and whether it was told so. */
export class TicketsByMail1790000206000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table tickets add column sender_email text, add column receipt_at timestamptz');
    await runner.query(
      'create index tickets_sender_idx on tickets (sender_email, receipt_at) where sender_email is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
