import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When money last came by a mandate is asked before each debit. */
export class PaymentsByMethod1790000390000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index payments_method_idx on payments (method_id, settled_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
