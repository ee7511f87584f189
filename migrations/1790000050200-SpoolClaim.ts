import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lanes, lane sessions and the fair claim. Leases live on the database's own clock, never on business time. */
export class SpoolClaim1790000050200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [LANES_FOR, RESOLVE, CLAIM, OPEN_SESSION, CLOSE_SESSION, TAKE_OVER, READY_LANES])
      await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const LANES_FOR = `create function spool_lanes_for(p_egress text, p_domains text[]) returns table (domain text, lane_id int)
  language plpgsql as $fn$
#variable_conflict use_column
begin
  if (select count(*) from domain_lanes d where d.egress = p_egress and d.domain = any (p_domains)) < cardinality(p_domains) then
    insert into lanes (egress, site, provisional)
      select p_egress, 'domain:' || x, true from unnest(p_domains) x
       where not exists (select from domain_lanes d where d.egress = p_egress and d.domain = x)
       order by x on conflict do nothing;
    insert into domain_lanes (egress, domain, lane_id)
      select p_egress, x, coalesce(l.moved_to, l.id) from unnest(p_domains) x join lanes l on l.egress = p_egress and l.site = 'domain:' || x
       order by x on conflict do nothing;
  end if;
  return query select d.domain, d.lane_id from domain_lanes d where d.egress = p_egress and d.domain = any (p_domains);
end $fn$`;

const RESOLVE = `create function spool_resolve_domain(p_egress text, p_domain text, p_site text, p_recheck_at timestamptz) returns int
  language plpgsql as $fn$
declare
  v_lane int;
begin
  insert into lanes (egress, site, provisional) values (p_egress, p_site, false)
    on conflict (egress, site) do update set provisional = false, moved_to = null returning id into v_lane;
  update lanes set moved_to = v_lane where egress = p_egress and site = 'domain:' || p_domain and id <> v_lane;
  insert into domain_lanes (egress, domain, lane_id, recheck_at) values (p_egress, p_domain, v_lane, p_recheck_at)
    on conflict (egress, domain) do update set lane_id = excluded.lane_id, recheck_at = excluded.recheck_at;
  return v_lane;
end $fn$`;

/**
 * At most 20 accounts and the batch are touched whatever waits behind: the walk goes along the ready index from the
 * account served last and begins again from the start. Never order by id here: the planner may then walk the primary key.
 * Statistics of a queue are always out of date, so plans that would read or sort what waits are ruled out.
 * The batch is filled class by class in the order given, so a short answer means that nothing else is ready.
 */
const CLAIM = `create function spool_claim(p_session bigint, p_lane int, p_classes smallint[], p_batch int) returns setof delivery_queue
  language plpgsql set enable_seqscan = off set enable_sort = off as $fn$
#variable_conflict use_column
declare
  v_cursors uuid[]; v_cursor uuid; v_last uuid; v_ids uuid[]; v_all uuid[] := '{}'; v_class smallint; v_left int := p_batch; v_turns int;
begin
  -- A session that was taken over is gone: rows leased to it would wait for ever. The lock keeps a take-over out until commit.
  perform 1 from lane_sessions s where s.id = p_session for key share;
  if not found then return; end if;
  select l.cursors into v_cursors from lanes l where l.id = p_lane;
  if v_cursors is null then return; end if;
  foreach v_class in array p_classes loop
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
    picked as (
      select p.id, t.account_id, t.n from turn t cross join lateral
        (select q.id from delivery_queue q where q.state = 0 and q.lane_id = p_lane and q.class = v_class and q.account_id = t.account_id
          order by q.seq
          limit (select v_left / accounts + case when t.n <= v_left % accounts then 1 else 0 end from share)
          for update skip locked) p)
    select array_agg(id), (array_agg(account_id order by n desc))[1] into v_ids, v_last from picked;
    continue when v_ids is null;
    update lanes l set cursors[v_class + 1] = v_last where l.id = p_lane;
    v_all := v_all || v_ids;
    v_left := v_left - cardinality(v_ids);
    exit when v_left <= 0;
  end loop;
  if v_all = '{}' then return; end if;
  return query update delivery_queue q set state = 4, session_id = p_session, attempt = q.attempt + 1
    where q.id = any (v_all) returning q.*;
end $fn$`;

