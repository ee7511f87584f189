import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who acted in whose place, indexes for every filter of the log, and the only way in which an entry ever changes. */
export class AuditTrail1790000120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_log add column on_behalf_of text, add column on_behalf_label text');
    // Spans of time are spans of ids, so each index serves a filter together with from, to and the order.
    await runner.query('create index audit_log_account_action on audit_log (account_id, action, id)');
    await runner.query('create index audit_log_account_actor on audit_log (account_id, actor_id, id)');
    await runner.query('create index audit_log_action on audit_log (action, id)');
    await runner.query('create index audit_log_actor on audit_log (actor_id, id)');
    await staffLabel(runner);
    await forgetting(runner);
    await runner.query('revoke truncate on audit_log from posthorn_app, posthorn_worker');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Staff who act in a customer's place write as the application, which may not read the table of staff. */
async function staffLabel(runner: QueryRunner): Promise<void> {
  await runner.query(`create function staff_label(staff_id uuid) returns text
    language sql stable security definer set search_path = public, pg_temp as
    $$ select email from staff where id = staff_id $$`);
  await runner.query('revoke all on function staff_label(uuid) from public');
  await runner.query('grant execute on function staff_label(uuid) to posthorn_app, posthorn_worker');
}

/**
 * Entries are never deleted and never rewritten, except here: when an account is erased, its people's names, addresses
 * and texts go, and what was done, when, and by which id stays. Texts are kept only in fields that hold no words of
 * people. The owner of the table sees an account's rows only while it forgets that account.
 */
async function forgetting(runner: QueryRunner): Promise<void> {
  await runner.query(`create policy audit_log_forgets on audit_log to current_user
    using (account_id = nullif(current_setting('app.forgetting', true), '')::uuid)`);
  await runner.query(`create function audit_value_without_person(field text, value jsonb) returns jsonb
    language sql immutable as $$
      select case
        when value is null or jsonb_typeof(value) in ('null', 'boolean', 'number') then value
        when field in ('scopes', 'role', 'roles', 'status', 'offer', 'plan', 'planId', 'subscriptionId', 'tier', 'locale',
          'timeZone', 'expiresAt', 'previousSecretUntil', 'previousPasswordUntil', 'until', 'closesAt', 'scope', 'unit',
          'kind', 'topic', 'channel', 'cause', 'factor', 'interval', 'number', 'gross', 'net', 'currency', 'rate',
          'validFrom', 'validUntil', 'sessions', 'apiKeys', 'smtpCredentials') then value
        else to_jsonb('(erased)'::text) end $$`);
  await runner.query(`create function audit_changes_without_person(changes jsonb) returns jsonb
    language sql immutable as $$
      select coalesce(jsonb_object_agg(field, jsonb_build_object(
        'from', audit_value_without_person(field, change -> 'from'),
        'to', audit_value_without_person(field, change -> 'to'))), '{}')
      from jsonb_each(changes) as changed (field, change) $$`);
  await runner.query(`create function audit_log_forget(account uuid) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      forgotten integer;
    begin
      perform set_config('app.forgetting', account::text, true);
      update audit_log set
          actor_label = case when actor_type = 'staff' then actor_label end,
          ip = case when actor_type = 'staff' then ip end,
          on_behalf_label = null,
          changes = audit_changes_without_person(changes)
        where account_id = account
          and (on_behalf_label is not null or changes <> audit_changes_without_person(changes)
            or (actor_type <> 'staff' and (actor_label is not null or ip is not null)));
      get diagnostics forgotten = row_count;
      perform set_config('app.forgetting', '', true);
      return forgotten;
    end $$`);
  await runner.query('revoke all on function audit_log_forget(uuid) from public');
  await runner.query('grant execute on function audit_log_forget(uuid) to posthorn_worker');
}
