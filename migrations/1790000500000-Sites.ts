import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, secure } from '../src/platform/database/secure-tables.js';

/**
 * Sites as operators see and steer them: how many connections replies taught us to open and which reply it was, pauses
 * that people set for sites, addresses and accounts, what happened in each minute, and the last replies.
 */
export class Sites1790000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await limits(runner);
    await pauses(runner);
    await figures(runner);
    await open(runner, ['delivery_pauses', 'site_minutes', 'site_replies'], { app: 'none' });
    await secure(runner, ['sending_pauses']);
    await runner.query('drop function spool_open_session(timestamptz, int, int, text, text, int, interval)');
    for (const text of [PAUSED, CLAIM, OPEN_SESSION, SITE_QUEUE, RELEASE_PAUSED, PAUSED_ACCOUNTS])
      await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function limits(runner: QueryRunner): Promise<void> {
  await runner.query(`alter table ip_sites add column learned_because text, add column learned_at timestamptz,
    add column learned_until timestamptz, add column complained_at timestamptz, add column paused_reply text, add column paused_at timestamptz`);
  await runner.query('create index ip_sites_site on ip_sites (site)');
  await runner.query('create index lanes_site on lanes (site, id)');
}

/** `*` is every address, or every site. A row means stopped; whoever ends it deletes it. */
async function pauses(runner: QueryRunner): Promise<void> {
  await runner.query(`create table delivery_pauses (
    ip text not null,
    site text not null,
    reason text not null,
    paused_by text not null,
    paused_at timestamptz not null,
    until_at timestamptz,
    constraint delivery_pauses_pkey primary key (ip, site),
    constraint delivery_pauses_target_check check (ip <> '*' or site <> '*')
  )`);
  await runner.query(`create table sending_pauses (
    account_id uuid constraint sending_pauses_pkey primary key,
    reason text not null,
    paused_by text not null,
    paused_at timestamptz not null
  )`);
  await runner.query(
    'create index delivery_queue_account_paused on delivery_queue (account_id, class, seq) where state = 3 and because = 15',
  );
}

async function figures(runner: QueryRunner): Promise<void> {
  await runner.query(`create table site_minutes (
    site text not null,
    minute timestamptz not null,
    delivered int not null default 0,
    deferred int not null default 0,
    bounced int not null default 0,
    constraint site_minutes_pkey primary key (site, minute)
  ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)`);
  await runner.query('create index site_minutes_minute on site_minutes (minute)');
  await runner.query(`create table site_replies (
    id bigint generated always as identity constraint site_replies_pkey primary key,
    site text not null,
    ip text not null,
    at timestamptz not null,
    host text,
    stage text,
    code smallint,
    enhanced_code text,
    class text,
    outcome text not null,
    text text not null
  )`);
  await runner.query('create index site_replies_site on site_replies (site, id)');
  await runner.query('create index site_replies_at on site_replies (at)');
  // Only rows that wait for something are in it, so accepting and sending at once pays nothing for it.
  await runner.query(
    'create index delivery_queue_resting on delivery_queue (lane_id, state, next_at) where state in (1, 2, 3, 5)',
  );
}

const PAUSED = `create function spool_paused(p_ip text, p_site text) returns boolean language sql stable as $fn$
  select exists (select from delivery_pauses p where (p.ip, p.site) in ((p_ip, p_site), ('*', p_site), (p_ip, '*'))) $fn$`;

const CLAIM = `create or replace function spool_claim(p_session bigint, p_lane int, p_classes smallint[], p_batch int) returns setof delivery_queue
  language plpgsql set enable_seqscan = off set enable_sort = off as $fn$
#variable_conflict use_column
declare
  v_ip text; v_site text; v_cursors uuid[]; v_cursor uuid; v_last uuid; v_ids uuid[]; v_all uuid[] := '{}'; v_class smallint; v_left int := p_batch; v_turns int;
begin
  -- A session that was taken over is gone: rows leased to it would wait for ever. The lock keeps a take-over out until commit.
  select s.ip, s.site into v_ip, v_site from lane_sessions s where s.id = p_session for key share;
  if not found then return; end if;
  -- What a person stopped stays where it is, also for connections that are open.
  if spool_paused(v_ip, v_site) then return; end if;
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

/**
 * A slot is free while fewer are open than replies allow, or than the shaping says where they taught nothing. Replies may
 * raise it above the shaping, up to `p_most`.
 */
const OPEN_SESSION = `create function spool_open_session(p_now timestamptz, p_worker int, p_lane int, p_ip text, p_site text,
    p_max int, p_most int, p_lease interval) returns table (session_id bigint, refused text, retry_at timestamptz, open_sessions int)
  language plpgsql as $fn$
