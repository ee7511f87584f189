import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What becomes of a delivery. A result counts only under the attempt number it was claimed with, so a late writer
 * changes nothing. Locks are taken in one order everywhere: sessions, then queue rows, then records.
 */
export class SpoolSettle1790000050300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [SETTLE, END, PROMOTE, EXPIRE, MOVE_LANE, HOLD, RELEASE]) await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Results with \`state\` wait on in that state; those without are over and leave the queue. */
const SETTLE = `create function spool_settle(p_now timestamptz, p_results jsonb, p_sessions jsonb, p_lease interval)
  returns table (delivery_id uuid, session_id bigint) language plpgsql as $fn$
#variable_conflict use_column
begin
  return query update lane_sessions s set in_doubt = x.in_doubt, lease_until = clock_timestamp() + p_lease
    from jsonb_to_recordset(p_sessions) as x (id bigint, in_doubt uuid) where s.id = x.id returning null::uuid, s.id;
  if jsonb_array_length(p_results) = 0 then return; end if;
  return query
  with r as materialized (
    select * from jsonb_to_recordset(p_results) as x (id uuid, attempt smallint, state smallint, status smallint, type smallint,
      at timestamptz, next_at timestamptz, because smallint, lane_id int, source_ip text, counts boolean, ambiguous boolean, detail jsonb)),
  ended as (
    delete from delivery_queue q using r where q.id = r.id and q.attempt = r.attempt and q.state = 4 and r.state is null
    returning q.id, q.account_id, q.message_id, (q.tries + 1)::smallint as tries),
  moved as (
    update delivery_queue q set state = r.state, next_at = r.next_at, because = coalesce(r.because, 0), session_id = null,
        lane_id = coalesce(r.lane_id, q.lane_id), source_ip = coalesce(r.source_ip, q.source_ip),
        tries = q.tries + case when coalesce(r.counts, true) then 1 else 0 end,
        ambiguous = coalesce(r.ambiguous, false)
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
end $fn$`;

/** Ends rows that nobody holds; answers those it ended. */
const END = `create function spool_end(p_now timestamptz, p_ids uuid[], p_status smallint, p_type smallint, p_because smallint, p_detail jsonb)
  returns table (delivery_id uuid) language sql as $fn$
  with ended as materialized (
    delete from delivery_queue q where q.id = any (p_ids) and q.state <> 4 returning q.id, q.account_id, q.message_id, q.tries),
  marked as (
    update deliveries d set status = p_status, because = p_because, updated_at = p_now from ended where d.id = ended.id),
  logged as (
    insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
    select spool_uuid7(p_now), e.account_id, e.message_id, e.id, p_type, e.tries, p_now, p_detail from ended e)
  select id from ended $fn$`;

const PROMOTE = `create function spool_promote(p_now timestamptz, p_limit int) returns table (lane_id int, promoted int)
  language sql set enable_seqscan = off set enable_sort = off as $fn$
  with due as materialized (
    select q.id from delivery_queue q where q.state = 1 and q.next_at <= p_now order by q.next_at limit p_limit for update skip locked),
  woken as (
    update delivery_queue q set state = 0, next_at = null, because = 0, lane_id = coalesce(l.moved_to, q.lane_id)
      from due, lanes l where q.id = due.id and l.id = q.lane_id returning q.lane_id)
  select w.lane_id, count(*)::int from woken w group by w.lane_id $fn$`;

/** \`expiresAt\` ends whatever still waits, in every state but leased. */
const EXPIRE = `create function spool_expire(p_now timestamptz, p_limit int) returns int language plpgsql as $fn$
declare
  v_ids uuid[];
begin
  select array_agg(id) into v_ids from (
    select q.id from delivery_queue q where q.expires_at is not null and q.expires_at <= p_now and q.state <> 4
     order by q.expires_at limit p_limit for update skip locked) x;
  if v_ids is null then return 0; end if;
  perform spool_end(p_now, v_ids, 8::smallint, 11::smallint, 0::smallint, null);
  return cardinality(v_ids);
end $fn$`;

const MOVE_LANE = `create function spool_move_lane(p_from int, p_to int, p_limit int) returns int language plpgsql as $fn$
declare
  v_moved int;
begin
  update delivery_queue q set lane_id = p_to where q.id in (
    select x.id from delivery_queue x where x.state = 0 and x.lane_id = p_from order by x.lane_id, x.class, x.account_id, x.seq
     limit p_limit for update skip locked);
  get diagnostics v_moved = row_count;
  return v_moved;
end $fn$`;

const HOLD = `create function spool_hold(p_now timestamptz, p_ids uuid[], p_because smallint, p_next_at timestamptz) returns int
  language plpgsql as $fn$
declare
  v_held int;
begin
  with held as materialized (
    update delivery_queue q set state = 3, because = p_because, next_at = p_next_at, session_id = null
     where q.id = any (p_ids) and q.state in (0, 1, 2, 5) returning q.id, q.account_id, q.message_id, q.tries),
  marked as (update deliveries d set status = 1, because = p_because, updated_at = p_now from held where d.id = held.id),
  logged as (
    insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
    select spool_uuid7(p_now), h.account_id, h.message_id, h.id, 2, h.tries, p_now, null from held h)
  select count(*) into v_held from held;
  return v_held;
end $fn$`;

/** Lifts one reason for one account's held rows, oldest first; rows held for anything else stay. */
const RELEASE = `create function spool_release(p_account uuid, p_subscription uuid, p_because smallint, p_limit int)
  returns table (lane_id int, released int) language sql as $fn$
  with chosen as materialized (
    select q.id from delivery_queue q
     where q.state in (2, 3) and q.state = 3 and q.subscription_id is not distinct from p_subscription
       and q.account_id = p_account and q.because = p_because
     order by q.class, q.seq limit p_limit for update skip locked),
  freed as (
    update delivery_queue q set state = 0, because = 0, next_at = null, lane_id = coalesce(l.moved_to, q.lane_id)
      from chosen, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id),
  marked as (update deliveries d set status = 2, because = 0 from freed where d.id = freed.id)
  select f.lane_id, count(*)::int from freed f group by f.lane_id $fn$`;
