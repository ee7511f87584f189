import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** What recipients and those who speak for them complained of, each once. */
export class Complaints1790000450100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table complaints (
      id uuid primary key,
      account_id uuid not null,
      message_id uuid,
      delivery_id uuid,
      recipient text,
      recipient_key text not null default '',
      source text not null check (source in ('arf', 'abuse_mailbox', 'anti_spam_organisation')),
      feedback_type text,
      reference text,
      raw_mail_id uuid,
      received_at timestamptz not null,
      recorded_at timestamptz not null)`);
    await runner.query(
      `comment on column complaints.recipient_key is 'in the form of comparison; empty while the report does not say who'`,
    );
    await runner.query(
      'create unique index complaints_once on complaints (message_id, recipient_key) where message_id is not null',
    );
    await runner.query(
      'create unique index complaints_reference on complaints (reference) where reference is not null',
    );
    await runner.query('create index complaints_account on complaints (account_id, id)');
    await secure(runner, ['complaints']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
