import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from '../src/platform/database/secure-tables.js';

/** The local inbox of development, limits that staff set for sites, and bounces that came back by mail. */
export class Delivery1790000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table dev_inbox (
      id uuid primary key,
      seq bigint not null generated always as identity,
      received_at timestamptz not null,
      mail_from text not null,
      rcpt_to text not null,
      header_from text not null,
      header_to text not null,
      subject text not null,
      notification text,
      signed_by text[] not null,
      raw bytea not null
    )`);
    await runner.query('alter table dev_inbox alter column raw set storage external');
    await runner.query('create unique index dev_inbox_seq on dev_inbox (seq)');
    await runner.query('create index dev_inbox_recipient on dev_inbox (rcpt_to, seq)');
    await runner.query(`create table shaping_overrides (
      id int primary key generated always as identity,
      target text not null unique,
      connections int check (connections > 0),
      messages_per_connection int check (messages_per_connection > 0),
      rate_per_second real check (rate_per_second > 0),
      tls text check (tls in ('opportunistic', 'required')),
      until_at timestamptz,
      note text not null default ''
    )`);
    await runner.query(`comment on column shaping_overrides.target is 'a site as lanes name it, or provider:<name>'`);
    await open(runner, ['dev_inbox', 'shaping_overrides'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
