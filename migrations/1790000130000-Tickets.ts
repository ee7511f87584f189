import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** What customers and the operator's people write to each other. */
export class Tickets1790000130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create sequence ticket_numbers as integer start 1001');
    await runner.query(`grant usage on sequence ticket_numbers to ${APP_ROLE}, ${WORKER_ROLE}`);
    await this.tickets(runner);
    await this.messages(runner);
    await secure(runner, ['tickets', 'ticket_messages']);
    // What was said stays said; erasure, which runs as a worker, may still delete it.
    await runner.query(`revoke update on ticket_messages from ${APP_ROLE}, ${WORKER_ROLE}`);
  }

  private async tickets(runner: QueryRunner): Promise<void> {
    await runner.query(`create table tickets (
      id uuid constraint tickets_pkey primary key,
      account_id uuid not null,
      number integer not null,
      topic text not null,
      queue text not null,
      subject text not null,
      status text not null,
      priority text not null,
      language text not null,
      channel text not null,
      opened_by_type text not null,
      opened_by_id text,
      assignee_id uuid,
      follow_up_of uuid,
      dedupe text,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      first_response_at timestamptz,
      verified_until timestamptz,
      solved_at timestamptz,
      closed_at timestamptz,
      constraint tickets_queue_check check (queue in ('general', 'billing', 'deliverability', 'sales', 'success')),
      constraint tickets_status_check
        check (status in ('new', 'open', 'waiting_customer', 'waiting_internal', 'solved', 'closed')),
      constraint tickets_priority_check check (priority in ('low', 'normal', 'high', 'urgent')),
      constraint tickets_channel_check check (channel in ('web', 'email', 'chat', 'contact')))`);
    await runner.query('create unique index tickets_number_idx on tickets (number)');
    await runner.query('create index tickets_account_idx on tickets (account_id, id)');
    await runner.query(
      `create unique index tickets_dedupe_idx on tickets (account_id, dedupe) where dedupe is not null`,
    );
    // The lists of staff. Few tickets are open at a time, so a status narrows every other filter enough.
    await runner.query('create index tickets_queue_idx on tickets (queue, id)');
    await runner.query('create index tickets_status_idx on tickets (status, id)');
    await runner.query(`create index tickets_solved_idx on tickets (solved_at) where status = 'solved'`);
    await runner.query('create index tickets_topic_idx on tickets (topic, id)');
    await runner.query('create index tickets_assignee_idx on tickets (assignee_id, id) where assignee_id is not null');
  }

  private async messages(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ticket_messages (
      id uuid constraint ticket_messages_pkey primary key,
      account_id uuid not null,
      ticket_id uuid not null,
      author_kind text not null,
      author_id text,
      author_label text,
      internal boolean not null,
      body text not null,
      created_at timestamptz not null,
      constraint ticket_messages_author_check check (author_kind in ('customer', 'agent', 'system')),
      constraint ticket_messages_internal_check check (not internal or author_kind <> 'customer'))`);
    await runner.query('create index ticket_messages_ticket_idx on ticket_messages (account_id, ticket_id, id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
