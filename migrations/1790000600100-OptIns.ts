import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The link of a mail names a membership by nothing but the id it may be confirmed with. */
export class OptIns1790000600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create unique index list_members_opt_in_key on list_members (opt_in_id) where opt_in_id is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
