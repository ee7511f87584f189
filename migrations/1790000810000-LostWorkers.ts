import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many workers in a row died with a delivery in their hands. Its tries were counted instead, so that a message which had been
 * deferred twice was set apart at the first death, and one that killed its worker before the final dot never was. The older form of
 * the function stays for processes of the version before.
 */
export class LostWorkers1790000810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table delivery_queue add column lost_workers smallint not null default 0');
    await runner.query(
      'create index delivery_queue_quarantined on delivery_queue (id) where state = 3 and because = 7',
    );
    await runner.query(TAKE_OVER);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * What a dead session held is ready again. The delivery whose final dot was under way may have arrived: it is marked, and set apart
 * after `p_quarantine_after` deaths. The others were only beside it: who was lost twice waits for some seconds of his own, so that
 * they come apart; who then is alone with the next death, or is there a fifth time, is set apart too.
 */
const TAKE_OVER = `create function spool_take_over(p_now timestamptz, p_dead_owners int[], p_quarantine_after smallint, p_limit int)
  returns table (session_id bigint, lane_id int, in_doubt uuid, quarantined int) language plpgsql as $fn$
#variable_conflict use_column
declare
  v_session lane_sessions; v_doubt uuid; v_ids uuid[];
begin
  -- The transaction's number before any event's: the readers' horizon counts on it.
  perform pg_current_xact_id();
  for v_session in
    select s.* from lane_sessions s where s.lease_until < clock_timestamp() or s.owner = any (p_dead_owners)
     order by s.id limit p_limit for update skip locked
  loop
    v_doubt := null;
    select q.id into v_doubt from delivery_queue q
     where q.id = v_session.in_doubt and q.state = 4 and q.session_id = v_session.id;
    with held as materialized (
      select q.id, q.id is not distinct from v_doubt as doubtful, q.lost_workers + 1 as lost,
             row_number() over (order by q.seq) as place, count(*) over () = 1 as alone
        from delivery_queue q where q.state = 4 and q.session_id = v_session.id),
    judged as materialized (
      select h.*, h.lost >= 5 or (h.doubtful or h.alone) and h.lost >= p_quarantine_after as apart,
             not h.doubtful and h.lost > 1 as waits from held h),
    moved as (
      update delivery_queue q set session_id = null, lost_workers = j.lost,
          tries = q.tries + case when j.doubtful then 1 else 0 end, ambiguous = q.ambiguous or j.doubtful,
          state = case when j.apart then 3 when j.waits then 1 else 0 end,
          because = case when j.apart then 7 when j.waits then 4 else 0 end,
          next_at = case when j.waits and not j.apart then p_now + j.place * interval '2 seconds' end
        from judged j where q.id = j.id and q.state = 4 and q.session_id = v_session.id returning q.id, q.state)
    select coalesce(array_agg(m.id) filter (where m.state = 3), '{}') into v_ids from moved m;
    if v_ids <> '{}' then
      update deliveries d set status = 1, because = 7, updated_at = p_now where d.id = any (v_ids);
      insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
      select spool_uuid7(p_now), q.account_id, q.message_id, q.id, 2, q.tries, p_now, null
        from delivery_queue q where q.id = any (v_ids) order by q.id;
    end if;
    delete from lane_sessions s where s.id = v_session.id;
    return query select v_session.id, v_session.lane_id, v_doubt, cardinality(v_ids);
  end loop;
end $fn$`;
