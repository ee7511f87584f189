import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who got nothing but texts is known by his number alone, and is erased by it; the receipt is found by it again. */
export class ErasedByNumber1790000861000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table contact_erasures alter column email_hash drop not null, add column phone_hash bytea',
    );
    await runner.query(
      'create index contact_erasures_phone_idx on contact_erasures (account_id, phone_hash, erased_at) where phone_hash is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
