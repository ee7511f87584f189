import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lanes ask of the queue, asked for many of them in one statement: whoever comes while one runs goes together into the
 * next, so a thousand lanes with three messages each cost about as many statements as one lane with three thousand.
 *
 * Locks are taken in one order by all of them: slots (`ip_sites`), sessions, lanes by their number, queue rows, records.
 * Plans are kept: these statements run hundreds of times a second, and planning them cost more than running them. What could
 * go wrong with a kept plan is ruled out by the settings, which leave nothing but walks along an index.
 */
export class ManyLanesAtOnce1790000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [CLAIM, CLAIMS, BEGIN, SETTLE, RESOLVE, MOVE]) await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const KEPT_PLANS =
  'set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off';

/**
 * As before, at most 20 accounts in turn along the ready index. New: what an account does not need of its share goes to
 * the others, round after round, so a short answer means that nothing else was ready; and the cursor is written only where
 * somebody still waits, because only there it matters whose turn is next.
 */
const CLAIM = `create or replace function spool_claim(p_session bigint, p_lane int, p_classes smallint[], p_batch int) returns setof delivery_queue
  language plpgsql set enable_seqscan = off set enable_sort = off as $fn$
#variable_conflict use_column
declare
  v_ip text; v_site text; v_cursors uuid[]; v_cursor uuid; v_last uuid; v_ids uuid[]; v_class smallint; v_left int := p_batch; v_turns int;
  v_more boolean;
begin
  -- A session that was taken over is gone: rows leased to it would wait for ever. The lock keeps a take-over out until commit.
  select s.ip, s.site into v_ip, v_site from lane_sessions s where s.id = p_session for key share;
  if not found then return; end if;
  -- What a person stopped stays where it is, also for connections that are open.
  if spool_paused(v_ip, v_site) then return; end if;
  select l.cursors into v_cursors from lanes l where l.id = p_lane;
  if v_cursors is null then return; end if;
  <<classes>>
  foreach v_class in array p_classes loop
    perform 1 from delivery_queue q where q.state = 0 and q.lane_id = p_lane and q.class = v_class limit 1;
    continue classes when not found;
    loop
      v_cursor := v_cursors[v_class + 1];
      v_turns := least(20, v_left);
      with recursive onward (account_id, n) as (
        (select q.account_id, 1 from delivery_queue q
          where q.state = 0 and q.lane_id = p_lane and q.class = v_class and q.account_id > v_cursor order by q.account_id limit 1)
        union all
        select x.account_id, o.n + 1 from onward o cross join lateral
          (select q.account_id from delivery_queue q where q.state = 0 and q.lane_id = p_lane and q.class = v_class
              and q.account_id > o.account_id order by q.account_id limit 1) x
         where o.n < v_turns),
      again (account_id, n) as (
        (select q.account_id, (select count(*)::int from onward) + 1 from delivery_queue q
          where q.state = 0 and q.lane_id = p_lane and q.class = v_class and q.account_id <= v_cursor
            and (select count(*) from onward) < v_turns order by q.account_id limit 1)
        union all
        select x.account_id, a.n + 1 from again a cross join lateral
          (select q.account_id from delivery_queue q where q.state = 0 and q.lane_id = p_lane and q.class = v_class
              and q.account_id > a.account_id and q.account_id <= v_cursor order by q.account_id limit 1) x
         where a.n < v_turns),
      turn as materialized (select * from onward union all select * from again),
      share as materialized (select count(*)::int as accounts from turn),
      wanted as materialized (
        select t.account_id, t.n, v_left / s.accounts + case when t.n <= v_left % s.accounts then 1 else 0 end as rows from turn t, share s),
      picked as (
        select p.id, w.account_id, w.n, p.nth = w.rows as all_of_it from wanted w cross join lateral
          (select x.id, row_number() over () as nth from
            (select q.id from delivery_queue q where q.state = 0 and q.lane_id = p_lane and q.class = v_class and q.account_id = w.account_id
              order by q.seq limit w.rows for update skip locked) x) p)
      select array_agg(id), (array_agg(account_id order by n desc))[1], bool_or(all_of_it) or (select accounts from share) = v_turns
        into v_ids, v_last, v_more from picked;
      exit when v_ids is null;
      v_cursors[v_class + 1] := v_last;
      v_left := v_left - cardinality(v_ids);
      return query update delivery_queue q set state = 4, session_id = p_session, attempt = q.attempt + 1
        where q.id = any (v_ids) returning q.*;
      exit when v_left <= 0 or not v_more;
    end loop;
    exit classes when v_left <= 0;
  end loop;
  if v_left <= 0 then update lanes l set cursors = v_cursors where l.id = p_lane; end if;
end $fn$`;

