import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open } from '../src/platform/database/secure-tables.js';

/**
 * Lanes that found all connections of their site taken by others. A place that comes free calls one of them, who waited longest,
 * instead of leaving it to the sweep; a lane that has places of its own takes no further one while another lane has none.
 *
 * Nothing depends on these rows but time: a call that nobody answers within some seconds is another's, and the sweep stays.
 * `spool_begin` and `spool_settle_and_end` stay for versions that are still serving.
 */
export class LanesWaitForPlaces1790000870000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table lane_waits (
      ip text not null,
      site text not null,
      lane_id int not null,
      since timestamptz not null default clock_timestamp(),
      asked_at timestamptz not null default clock_timestamp(),
      called_at timestamptz,
      constraint lane_waits_pkey primary key (ip, site, lane_id)
    ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02)`);
    await runner.query('create index lane_waits_turn on lane_waits (ip, site, since)');
    await open(runner, ['lane_waits'], { app: 'none' });
    for (const text of [CALL, BEGIN, SETTLE]) await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const KEPT_PLANS =
  'set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off';

/** Who asked within the last 30 seconds: the sweep asks again every ten for whoever still has mail. */
const STILL_WAITS = `w.asked_at > clock_timestamp() - interval '30 seconds'`;
/** Whoever was called and did not come within five seconds died on the way. */
const NOT_CALLED = `(w.called_at is null or w.called_at < clock_timestamp() - interval '5 seconds')`;

/** Calls the lane that waited longest for a place at a site; null when none does. Never waits for a lock. */
const CALL = `create function spool_call_waiting(p_ip text, p_site text) returns int language plpgsql ${KEPT_PLANS} as $fn$
declare
  v_lane int;
begin
  select w.lane_id into v_lane from lane_waits w
   where w.ip = p_ip and w.site = p_site and ${STILL_WAITS} and ${NOT_CALLED}
   order by w.since limit 1 for update skip locked;
  if v_lane is null then return null; end if;
  update lane_waits w set called_at = clock_timestamp() where w.ip = p_ip and w.site = p_site and w.lane_id = v_lane;
  return v_lane;
end $fn$`;

/**
 * As \`spool_begin\`. Whoever finds the site full and has no place there waits for one; \`hand_on\` is a lane that is to look instead
 * of this one: because this one has nothing to say, or has places already while the other has none.
 */
const BEGIN = `create function spool_begin_or_wait(p_now timestamptz, p_slots jsonb, p_lease interval)
  returns table (n int, session_id bigint, refused text, retry_at timestamptz, open_sessions int, hand_on int, claimed delivery_queue)
  language plpgsql ${KEPT_PLANS} as $fn$
#variable_conflict use_column
declare
  v_slot record; v_opened record; v_has boolean; v_ns int[] := '{}'; v_sessions bigint[] := '{}'; v_open int[] := '{}';
begin
  for v_slot in
    select * from jsonb_to_recordset(p_slots) as x (n int, worker int, lane int, ip text, site text, max int, most int) order by x.ip, x.site, x.n
  loop
    select * into v_opened from spool_open_session(p_now, v_slot.worker, v_slot.lane, v_slot.ip, v_slot.site, v_slot.max, v_slot.most, p_lease);
    v_has := exists (select from lane_sessions s where s.ip = v_slot.ip and s.site = v_slot.site and s.lane_id = v_slot.lane
      and s.id is distinct from v_opened.session_id and s.lease_until > clock_timestamp());
    if v_opened.session_id is null then
      if v_opened.refused = 'full' and not v_has then
        insert into lane_waits as w (ip, site, lane_id) values (v_slot.ip, v_slot.site, v_slot.lane)
          on conflict (ip, site, lane_id) do update set asked_at = clock_timestamp(), called_at = null;
      elsif v_opened.refused <> 'full' then
        delete from lane_waits w where w.ip = v_slot.ip and w.site = v_slot.site and w.lane_id = v_slot.lane;
      end if;
      return query select v_slot.n, null::bigint, v_opened.refused, v_opened.retry_at, v_opened.open_sessions, null::int, null::delivery_queue;
    elsif v_has and exists (select from lane_waits w where w.ip = v_slot.ip and w.site = v_slot.site and w.lane_id <> v_slot.lane
        and ${STILL_WAITS}) then
      delete from lane_sessions s where s.id = v_opened.session_id;
      return query select v_slot.n, null::bigint, 'others', null::timestamptz, v_opened.open_sessions - 1,
        case when not exists (select from lane_waits w where w.ip = v_slot.ip and w.site = v_slot.site and not ${NOT_CALLED})
          then spool_call_waiting(v_slot.ip, v_slot.site) end, null::delivery_queue;
    else
      delete from lane_waits w where w.ip = v_slot.ip and w.site = v_slot.site and w.lane_id = v_slot.lane;
      v_ns := v_ns || v_slot.n;
      v_sessions := v_sessions || v_opened.session_id;
      v_open := v_open || v_opened.open_sessions;
    end if;
  end loop;
  for v_slot in
    select x.*, o.session, o.opened from jsonb_to_recordset(p_slots) as x (n int, lane int, ip text, site text, classes smallint[], batch int)
      join unnest(v_ns, v_sessions, v_open) as o (n, session, opened) on o.n = x.n order by x.lane, x.n
  loop
    return query select v_slot.n, v_slot.session, null::text, null::timestamptz, v_slot.opened, null::int, c
      from spool_claim(v_slot.session, v_slot.lane, v_slot.classes, v_slot.batch) c;
    if not found then
      delete from lane_sessions s where s.id = v_slot.session;
      return query select v_slot.n, null::bigint, 'empty', null::timestamptz, v_slot.opened - 1,
        spool_call_waiting(v_slot.ip, v_slot.site), null::delivery_queue;
    end if;
  end loop;
end $fn$`;

/**
 * As \`spool_settle_and_end\`; each place that comes free calls one lane, \`lane_id\`. A session of \`p_yielding\` ends for the sake of
 * others: its own lane waits behind them, or goes on when there are none any more.
 */
const SETTLE = `create function spool_settle_and_hand_on(p_now timestamptz, p_results jsonb, p_sessions jsonb, p_ending bigint[],
    p_yielding bigint[], p_lease interval)
  returns table (delivery_id uuid, session_id bigint, lane_id int) language plpgsql ${KEPT_PLANS} as $fn$
#variable_conflict use_column
declare
  v_ips text[]; v_sites text[]; v_lanes int[]; v_yields boolean[]; v_called int;
begin
  select array_agg(s.ip), array_agg(s.site), array_agg(s.lane_id), array_agg(s.id = any (p_yielding))
    into v_ips, v_sites, v_lanes, v_yields from lane_sessions s where s.id = any (p_ending);
  return query select e.delivery_id, e.session_id, null::int
    from spool_settle_and_end(p_now, p_results, p_sessions, p_ending, p_lease) e;
  for v_n in 1 .. coalesce(cardinality(v_ips), 0) loop
    v_called := spool_call_waiting(v_ips[v_n], v_sites[v_n]);
    if v_called is not null then return query select null::uuid, null::bigint, v_called; end if;
    if v_yields[v_n] and v_called is null then
      return query select null::uuid, null::bigint, v_lanes[v_n];
    elsif v_yields[v_n] and not exists (select from lane_sessions s where s.ip = v_ips[v_n] and s.site = v_sites[v_n] and s.lane_id = v_lanes[v_n]) then
      insert into lane_waits (ip, site, lane_id) values (v_ips[v_n], v_sites[v_n], v_lanes[v_n]) on conflict do nothing;
    end if;
  end loop;
end $fn$`;
