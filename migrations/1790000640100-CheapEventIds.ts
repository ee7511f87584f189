import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ids of events are made by the statements that write them, one for each row: as a single expression the function becomes
 * part of the statement instead of being called. A random UUID has version 4 already; two bits make it a 7 (RFC 9562 §5.7).
 */
export class CheapEventIds1790000640100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace function spool_uuid7(p_at timestamptz) returns uuid language sql volatile as $fn$
      select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from p_at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $fn$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