const CLAIMS = `create function spool_claims(p_claims jsonb) returns setof delivery_queue language plpgsql ${KEPT_PLANS} as $fn$
declare
  v_claim record;
begin
  for v_claim in
    select * from jsonb_to_recordset(p_claims) as x (session bigint, lane int, classes smallint[], batch int) order by x.lane, x.session
  loop
    return query select * from spool_claim(v_claim.session, v_claim.lane, v_claim.classes, v_claim.batch);
  end loop;
end $fn$`;

/**
 * Slots for connections and what each of them says first. A connection that would find nothing is not begun: `empty`.
 */
const BEGIN = `create function spool_begin(p_now timestamptz, p_slots jsonb, p_lease interval)
  returns table (n int, session_id bigint, refused text, retry_at timestamptz, open_sessions int, claimed delivery_queue)
  language plpgsql ${KEPT_PLANS} as $fn$
#variable_conflict use_column
declare
  v_slot record; v_opened record; v_ns int[] := '{}'; v_sessions bigint[] := '{}'; v_open int[] := '{}';
begin
  for v_slot in
    select * from jsonb_to_recordset(p_slots) as x (n int, worker int, lane int, ip text, site text, max int, most int) order by x.ip, x.site, x.n
  loop
    select * into v_opened from spool_open_session(p_now, v_slot.worker, v_slot.lane, v_slot.ip, v_slot.site, v_slot.max, v_slot.most, p_lease);
    if v_opened.session_id is null then
      return query select v_slot.n, null::bigint, v_opened.refused, v_opened.retry_at, v_opened.open_sessions, null::delivery_queue;
    else
      v_ns := v_ns || v_slot.n;
      v_sessions := v_sessions || v_opened.session_id;
      v_open := v_open || v_opened.open_sessions;
    end if;
  end loop;
  for v_slot in
    select x.*, o.session, o.opened from jsonb_to_recordset(p_slots) as x (n int, lane int, classes smallint[], batch int)
      join unnest(v_ns, v_sessions, v_open) as o (n, session, opened) on o.n = x.n order by x.lane, x.n
  loop
    return query select v_slot.n, v_slot.session, null::text, null::timestamptz, v_slot.opened, c
      from spool_claim(v_slot.session, v_slot.lane, v_slot.classes, v_slot.batch) c;
    if not found then
      delete from lane_sessions s where s.id = v_slot.session;
      return query select v_slot.n, null::bigint, 'empty', null::timestamptz, v_slot.opened - 1, null::delivery_queue;
    end if;
  end loop;
end $fn$`;

