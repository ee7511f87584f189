import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What set a limit that is in force, and when. A limit that grew had no reason that anybody could read. Versions that are still
 * serving do not write it; until the next step of the limit it is then told from its size.
 */
export class WhyALimitHolds1790000871000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table ip_sites add column learned_by text, add column learned_from int,
      add constraint ip_sites_learned_by_check check (learned_by in ('grown', 'lowered', 'recovered'))`);
    await runner.query('alter table shaping_overrides add column set_at timestamptz, add column set_by text');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