#variable_conflict use_column
declare
  v_row ip_sites; v_open int; v_id bigint; v_learned int;
begin
  insert into ip_sites (ip, site, max_sessions) values (p_ip, p_site, p_max) on conflict do nothing;
  select * into v_row from ip_sites s where s.ip = p_ip and s.site = p_site for update;
  if v_row.max_sessions <> p_max then
    update ip_sites s set max_sessions = p_max where s.ip = p_ip and s.site = p_site;
  end if;
  if v_row.learned_until is null or v_row.learned_until > p_now then v_learned := v_row.learned_max; end if;
  select count(*) into v_open from lane_sessions s where s.ip = p_ip and s.site = p_site and s.lease_until > clock_timestamp();
  if spool_paused(p_ip, p_site) then
    return query select null::bigint, 'paused', null::timestamptz, v_open;
  elsif v_row.paused_until > p_now then
    return query select null::bigint, 'paused', v_row.paused_until, v_open;
  elsif v_open >= greatest(1, least(p_most, coalesce(v_learned, p_max))) then
    return query select null::bigint, 'full', null::timestamptz, v_open;
  else
    insert into lane_sessions (lane_id, ip, site, owner, lease_until)
      values (p_lane, p_ip, p_site, p_worker, clock_timestamp() + p_lease) returning id into v_id;
    return query select v_id, null::text, null::timestamptz, v_open + 1;
  end if;
end $fn$`;

/**
 * How much waits at these sites, by state, counted along the indexes and never further than `p_limit` for each lane and
 * state. Statistics of a queue are always out of date, so plans that would read all of it are ruled out.
 */
const SITE_QUEUE = `create function spool_site_queue(p_sites text[], p_limit int)
  returns table (site text, state smallint, n int, oldest timestamptz, at_least boolean)
  language sql stable set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $fn$
  select l.site, c.state, sum(least(c.n, p_limit))::int, min(c.oldest), bool_or(c.n > p_limit)
    from unnest(p_sites) s (site) join lanes l on l.site = s.site
   cross join lateral (
     select x.state, count(*)::int as n, min(x.created_at) as oldest from (
       (select 0::smallint as state, q.created_at from delivery_queue q where q.state = 0 and q.lane_id = l.id limit p_limit + 1)
       union all
       (select 1::smallint, q.created_at from delivery_queue q where q.state in (1, 2, 3, 5) and q.state = 1 and q.lane_id = l.id limit p_limit + 1)
       union all
       (select 2::smallint, q.created_at from delivery_queue q where q.state in (1, 2, 3, 5) and q.state = 2 and q.lane_id = l.id limit p_limit + 1)
       union all
       (select 3::smallint, q.created_at from delivery_queue q where q.state in (1, 2, 3, 5) and q.state = 3 and q.lane_id = l.id limit p_limit + 1)
       union all
       (select 5::smallint, q.created_at from delivery_queue q where q.state in (1, 2, 3, 5) and q.state = 5 and q.lane_id = l.id limit p_limit + 1)
       union all
       (select 4::smallint, q.created_at from lane_sessions e join delivery_queue q on q.session_id = e.id and q.state = 4
         where e.site = l.site and e.lane_id = l.id limit p_limit + 1)) x
      group by x.state) c
   group by l.site, c.state $fn$`;

/** What was held while staff had stopped an account's sending goes on, oldest first, at the account's pace if it has one. */
const RELEASE_PAUSED = `create function spool_release_paused(p_account uuid, p_limit int)
  returns table (lane_id int, released int) language sql as $fn$
  with chosen as materialized (
    select q.id from delivery_queue q where q.state = 3 and q.because = 15 and q.account_id = p_account
     order by q.class, q.seq limit p_limit for update skip locked),
  onward as materialized (select spool_after_hold(p_account) as state where exists (select from chosen)),
  freed as (
    update delivery_queue q set state = o.state, because = case o.state when 2 then 9 else 0 end, next_at = null,
        lane_id = coalesce(l.moved_to, q.lane_id)
      from chosen, onward o, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id, q.because),
  marked as (update deliveries d set status = 2, because = freed.because from freed where d.id = freed.id)
  select f.lane_id, count(*)::int from freed f group by f.lane_id $fn$`;

/** The accounts with mail held for a pause, one look into the index each. */
const PAUSED_ACCOUNTS = `create function spool_paused_accounts() returns setof uuid language sql stable as $fn$
  with recursive found as (
    (select q.account_id from delivery_queue q where q.state = 3 and q.because = 15 order by q.account_id limit 1)
    union all
    select (select q.account_id from delivery_queue q
             where q.state = 3 and q.because = 15 and q.account_id > f.account_id order by q.account_id limit 1)
      from found f where f.account_id is not null)
  select f.account_id from found f where f.account_id is not null $fn$`;
