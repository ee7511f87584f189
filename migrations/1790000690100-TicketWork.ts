import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, open, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

const OPEN = `status not in ('solved', 'closed')`;

/** What staff do with tickets: tags, merging, clocks, history, ratings, macros and search. */
export class TicketWork1790000690100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.columns(runner);
    await this.lists(runner);
    await this.history(runner);
    await this.ratings(runner);
    await this.search(runner);
    await secure(runner, ['ticket_history', 'ticket_ratings', 'ticket_words']);
    // What was done stays done; erasure, which runs as a worker, may still delete it.
    await runner.query(`revoke update on ticket_history from ${APP_ROLE}, ${WORKER_ROLE}`);
    await this.macros(runner);
  }

  private async columns(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table tickets
      add column tags text[] not null default '{}',
      add column merged_into uuid,
      add column sender_domain text,
      add column rating smallint,
      add column sla jsonb,
      add column sla_look_at timestamptz,
      add column breached boolean not null default false,
      add constraint tickets_rating_check check (rating between 1 and 5)`);
    await runner.query(
      `update tickets set sender_domain = split_part(sender_email, '@', 2) where sender_email is not null`,
    );
  }

  /** Each list of staff walks an index in its own order; what is over is in none of those for daily work. */
  private async lists(runner: QueryRunner): Promise<void> {
    await runner.query(`create index tickets_open_queue_idx on tickets (queue, id) where ${OPEN}`);
    await runner.query(`create index tickets_open_assignee_idx on tickets (assignee_id, id) where ${OPEN}`);
    await runner.query(`create index tickets_unassigned_idx on tickets (id) where assignee_id is null and ${OPEN}`);
    await runner.query(`create index tickets_breached_idx on tickets (id) where breached`);
    await runner.query('create index tickets_look_idx on tickets (sla_look_at) where sla_look_at is not null');
    await runner.query(
      'create index tickets_merged_idx on tickets (account_id, merged_into) where merged_into is not null',
    );
    await runner.query(
      'create index tickets_domain_idx on tickets (sender_domain, id) where sender_domain is not null',
    );
    await runner.query('create index tickets_email_idx on tickets (sender_email, id) where sender_email is not null');
    await runner.query('create index tickets_tags_idx on tickets using gin (tags)');
  }

  private async history(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ticket_history (
      id uuid constraint ticket_history_pkey primary key,
      account_id uuid not null,
      ticket_id uuid not null,
      kind text not null,
      actor_type text not null,
      actor_id text,
      actor_label text,
      changes jsonb not null,
      created_at timestamptz not null)`);
    await runner.query('create index ticket_history_ticket_idx on ticket_history (account_id, ticket_id, id)');
  }

  /** One answer for each time a ticket was solved. */
  private async ratings(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ticket_ratings (
      id uuid constraint ticket_ratings_pkey primary key,
      account_id uuid not null,
      ticket_id uuid not null,
      solved_at timestamptz not null,
      score smallint not null,
      comment text,
      rated_by_type text not null,
      rated_by_id text,
      created_at timestamptz not null,
      constraint ticket_ratings_score_check check (score between 1 and 5))`);
    await runner.query(
      'create unique index ticket_ratings_solution_key on ticket_ratings (account_id, ticket_id, solved_at)',
    );
    await runner.query('create index ticket_ratings_account_idx on ticket_ratings (account_id, id)');
  }

  /** Beside the tickets, which change often; the words of one change only when somebody writes. */
  private async search(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ticket_words (
      ticket_id uuid constraint ticket_words_pkey primary key,
      account_id uuid not null,
      words tsvector not null)`);
    await runner.query('create index ticket_words_account_idx on ticket_words (account_id)');
    await runner.query('create index ticket_words_words_idx on ticket_words using gin (words) with (fastupdate = off)');
  }

  private async macros(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ticket_macros (
      id uuid constraint ticket_macros_pkey primary key,
      name text not null,
      texts jsonb not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null)`);
    await runner.query('create unique index ticket_macros_name_key on ticket_macros (lower(name))');
    await open(runner, ['ticket_macros'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
