import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What templates say in other languages, and the MJML that their HTML was compiled from. Nobody changes either. */
export class TemplateLanguages1790000420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table template_versions add column mjml text, add column language text');
    await runner.query(`create table template_translations (
      id uuid constraint template_translations_pkey primary key,
      account_id uuid not null,
      template_id uuid not null,
      version integer not null,
      language text not null,
      subject text not null,
      html text,
      mjml text,
      text text,
      constraint template_translations_language_key unique (account_id, template_id, version, language),
      constraint template_translations_content_check check (html is not null or text is not null))`);
    await secure(runner, ['template_translations']);
    await runner.query(`revoke update on template_translations from ${APP_ROLE}, ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