/** As `spool_settle`; sessions in `p_ending` end with it, and what they still held is ready again, untried. */
const SETTLE = `create function spool_settle_and_end(p_now timestamptz, p_results jsonb, p_sessions jsonb, p_ending bigint[], p_lease interval)
  returns table (delivery_id uuid, session_id bigint) language plpgsql ${KEPT_PLANS} as $fn$
#variable_conflict use_column
begin
  return query update lane_sessions s set in_doubt = x.in_doubt, lease_until = clock_timestamp() + p_lease
    from jsonb_to_recordset(p_sessions) as x (id bigint, in_doubt uuid) where s.id = x.id returning null::uuid, s.id;
  if jsonb_array_length(p_results) > 0 then
    return query
    with r as materialized (
      select * from jsonb_to_recordset(p_results) as x (id uuid, attempt smallint, state smallint, status smallint, type smallint,
        at timestamptz, next_at timestamptz, because smallint, lane_id int, source_ip text, counts boolean, ambiguous boolean,
        since timestamptz, detail jsonb)),
    ended as (
      delete from delivery_queue q using r where q.id = r.id and q.attempt = r.attempt and q.state = 4 and r.state is null
      returning q.id, q.account_id, q.message_id, (q.tries + 1)::smallint as tries),
    moved as (
      update delivery_queue q set state = r.state, next_at = r.next_at, because = coalesce(r.because, 0), session_id = null,
          lane_id = coalesce(r.lane_id, q.lane_id), source_ip = coalesce(r.source_ip, q.source_ip),
          tries = q.tries + case when coalesce(r.counts, true) then 1 else 0 end, created_at = coalesce(r.since, q.created_at),
          ambiguous = coalesce(r.ambiguous, false), lost_workers = 0
        from r where q.id = r.id and q.attempt = r.attempt and q.state = 4 and r.state is not null
      returning q.id, q.account_id, q.message_id, q.tries),
    done as materialized (select * from ended union all select * from moved),
    marked as (
      update deliveries d set status = coalesce(r.status, d.status), because = coalesce(r.because, 0),
          attempts = done.tries, updated_at = coalesce(r.at, p_now)
        from done join r on r.id = done.id where d.id = done.id),
    logged as (
      insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
      select spool_uuid7(coalesce(r.at, p_now)), done.account_id, done.message_id, done.id, r.type, done.tries, coalesce(r.at, p_now), r.detail
        from done join r on r.id = done.id where r.type is not null)
    select done.id, null::bigint from done;
  end if;
  if cardinality(p_ending) > 0 then
    update delivery_queue q set state = 0, session_id = null, lane_id = coalesce(l.moved_to, q.lane_id)
      from lanes l where q.state = 4 and q.session_id = any (p_ending) and l.id = q.lane_id;
    delete from lane_sessions s where s.id = any (p_ending);
  end if;
end $fn$`;

/** Points domains at the lanes of their sites, which are made where missing; answers in the order asked. */
const RESOLVE = `create function spool_resolve_domains(p_egress text[], p_domains text[], p_sites text[], p_recheck_at timestamptz[])
  returns table (n int, lane_id int) language plpgsql as $fn$
#variable_conflict use_column
begin
  insert into lanes (egress, site, provisional)
    select distinct r.egress, r.site, false from unnest(p_egress, p_sites) r (egress, site)
     where not exists (select from lanes l where l.egress = r.egress and l.site = r.site)
     order by 1, 2 on conflict do nothing;
  -- In the order in which claims of many lanes take them.
  perform 1 from lanes l where l.id in (
    select t.id from unnest(p_egress, p_sites) r (egress, site) join lanes t on t.egress = r.egress and t.site = r.site
      where t.provisional or t.moved_to is not null
    union all
    select d.id from unnest(p_egress, p_domains) r (egress, domain) join lanes d on d.egress = r.egress and d.site = 'domain:' || r.domain)
    order by l.id for update;
  update lanes l set provisional = false, moved_to = null from unnest(p_egress, p_sites) r (egress, site)
   where l.egress = r.egress and l.site = r.site and (l.provisional or l.moved_to is not null);
  update lanes d set moved_to = t.id from unnest(p_egress, p_domains, p_sites) r (egress, domain, site)
    join lanes t on t.egress = r.egress and t.site = r.site
   where d.egress = r.egress and d.site = 'domain:' || r.domain and d.id <> t.id and d.moved_to is distinct from t.id;
  insert into domain_lanes as x (egress, domain, lane_id, recheck_at)
    select distinct on (r.egress, r.domain) r.egress, r.domain, t.id, r.recheck_at
      from unnest(p_egress, p_domains, p_sites, p_recheck_at) r (egress, domain, site, recheck_at)
      join lanes t on t.egress = r.egress and t.site = r.site order by r.egress, r.domain
    on conflict (egress, domain) do update set lane_id = excluded.lane_id, recheck_at = excluded.recheck_at;
  return query select r.n::int, t.id from unnest(p_egress, p_sites) with ordinality r (egress, site, n)
    join lanes t on t.egress = r.egress and t.site = r.site;
end $fn$`;

/** Ready rows of each lane to another one, a page of each; answers how many of each. */
const MOVE = `create function spool_move_lanes(p_from int[], p_to int[], p_limit int) returns table (n int, moved int)
  language plpgsql as $fn$
declare
  v_move record;
begin
  for v_move in select x.* from unnest(p_from, p_to) with ordinality x (lane, target, n) loop
    return query select v_move.n::int, spool_move_lane(v_move.lane, v_move.target, p_limit);
  end loop;
end $fn$`;
