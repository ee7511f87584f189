import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff look for invoices by status, day of issue and the beginning of a number. */
export class InvoiceSearch1790000300200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index invoices_status_idx on invoices (status, id)');
    await runner.query(`create index invoices_issue_date_idx on invoices ((content ->> 'issueDate'), id)`);
    await runner.query('create index invoices_number_idx on invoices (number text_pattern_ops)');
    await runner.query(`create index credit_notes_issue_date_idx on credit_notes ((content ->> 'issueDate'), id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
