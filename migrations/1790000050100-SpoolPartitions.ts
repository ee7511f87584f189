import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Month partitions, made beside their parent and then attached: a partition made in place would lock out everybody
 * who accepts mail until it is there. Only the owner may make tables, so these run with its rights; they take dates and nothing else.
 * Partitions get no grants of their own: rows are reached through the parent, where the policies are.
 */
export class SpoolPartitions1790000050100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function spool_uuid_floor(p_at timestamptz) returns uuid language sql immutable as $fn$
      select (lpad(to_hex((extract(epoch from p_at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid $fn$`);
    await runner.query(`create function spool_uuid7(p_at timestamptz) returns uuid language sql volatile as $fn$
      select encode(set_byte(r, 6, (get_byte(r, 6) & 15) | 112), 'hex')::uuid
        from (select overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from p_at) * 1000)::bigint) from 3) from 1 for 6) as r) x $fn$`);
    await runner.query(ENSURE);
    await runner.query(DROP_EMPTY);
    await runner.query('revoke execute on function ensure_month_partitions(timestamptz, timestamptz) from public');
    await runner.query('revoke execute on function drop_empty_partitions(text, timestamptz) from public');
    await runner.query(
      'grant execute on function ensure_month_partitions(timestamptz, timestamptz) to posthorn_worker',
    );
    await runner.query('grant execute on function drop_empty_partitions(text, timestamptz) to posthorn_worker');
    await runner.query(`select ensure_month_partitions(now() - interval '2 months', now() + interval '3 months')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A delivery's record is written twice, often whole pages of them in one settlement: half of each page is left for that. */
const ENSURE = `create function ensure_month_partitions(p_from timestamptz, p_to timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $fn$
declare
  v_month timestamp := date_trunc('month', p_from at time zone 'UTC');
  v_parent text; v_settings text; v_name text; v_made int := 0;
begin
  if p_to > p_from + interval '5 years' then raise exception 'too many months at once'; end if;
  while v_month <= p_to at time zone 'UTC' loop
    foreach v_parent in array array['bodies', 'messages', 'deliveries', 'mail_events'] loop
      v_name := v_parent || '_' || to_char(v_month, 'YYYYMM');
      continue when to_regclass(v_name) is not null;
      perform pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
      continue when to_regclass(v_name) is not null;
      v_settings := case v_parent
        when 'bodies' then 'with (toast_tuple_target = 8160)'
        when 'deliveries' then 'with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0)'
        else '' end;
      execute format('create table %I (like %I including all) %s', v_name, v_parent, v_settings);
      execute format('alter table %I attach partition %I for values from (%L) to (%L)', v_parent, v_name,
        spool_uuid_floor(v_month at time zone 'UTC'), spool_uuid_floor((v_month + interval '1 month') at time zone 'UTC'));
      v_made := v_made + 1;
    end loop;
    v_month := v_month + interval '1 month';
  end loop;
  return v_made;
end $fn$`;

const DROP_EMPTY = `create function drop_empty_partitions(p_parent text, p_before timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $fn$
declare
  v_name text; v_holds boolean; v_dropped int := 0;
begin
  if p_parent not in ('bodies', 'mail_events') then raise exception 'only bodies and mail_events are dropped by month'; end if;
  for v_name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = p_parent::regclass
       and to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month' <= p_before at time zone 'UTC'
     order by 1
  loop
    execute format('select exists (select from %I)', v_name) into v_holds;
    continue when v_holds;
    execute format('drop table %I', v_name);
    v_dropped := v_dropped + 1;
  end loop;
  return v_dropped;
end $fn$`;
