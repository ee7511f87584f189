import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from '../src/platform/database/secure-tables.js';

/** Words of the same meaning as staff wrote them, by language, in place of those that come with the product. */
export class HelpSynonyms1790000760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table help_synonym_groups (
      lang text constraint help_synonym_groups_pkey primary key
        constraint help_synonym_groups_lang_check check (lang in ('en', 'fr', 'de', 'es', 'it')),
      groups jsonb not null,
      updated_at timestamptz not null)`);
    await open(runner, ['help_synonym_groups'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
