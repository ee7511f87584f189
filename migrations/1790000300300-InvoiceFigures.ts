import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever issues an invoice says himself that nothing of it is credited yet. */
export class InvoiceFigures1790000300300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table invoices alter column credited_minor drop default, alter column refunded_minor drop default',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
