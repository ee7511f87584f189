import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/** People who were removed from an account that goes on: noted until their traces are gone, some seconds. */
export class ErasePeople1790000153000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table people_to_erase (
      user_id uuid primary key,
      account_id uuid not null,
      email text not null,
      removed_at timestamptz not null)`);
    await runner.query('create index people_to_erase_account on people_to_erase (account_id)');
    await secure(runner, ['people_to_erase']);
    // Entries are rewritten here as in audit_log_forget: one address gives way to a word, all else stays.
    await runner.query(`create function audit_log_forget_address(account uuid, address text) returns integer
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        written text := trim(both '"' from to_json(address)::text);
        forgotten integer;
      begin
        perform set_config('app.forgetting', account::text, true);
        update audit_log set changes = replace(changes::text, written, '(erased)')::jsonb
          where account_id = account and position(written in changes::text) > 0;
        get diagnostics forgotten = row_count;
        perform set_config('app.forgetting', '', true);
        return forgotten;
      end $$`);
    await runner.query('revoke all on function audit_log_forget_address(uuid, text) from public');
    await runner.query('grant execute on function audit_log_forget_address(uuid, text) to posthorn_worker');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
