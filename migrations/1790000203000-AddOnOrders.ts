import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One order may be for several add-ons: each names the order it was bought with. */
export class AddOnOrders1790000203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table add_ons add column order_id uuid');
    await runner.query('create index add_ons_order_idx on add_ons (account_id, order_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
