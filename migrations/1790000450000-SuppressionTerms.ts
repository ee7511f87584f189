import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A suppression may end, and knows the class of the bounce that made it; an ended one no longer counts at acceptance. */
export class SuppressionTerms1790000450000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table suppressions add column class text, add column expires_at timestamptz');
    await runner.query(`update suppressions set class = reason where source = 'bounce'`);
    await runner.query('create index suppressions_ending on suppressions (expires_at) where expires_at is not null');
    await runner.query(ACCEPT);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Plans once and then never looks at statistics: these statements go by index whatever the tables hold. */
const STEADY =
  'set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off';

/**
 * The suppressions are looked up address by address: `limit` keeps the planner from turning the join around and reading
 * the whole table.
 *
 * Outcomes: stored, recorded (a refusal kept under its key), idempotent, suppressed (hits are new), quota.
 */
const ACCEPT = `create or replace function spool_accept(p_now timestamptz, p_meta jsonb, p_bodies bytea)
  returns table (ord int, outcome text, hits text[], window_kind smallint, window_used bigint, was_suspended boolean)
  language plpgsql ${STEADY} as $fn$
#variable_conflict use_column
declare
  v_keyed int[]; v_won int[] := '{}'; v_repeated int[]; v_recorded int[]; v_hit int[]; v_open jsonb; v_judged int[] := '{}'; v_stored int[]; v_undone int[];
  v_row record;
begin
  -- The transaction's number before any event's: the readers' horizon counts on it.
  perform pg_current_xact_id();
  select coalesce(array_agg(e.ord) filter (where e.v ->> 'key' is not null), '{}'),
         coalesce(array_agg(e.ord) filter (where (e.v ->> 'refusal')::boolean), '{}')
    into v_keyed, v_recorded from jsonb_array_elements(p_meta) with ordinality e (v, ord);
  if cardinality(v_keyed) > 0 then v_won := spool_take_keys(p_now, p_meta); end if;
  select coalesce(array_agg(x), '{}') into v_repeated from unnest(v_keyed) x where x <> all (v_won);
  return query select x, 'idempotent', null::text[], null::smallint, null::bigint, false from unnest(v_repeated) x;
  return query select x, 'recorded', null::text[], null::smallint, null::bigint, false from unnest(v_recorded) x where x <> all (v_repeated);

  v_hit := '{}';
  for v_row in
    select e.ord::int as ord, array_agg(distinct s.email_key) as keys
      from jsonb_array_elements(p_meta) with ordinality e (v, ord)
      cross join lateral jsonb_to_record(e.v) as m (account_id uuid, class smallint, recipients jsonb)
      cross join lateral jsonb_to_recordset(m.recipients) as r (key text, suppressed boolean)
      cross join lateral (select x.email_key from suppressions x
         where x.account_id = m.account_id and x.email_key = r.key and (x.scope = 0 or m.class = 2)
           and (x.expires_at is null or x.expires_at > p_now)
         limit 1) s
     where not r.suppressed and e.ord <> all (v_repeated) and e.ord <> all (v_recorded)
     group by e.ord
  loop
    v_hit := v_hit || v_row.ord;
    return query select v_row.ord, 'suppressed', v_row.keys, null::smallint, null::bigint, false;
  end loop;

  select jsonb_agg(jsonb_build_object('ord', e.ord, 'n', e.v -> 'n', 'account_id', e.v -> 'account_id', 'windows', e.v -> 'windows') order by e.ord)
    into v_open from jsonb_array_elements(p_meta) with ordinality e (v, ord)
   where e.ord <> all (v_repeated) and e.ord <> all (v_recorded) and e.ord <> all (v_hit);
  v_undone := v_hit;
  v_stored := '{}';
  if v_open is not null then
    for v_row in select * from spool_judge(p_now, v_open) loop
      if v_row.fits then
        v_stored := v_stored || v_row.ord;
        return query select v_row.ord, 'stored', null::text[], null::smallint, null::bigint, false;
      else
        v_undone := v_undone || v_row.ord;
        return query select v_row.ord, 'quota', null::text[], v_row.window_kind, v_row.window_used, v_row.was_suspended;
      end if;
    end loop;
  end if;
  if cardinality(v_keyed) > 0 and cardinality(v_undone) > 0 then
    delete from idempotency_keys k using jsonb_array_elements(p_meta) with ordinality e (v, ord)
     where e.ord = any (v_undone) and e.ord = any (v_won)
       and k.account_id = (e.v ->> 'account_id')::uuid and k.key = e.v ->> 'key';
  end if;
  if cardinality(v_stored) > 0 then perform spool_store(p_now, p_meta, p_bodies, v_stored); end if;
end $fn$`;
