import type { MigrationInterface, QueryRunner } from 'typeorm';
import { WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What nobody deletes in daily life goes when its account is purged. Invoices, payments and the ledger stay permanent. */
export class ErasureRights1790000199000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant delete on add_ons, orders to ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
