import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Overlap, end and networks of SMTP credentials as API keys have them; from where each was last used. */
export class ProgramRights1790000120100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table api_keys
      add column previous_hint text,
      add column last_used_ip text`);
    await runner.query(`alter table smtp_credentials
      add column previous_hash bytea,
      add column previous_until_at timestamptz,
      add column expires_at timestamptz,
      add column allowed_networks text[] not null default '{}',
      add column last_used_ip text`);
    await runner.query('alter table smtp_credentials alter column allowed_networks drop default');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
