import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure } from '../src/platform/database/secure-tables.js';

/** What support's live streams tell, and the tokens that browsers open them with. */
export class LiveSupport1790000690000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Positions grow in the order of the commits: whoever writes holds one lock from the number to the commit.
    await runner.query(`create table support_events (
      position bigint generated always as identity constraint support_events_pkey primary key,
      account_id uuid,
      for_staff boolean not null,
      queue text,
      kind text not null,
      ids jsonb not null,
      created_at timestamptz not null,
      constraint support_events_somebody_check check (for_staff or account_id is not null))`);
    await runner.query(
      'create index support_events_account_idx on support_events (account_id, position) where account_id is not null',
    );
    await runner.query('create index support_events_age_idx on support_events (created_at)');
    await secure(runner, ['support_events']);
    // A customer may set off what only staff hear.
    await runner.query(
      `create policy app_to_staff on support_events for insert to ${APP_ROLE} with check (account_id is null)`,
    );
    await this.tokens(runner);
  }

  private async tokens(runner: QueryRunner): Promise<void> {
    await runner.query(`create table support_stream_tokens (
      token_hash bytea constraint support_stream_tokens_pkey primary key,
      caller jsonb not null,
      expires_at timestamptz not null)`);
    await runner.query('create index support_stream_tokens_expires_idx on support_stream_tokens (expires_at)');
    await open(runner, ['support_stream_tokens'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
