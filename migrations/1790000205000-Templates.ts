import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Templates and their versions, which nobody changes. */
export class Templates1790000205000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table templates (
      id uuid constraint templates_pkey primary key,
      account_id uuid not null,
      name text not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint templates_name_key unique (account_id, name))`);
    await runner.query('create index templates_list_idx on templates (account_id, id)');
    await runner.query(`create table template_versions (
      id uuid constraint template_versions_pkey primary key,
      account_id uuid not null,
      template_id uuid not null,
      version integer not null,
      name text not null,
      subject text not null,
      html text,
      text text,
      created_at timestamptz not null,
      constraint template_versions_number_key unique (account_id, template_id, version),
      constraint template_versions_content_check check (html is not null or text is not null))`);
    await secure(runner, ['templates', 'template_versions']);
    await runner.query(`revoke update on template_versions from ${APP_ROLE}, ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
