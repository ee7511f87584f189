import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accepts a batch in one statement, whose answer is the commit. It does arithmetic only: limits, windows and policies
 * come in as values. Locks in this order, everywhere: idempotency keys, quota windows by id, then inserts. A refusal is
 * a returned row, so what must be remembered about it commits with it.
 */
export class SpoolAccept1790000055100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TAKE_KEYS);
    await runner.query(JUDGE);
    await runner.query(STORE);
    await runner.query(ACCEPT);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Plans once and then never looks at statistics: these statements go by index whatever the tables hold. */
const STEADY =
  'set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off';

/** A key is taken when it is new, older than 30 days, or of the same operation whose process died. Answers who got one. */
const TAKE_KEYS = `create function spool_take_keys(p_now timestamptz, p_meta jsonb) returns int[] language plpgsql ${STEADY} as $fn$
declare
  v_won int[];
begin
  with wanted as materialized (
    select distinct on (x.account_id, x.key) x.*, e.ord
      from jsonb_array_elements(p_meta) with ordinality e (v, ord)
      cross join lateral jsonb_to_record(e.v) as x (id uuid, account_id uuid, key text, op_hash text, status int, answer text, refusal boolean)
     where x.key is not null order by x.account_id, x.key, e.ord),
  taken as (
    insert into idempotency_keys as k (account_id, key, op_hash, state, status, body, message_id, created_at)
    select account_id, key, decode(op_hash, 'hex'), 1, status, convert_to(answer, 'UTF8'),
           case when coalesce(refusal, false) then null else id end, p_now
      from wanted order by account_id, key
    on conflict (account_id, key) do update
      set op_hash = excluded.op_hash, state = 1, status = excluded.status, body = excluded.body, sealed = false,
          message_id = excluded.message_id, locked_at = clock_timestamp(), created_at = excluded.created_at
      where k.created_at <= p_now - interval '30 days'
         or (k.state = 0 and k.op_hash = excluded.op_hash and k.locked_at < clock_timestamp() - interval '60 seconds')
    returning account_id, key)
  select array_agg(w.ord) into v_won from taken t join wanted w using (account_id, key);
  return coalesce(v_won, '{}');
end $fn$`;

/**
 * The greedy judgement, in arrival order: a request that does not fit whole counts nothing, and a smaller one behind
 * it may still fit. Answers, per request, the window that refused it.
 */
const JUDGE = `create function spool_judge(p_now timestamptz, p_requests jsonb)
  returns table (ord int, fits boolean, window_kind smallint, window_used bigint, was_suspended boolean)
  language plpgsql ${STEADY} as $fn$
#variable_conflict use_column
declare
  v_keys text[] := '{}'; v_ids bigint[] := '{}'; v_used bigint[] := '{}'; v_warned boolean[] := '{}'; v_suspended boolean[] := '{}';
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
    v_warned := v_warned || (v_spec.warned_at is not null);
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
      v_used[v_at] := v_used[v_at] + v_n;
      if v_suspended[v_at] then
        v_suspended[v_at] := false;
        v_new_suspended[v_at] := false;
        v_new_lifted[v_at] := true;
      end if;
      if not v_warned[v_at] and v_window->>'warn_at' is not null and v_used[v_at] > (v_window->>'warn_at')::bigint then
        v_warned[v_at] := true;
        v_new_warned[v_at] := true;
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

const STORE = `create function spool_store(p_now timestamptz, p_meta jsonb, p_bodies bytea, p_stored int[]) returns void
  language plpgsql ${STEADY} as $fn$
begin
  with m as materialized (
    select x.*, e.ord from jsonb_array_elements(p_meta) with ordinality e (v, ord)
      cross join lateral jsonb_to_record(e.v) as x (id uuid, account_id uuid, subscription_id uuid, class smallint, source smallint,
        source_id uuid, from_email text, subject text, message_id_header text, size_bytes int, tags text[], custom_id text,
        send_at timestamptz, expires_at timestamptz, sandbox boolean, mode smallint, track smallint, egress text,
        encoding smallint, raw_bytes int, body_at int, body_bytes int, recipients jsonb)
     where e.ord = any (p_stored)),
  bodies_in as (
    insert into bodies (message_id, account_id, encoding, raw_bytes, content)
    select id, account_id, encoding, raw_bytes, substring(p_bodies from body_at for body_bytes) from m),
  messages_in as (
    insert into messages (id, account_id, subscription_id, created_at, class, source, source_id, from_email, subject, message_id_header,
      size_bytes, recipient_count, tags, custom_id, send_at, expires_at, sandbox, track, egress)
    select id, account_id, subscription_id, p_now, class, source, source_id, from_email, subject, message_id_header,
      size_bytes, jsonb_array_length(recipients), tags, custom_id, send_at, expires_at, sandbox, track, egress from m),
  r as materialized (
    select x.*, m.id as message_id, m.account_id, m.subscription_id, m.class, m.mode, m.send_at, m.expires_at,
           nextval('delivery_numbers') as seq
      from m cross join lateral jsonb_to_recordset(m.recipients) as x (id uuid, email text, key text, kind smallint, lane int, suppressed boolean)),
  deliveries_in as (
    insert into deliveries (id, message_id, account_id, seq, recipient, recipient_key, kind, status, because, updated_at)
    select id, message_id, account_id, seq, email, key, kind,
           case when suppressed then 7 when mode = 2 then 9 when mode = 1 then 0 else 2 end,
           case when suppressed then 11 when mode = 2 then 10 when mode = 1 then 3 else 0 end, p_now from r),
  queued as (
    insert into delivery_queue (id, seq, lane_id, class, state, account_id, subscription_id, message_id, recipient, next_at, expires_at,
      created_at, because, counted)
    select id, seq, lane, class, case when mode = 1 then 5 else 0 end, account_id, subscription_id, message_id, email,
           case when mode = 1 then send_at end, expires_at, p_now, case when mode = 1 then 3 else 0 end, mode <> 1
      from r where not suppressed and mode <> 2)
  insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
  select spool_uuid7(p_now), account_id, message_id, r.id, t.type, p_now,
         case when mode = 2 then '{"sandbox": true, "text": "sandbox: checked, not sent"}'::jsonb end
    from r cross join lateral (
      select 1 as type, 1 as step where not suppressed union all select 10, 2 where suppressed
      union all select 12, 3 where not suppressed and mode = 2) t
   order by r.seq, t.step;
end $fn$`;

/** Outcomes: stored, recorded (a refusal kept under its key), idempotent, suppressed (hits are new), quota. */
const ACCEPT = `create function spool_accept(p_now timestamptz, p_meta jsonb, p_bodies bytea)
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
         where x.account_id = m.account_id and x.email_key = r.key and (x.scope = 0 or m.class = 2)) s
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
