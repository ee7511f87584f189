import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A plan may warn at several shares of a window (D-04). A level is passed once, because the use of a window only rises, so
 * nothing has to be remembered but the use itself.
 */
export class QuotaWarnings1790000185000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(JUDGE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const STEADY =
  'set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off';

const JUDGE = `create or replace function spool_judge(p_now timestamptz, p_requests jsonb)
  returns table (ord int, fits boolean, window_kind smallint, window_used bigint, was_suspended boolean)
  language plpgsql ${STEADY} as $fn$
#variable_conflict use_column
declare
  v_keys text[] := '{}'; v_ids bigint[] := '{}'; v_used bigint[] := '{}'; v_suspended boolean[] := '{}';
  v_new_warned boolean[] := '{}'; v_new_suspended boolean[] := '{}'; v_new_lifted boolean[] := '{}';
  v_spec record; v_request record; v_window jsonb; v_at int; v_n bigint; v_refused boolean;
begin
  for v_spec in
    select distinct on (x.subscription_id, x.kind, x.starts) r.account_id, x.*
      from jsonb_to_recordset(p_requests) as r (account_id uuid, windows jsonb)
      cross join lateral jsonb_to_recordset(r.windows) as x (subscription_id uuid, kind smallint, starts timestamptz, ends timestamptz, "limit" bigint)
     where not exists (select from quota_windows q where q.subscription_id = x.subscription_id and q.kind = x.kind and q.window_start = x.starts)
     order by x.subscription_id, x.kind, x.starts
  loop
    insert into quota_windows (account_id, subscription_id, kind, window_start, window_end, used, limit_at_open)
      values (v_spec.account_id, v_spec.subscription_id, v_spec.kind, v_spec.starts, v_spec.ends, 0, v_spec."limit") on conflict do nothing;
  end loop;
  for v_spec in
    select q.* from quota_windows q where q.id in (
      select w.id from jsonb_to_recordset(p_requests) as r (windows jsonb)
        cross join lateral jsonb_to_recordset(r.windows) as x (subscription_id uuid, kind smallint, starts timestamptz)
        join quota_windows w on w.subscription_id = x.subscription_id and w.kind = x.kind and w.window_start = x.starts)
     order by q.id for update
  loop
    v_keys := v_keys || (v_spec.subscription_id::text || v_spec.kind || '|' || (extract(epoch from v_spec.window_start) * 1000)::bigint);
    v_ids := v_ids || v_spec.id;
    v_used := v_used || v_spec.used;
    v_suspended := v_suspended || (v_spec.suspended_at is not null);
  end loop;
  v_new_warned := array_fill(false, array[greatest(cardinality(v_ids), 1)]);
  v_new_suspended := v_new_warned;
  v_new_lifted := v_new_warned;

  for v_request in
    select r.* from jsonb_to_recordset(p_requests) as r (ord int, n bigint, windows jsonb) order by r.ord
  loop
    v_n := v_request.n;
    v_refused := false;
    for v_window in select * from jsonb_array_elements(v_request.windows) loop
      v_at := array_position(v_keys, (v_window->>'subscription_id') || (v_window->>'kind') || '|' || (v_window->>'start_ms'));
      if v_window->>'limit' is not null and v_used[v_at] + v_n > (v_window->>'limit')::bigint then
        return query select v_request.ord, false, (v_window->>'kind')::smallint, v_used[v_at], v_suspended[v_at];
        if (v_window->>'suspend')::boolean and not v_suspended[v_at] then
          v_suspended[v_at] := true;
          v_new_suspended[v_at] := true;
        end if;
        v_refused := true;
        exit;
      end if;
    end loop;
    continue when v_refused;
    for v_window in select * from jsonb_array_elements(v_request.windows) loop
      v_at := array_position(v_keys, (v_window->>'subscription_id') || (v_window->>'kind') || '|' || (v_window->>'start_ms'));
      if jsonb_typeof(v_window->'warn_at') = 'array' and exists (
          select from jsonb_array_elements(v_window->'warn_at') t (level)
           where v_used[v_at] <= t.level::bigint and v_used[v_at] + v_n > t.level::bigint) then
        v_new_warned[v_at] := true;
      end if;
      v_used[v_at] := v_used[v_at] + v_n;
      if v_suspended[v_at] then
        v_suspended[v_at] := false;
        v_new_suspended[v_at] := false;
        v_new_lifted[v_at] := true;
      end if;
    end loop;
    return query select v_request.ord, true, null::smallint, null::bigint, false;
  end loop;

  if cardinality(v_ids) = 0 then return; end if;
  with after as materialized (
    select * from unnest(v_ids, v_used, v_new_warned, v_new_suspended, v_new_lifted) as a (id, used, warned, suspended, lifted)),
  changed as (
    update quota_windows q set used = a.used, warned_at = case when a.warned then p_now else q.warned_at end,
        suspended_at = case when a.suspended then p_now when a.lifted then null else q.suspended_at end
      from after a where q.id = a.id and (q.used <> a.used or a.warned or a.suspended or a.lifted)
    returning q.id, q.account_id, q.subscription_id, q.kind, q.window_start, q.used, a.warned, a.suspended)
  insert into outbox (name, account_id, aggregate_id, payload, created_at)
  select e.name, c.account_id, c.subscription_id::text,
         jsonb_build_object('subscriptionId', c.subscription_id, 'windowId', c.id), p_now
    from changed c cross join lateral (
      select 'quota.warned.v1' as name where c.warned union all select 'quota.suspended.v1' where c.suspended) e
   order by c.id;
end $fn$`;
