import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A message is tried for days from its first attempt on. What it waited before (for its `sendAt`, for quota, for its account's
 * speed, for the end of a pause or a block) takes nothing of them: `created_at` of its place in the queue moves to that attempt.
 */
export class TriedSince1790000811000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETTLE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** As it was, with `since`; whoever brings a result lives, so nothing is held against the message. Results with `state` wait on in that state; those without are over and leave the queue. */
const SETTLE = `create or replace function spool_settle(p_now timestamptz, p_results jsonb, p_sessions jsonb, p_lease interval)
  returns table (delivery_id uuid, session_id bigint) language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off as $fn$
#variable_conflict use_column
begin
  return query update lane_sessions s set in_doubt = x.in_doubt, lease_until = clock_timestamp() + p_lease
    from jsonb_to_recordset(p_sessions) as x (id bigint, in_doubt uuid) where s.id = x.id returning null::uuid, s.id;
  if jsonb_array_length(p_results) = 0 then return; end if;
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
end $fn$`;
