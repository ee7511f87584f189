import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Files in tickets, and who may talk to support before his ticket was answered. */
export class SupportChannels1790000680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ticket_attachments (
      id uuid constraint ticket_attachments_pkey primary key,
      account_id uuid not null,
      ticket_id uuid not null,
      message_id uuid not null,
      place integer not null,
      internal boolean not null,
      blob_id uuid not null,
      filename text not null,
      content_type text not null,
      bytes integer not null constraint ticket_attachments_bytes_check check (bytes > 0),
      sha256 bytea not null,
      scan text not null constraint ticket_attachments_scan_check
        check (scan in ('unscanned', 'pending', 'clean', 'infected', 'unscannable')),
      finding text,
      looks integer not null,
      look_at timestamptz not null,
      created_at timestamptz not null)`);
    await runner.query(
      'create index ticket_attachments_message_idx on ticket_attachments (account_id, message_id, place)',
    );
    await runner.query(
      `create index ticket_attachments_pending_idx on ticket_attachments (look_at) where scan = 'pending'`,
    );
    await runner.query(`create table ticket_window_overrides (
      account_id uuid not null,
      ticket_id uuid not null,
      reason text not null,
      staff_id uuid not null,
      overridden_at timestamptz not null,
      constraint ticket_window_overrides_pkey primary key (account_id, ticket_id))`);
    // What the support centre shows: few of the tickets of an account are not over.
    await runner.query(`create index tickets_open_idx on tickets (account_id, id)
      where status in ('new', 'open', 'waiting_customer', 'waiting_internal')`);
    await secure(runner, ['ticket_attachments', 'ticket_window_overrides']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
