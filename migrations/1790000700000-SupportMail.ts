import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure } from '../src/platform/database/secure-tables.js';

/** What became of each mail to the support address, and of each mail that carried an answer of ours. */
export class SupportMail1790000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table support_mails (
      id uuid constraint support_mails_pkey primary key,
      account_id uuid not null,
      ticket_id uuid,
      message_id uuid,
      verdict text not null,
      sender_email text,
      mail_key text not null,
      message_id_header text,
      subject text not null,
      language text not null,
      flags text[] not null,
      suggestions jsonb,
      answered_at timestamptz,
      received_at timestamptz not null,
      constraint support_mails_verdict_check check (verdict in ('reply', 'ticket', 'stranger', 'answered',
        'unanswered', 'automatic', 'bounce', 'duplicate', 'own_mail', 'flood')))`);
    await runner.query(
      `create unique index support_mails_key on support_mails (mail_key) where verdict <> 'duplicate'`,
    );
    await runner.query('create index support_mails_account_idx on support_mails (account_id, id)');
    await runner.query('create index support_mails_verdict_idx on support_mails (verdict, id)');
    await runner.query(
      'create index support_mails_ticket_idx on support_mails (ticket_id, id) where ticket_id is not null',
    );
    await runner.query(`create index support_mails_header_idx on support_mails (message_id_header)
      where message_id_header is not null and ticket_id is not null`);
    await runner.query(`create index support_mails_sender_idx on support_mails (sender_email, received_at)
      where sender_email is not null`);
    await runner.query(`create table ticket_message_mails (
      message_id uuid constraint ticket_message_mails_pkey primary key,
      account_id uuid not null,
      ticket_id uuid not null,
      mail_id uuid not null,
      status text not null constraint ticket_message_mails_status_check
        check (status in ('queued', 'deferred', 'delivered', 'bounced', 'expired')),
      reason text,
      updated_at timestamptz not null)`);
    await runner.query('create unique index ticket_message_mails_mail_key on ticket_message_mails (mail_id)');
    await runner.query(
      'create index ticket_message_mails_account_idx on ticket_message_mails (account_id, ticket_id, message_id)',
    );
    await secure(runner, ['support_mails', 'ticket_message_mails']);
    await runner.query(`revoke insert, update, delete on support_mails, ticket_message_mails from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
