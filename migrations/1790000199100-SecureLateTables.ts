import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure } from '../src/platform/database/secure-tables.js';

/** Tables that came to name an account late. The application has no business in them; workers keep what they had. */
const TABLES = ['raw_inbound_mails', 'sign_up_networks', 'system_mails'];

export class SecureLateTables1790000199100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await secure(runner, TABLES);
    await runner.query(`revoke all on ${TABLES.join(', ')} from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
