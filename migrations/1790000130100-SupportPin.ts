import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/** The number by which agents know on the phone or in a chat whom they talk to. */
export class SupportPin1790000130100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Sealed for the owner to read, and a keyed hash for agents to compare with.
    await runner.query(`create table support_pins (
      account_id uuid constraint support_pins_pkey primary key,
      sealed bytea not null,
      hash bytea not null,
      wrong_tries integer not null,
      locked_until timestamptz,
      rotated_at timestamptz not null)`);
    await runner.query(`create table pin_verifications (
      id uuid constraint pin_verifications_pkey primary key,
      account_id uuid not null,
      staff_id uuid not null,
      ticket_id uuid,
      verified_at timestamptz not null,
      verified_until timestamptz not null)`);
    await runner.query(
      'create index pin_verifications_living_idx on pin_verifications (account_id, staff_id, verified_until)',
    );
    await runner.query('create index pin_verifications_end_idx on pin_verifications (verified_until)');
    await secure(runner, ['support_pins', 'pin_verifications']);
    // An agent's wrong guesses over all accounts.
    await runner.query(`create table pin_guesses_of_agents (
      staff_id uuid constraint pin_guesses_of_agents_pkey primary key,
      wrong_at timestamptz[] not null)`);
    await open(runner, ['pin_guesses_of_agents'], { app: 'none' });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
