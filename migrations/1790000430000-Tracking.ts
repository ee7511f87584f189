import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * What a counted link leads to, and which first times are known already. Links stand here and nowhere else: a token names
 * a place in this list, so nothing is redirected anywhere that was not in the message, and links go on working when the
 * body is gone.
 */
export class Tracking1790000430000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table message_links (
      message_id uuid primary key,
      account_id uuid not null,
      urls text[] not null
    )`);
    await runner.query('create index message_links_account on message_links (account_id, message_id)');
    await runner.query(`create table engagement_marks (
      delivery_id uuid not null,
      mark smallint not null check (mark between 0 and 3),
      account_id uuid not null,
      primary key (delivery_id, mark)
    )`);
    await runner.query(
      `comment on column engagement_marks.mark is '0 opened, 1 opened by a person, 2 clicked, 3 clicked by a person'`,
    );
    await runner.query('create index engagement_marks_account on engagement_marks (account_id, delivery_id)');
    await secure(runner, ['message_links', 'engagement_marks']);
    await runner.query(`alter table domains
      add column tracking_at timestamptz,
      add column track_opens boolean not null default false,
      add column track_clicks boolean not null default false`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
