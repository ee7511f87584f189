import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/** Credits are reserved, settled and given back; each entry says what the lot holds after it. */
export class SmsPurse1790000650100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await numberTheLedger(runner);
    await checkTheChain(runner);
    await purses(runner);
    await reservations(runner);
    await notices(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Until now the check at commit added up a lot's whole ledger: nothing for one that pays a million messages. */
async function numberTheLedger(runner: QueryRunner): Promise<void> {
  for (const table of ['sms_lots', 'sms_ledger']) {
    await runner.query(`drop trigger ${table}_agree on ${table}`);
    await runner.query(`alter table ${table} no force row level security`);
  }
  await runner.query('drop function sms_lot_must_agree()');
  await runner.query(`alter table sms_lots
    add column reserved_milli bigint not null default 0
      constraint sms_lots_reserved_check check (reserved_milli >= 0),
    add column entries integer not null default 0 constraint sms_lots_entries_check check (entries >= 0),
    drop constraint sms_lots_remaining_check`);
  await runner.query(`alter table sms_lots add constraint sms_lots_remaining_check
    check (remaining_milli >= 0 and remaining_milli + reserved_milli <= credits_milli)`);
  await runner.query('alter table sms_ledger disable trigger sms_ledger_permanent');
  await runner.query(`alter table sms_ledger add column sequence integer, add column balance_milli bigint
    constraint sms_ledger_balance_check check (balance_milli >= 0)`);
  await runner.query(`update sms_ledger e set sequence = n.sequence, balance_milli = n.balance
    from (select id, row_number() over w as sequence, sum(credits_milli) over w as balance
      from sms_ledger window w as (partition by lot_id order by id)) n where n.id = e.id`);
  await runner.query(`update sms_lots l set entries = (select count(*) from sms_ledger e where e.lot_id = l.id)`);
  await runner.query(`alter table sms_ledger alter column sequence set not null, alter column balance_milli set not null,
    add constraint sms_ledger_sequence_key unique (lot_id, sequence)`);
  await runner.query('drop index sms_ledger_lot_idx');
  await runner.query('alter table sms_ledger enable trigger sms_ledger_permanent');
  for (const table of ['sms_lots', 'sms_ledger']) await runner.query(`alter table ${table} force row level security`);
  await runner.query(`grant update (remaining_milli, reserved_milli, entries) on sms_lots to ${WORKER_ROLE}`);
}

/** A lot holds what its last entry says, and each entry follows from the one before: two look-ups, however long it is. */
async function checkTheChain(runner: QueryRunner): Promise<void> {
  await runner.query(`create function sms_lot_must_agree() returns trigger language plpgsql as $$
    begin
      if not exists (select from sms_lots l join sms_ledger e on e.lot_id = l.id and e.sequence = l.entries
          where l.id = new.id and l.remaining_milli = e.balance_milli) then
        raise exception 'a lot does not hold what its ledger says' using errcode = 'check_violation';
      end if;
      return null;
    end $$`);
  await runner.query(`create function sms_ledger_must_follow() returns trigger language plpgsql as $$
    declare before bigint;
    begin
      if new.sequence = 1 then before := 0;
      else select balance_milli into before from sms_ledger where lot_id = new.lot_id and sequence = new.sequence - 1;
      end if;
      if new.balance_milli is distinct from before + new.credits_milli
          or not exists (select from sms_lots where id = new.lot_id and entries >= new.sequence) then
        raise exception 'an entry does not follow from what the ledger says' using errcode = 'check_violation';
      end if;
      return null;
    end $$`);
  await runner.query(`create constraint trigger sms_lots_agree after insert or update on sms_lots
    deferrable initially deferred for each row execute function sms_lot_must_agree()`);
  await runner.query(`create constraint trigger sms_ledger_agree after insert on sms_ledger
    deferrable initially deferred for each row execute function sms_ledger_must_follow()`);
}

/** One row for each account: what is taken from its lots and given back to them is decided under its lock. */
async function purses(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_purses (
    account_id uuid constraint sms_purses_pkey primary key,
    low_at_milli bigint constraint sms_purses_low_check check (low_at_milli >= 0),
    low_since timestamptz,
    check_at timestamptz) with (fillfactor = 50)`);
  await runner.query('create index sms_purses_check_idx on sms_purses (check_at) where check_at is not null');
  await secure(runner, ['sms_purses']);
  await runner.query(`revoke insert, update, delete on sms_purses from ${APP_ROLE}`);
  await runner.query('alter table sms_lots no force row level security');
  await runner.query('alter table sms_purses no force row level security');
  await runner.query(`insert into sms_purses (account_id, check_at)
    select distinct account_id, timestamptz '2020-01-01T00:00:00Z' from sms_lots`);
  await runner.query('alter table sms_lots force row level security');
  await runner.query('alter table sms_purses force row level security');
}

/** What messages that are under way have taken, from which lots: rows go as their messages are settled. */
async function reservations(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_reservations (
    message_id uuid not null,
    lot_id uuid not null,
    account_id uuid not null,
    place smallint not null,
    credits_milli bigint not null constraint sms_reservations_credits_check check (credits_milli > 0),
    reserved_at timestamptz not null,
    constraint sms_reservations_pkey primary key (message_id, lot_id))
    with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0)`);
  await runner.query('create index sms_reservations_account_idx on sms_reservations (account_id, message_id)');
  await secure(runner, ['sms_reservations']);
  await runner.query(`revoke insert, update, delete on sms_reservations from ${APP_ROLE}`);
}

/** Who was told, how many days before, of which day. */
async function notices(runner: QueryRunner): Promise<void> {
  await runner.query(`create table sms_expiry_notices (
    account_id uuid not null,
    expires_on date not null,
    days smallint not null,
    credits_milli bigint not null,
    noticed_at timestamptz not null,
    constraint sms_expiry_notices_pkey primary key (account_id, expires_on, days))`);
  await secure(runner, ['sms_expiry_notices']);
  await runner.query(`revoke insert, update, delete on sms_expiry_notices from ${APP_ROLE}`);
}
