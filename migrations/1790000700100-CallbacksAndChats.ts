import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** Call-backs, whose places the database gives out once each, and private chats, of which a ticket has one at a time. */
export class CallbacksAndChats1790000700100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await callbacks(runner);
    await chats(runner);
    await secure(runner, ['callback_requests', 'chats', 'chat_messages']);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function callbacks(runner: QueryRunner): Promise<void> {
  await runner.query(`create table callback_requests (
    id uuid constraint callback_requests_pkey primary key,
    account_id uuid not null,
    ticket_id uuid not null,
    phone text not null,
    language text not null,
    slot_start timestamptz not null,
    seat smallint not null,
    status text not null,
    outcome text,
    note text,
    created_at timestamptz not null,
    closed_at timestamptz,
    constraint callback_requests_status_check check (status in ('requested', 'cancelled', 'completed')),
    constraint callback_requests_outcome_check check (outcome in ('reached', 'no_answer', 'wrong_number', 'postponed')),
    constraint callback_requests_slot_check check (extract(epoch from slot_start)::bigint % 1800 = 0),
    constraint callback_requests_seat_check check (seat between 1 and 1000))`);
  await runner.query(`create unique index callback_requests_seat_key on callback_requests (slot_start, seat)
    where status <> 'cancelled'`);
  await runner.query(`create unique index callback_requests_open_key on callback_requests (account_id, ticket_id)
    where status = 'requested'`);
  await runner.query('create index callback_requests_account_idx on callback_requests (account_id, ticket_id, id)');
  await runner.query('create index callback_requests_status_idx on callback_requests (status, id)');
}

async function chats(runner: QueryRunner): Promise<void> {
  await runner.query(`create table chats (
    id uuid constraint chats_pkey primary key,
    account_id uuid not null,
    ticket_id uuid not null,
    language text not null,
    status text not null,
    agent_id uuid,
    transcript_message_id uuid,
    created_at timestamptz not null,
    invited_at timestamptz,
    ended_at timestamptz,
    last_activity_at timestamptz not null,
    constraint chats_status_check check (status in ('requested', 'invited', 'open', 'declined', 'ended', 'escalated',
      'expired')),
    constraint chats_ended_check check ((ended_at is null) = (status in ('requested', 'invited', 'open'))))`);
  await runner.query(`create unique index chats_open_key on chats (account_id, ticket_id) where ended_at is null`);
  await runner.query('create index chats_account_idx on chats (account_id, ticket_id, id)');
  await runner.query('create index chats_status_idx on chats (status, id)');
  await runner.query('create index chats_idle_idx on chats (status, last_activity_at) where ended_at is null');
  await runner.query(`create table chat_messages (
    id uuid constraint chat_messages_pkey primary key,
    account_id uuid not null,
    chat_id uuid not null,
    author_kind text not null constraint chat_messages_author_check check (author_kind in ('customer', 'agent')),
    author_label text,
    body text not null,
    created_at timestamptz not null)`);
  await runner.query('create index chat_messages_chat_idx on chat_messages (account_id, chat_id, id)');
}