const OPEN_SESSION = `create function spool_open_session(p_now timestamptz, p_worker int, p_lane int, p_ip text, p_site text,
    p_max int, p_lease interval) returns table (session_id bigint, refused text, retry_at timestamptz, open_sessions int)
  language plpgsql as $fn$
#variable_conflict use_column
declare
  v_row ip_sites; v_open int; v_id bigint;
begin
  insert into ip_sites (ip, site, max_sessions) values (p_ip, p_site, p_max) on conflict do nothing;
  select * into v_row from ip_sites s where s.ip = p_ip and s.site = p_site for update;
  select count(*) into v_open from lane_sessions s where s.ip = p_ip and s.site = p_site and s.lease_until > clock_timestamp();
  if v_row.paused_until > p_now then
    return query select null::bigint, 'paused', v_row.paused_until, v_open;
  elsif v_open >= least(p_max, v_row.max_sessions, coalesce(v_row.learned_max, p_max)) then
    return query select null::bigint, 'full', null::timestamptz, v_open;
  else
    insert into lane_sessions (lane_id, ip, site, owner, lease_until)
      values (p_lane, p_ip, p_site, p_worker, clock_timestamp() + p_lease) returning id into v_id;
    return query select v_id, null::text, null::timestamptz, v_open + 1;
  end if;
end $fn$`;

const CLOSE_SESSION = `create function spool_close_session(p_session bigint) returns int language plpgsql as $fn$
declare
  v_returned int;
begin
  delete from lane_sessions where id = p_session;
  update delivery_queue q set state = 0, session_id = null, lane_id = coalesce(l.moved_to, q.lane_id)
    from lanes l where q.state = 4 and q.session_id = p_session and l.id = q.lane_id;
  get diagnostics v_returned = row_count;
  return v_returned;
end $fn$`;

/** Rows of a dead owner become ready again; only the one in doubt has its tries counted and is marked. */
const TAKE_OVER = `create function spool_take_over(p_dead_owners int[], p_quarantine_after smallint, p_limit int)
  returns table (session_id bigint, lane_id int, in_doubt uuid, quarantined boolean) language plpgsql as $fn$
#variable_conflict use_column
declare
  v_session lane_sessions; v_held boolean;
begin
  for v_session in
    select s.* from lane_sessions s where s.lease_until < clock_timestamp() or s.owner = any (p_dead_owners)
     order by s.id limit p_limit for update skip locked
  loop
    v_held := null;
    update delivery_queue q set tries = q.tries + 1, ambiguous = true, session_id = null,
        state = case when q.tries + 1 >= p_quarantine_after then 3 else 0 end,
        because = case when q.tries + 1 >= p_quarantine_after then 7 else 0 end
      where q.id = v_session.in_doubt and q.state = 4 and q.session_id = v_session.id
      returning q.state = 3 into v_held;
    update delivery_queue q set state = 0, session_id = null where q.state = 4 and q.session_id = v_session.id;
    if v_held then
      update deliveries d set status = 1, because = 7 where d.id = v_session.in_doubt;
    end if;
    delete from lane_sessions s where s.id = v_session.id;
    return query select v_session.id, v_session.lane_id, case when v_held is null then null else v_session.in_doubt end, coalesce(v_held, false);
  end loop;
end $fn$`;

/** Which lanes have ready rows: a walk of the ready index from lane to lane, not a scan of what waits. */
const READY_LANES = `create function spool_ready_lanes() returns table (lane_id int)
  language sql set enable_seqscan = off set enable_sort = off as $fn$
  with recursive l (lane_id) as (
    (select q.lane_id from delivery_queue q where q.state = 0 order by q.lane_id limit 1)
    union all
    select (select q.lane_id from delivery_queue q where q.state = 0 and q.lane_id > l.lane_id order by q.lane_id limit 1) from l
     where l.lane_id is not null)
  select lane_id from l where lane_id is not null $fn$`;
