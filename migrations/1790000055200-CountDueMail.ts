import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mail that was scheduled takes its quota on the day it falls due (D-15). What fits becomes ready; what does not waits,
 * held, until the window that refused it ends. Messages are judged whole and in the order they were accepted.
 */
export class CountDueMail1790000055200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOLD_DUE);
    await runner.query(COUNT_DUE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const COUNT_DUE = `create function spool_count_due(p_now timestamptz, p_requests jsonb)
  returns table (ord int, released boolean, lane_ids int[]) language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $fn$
#variable_conflict use_column
declare
  v_row record; v_open jsonb; v_ids uuid[]; v_lanes int[]; v_because smallint; v_ends timestamptz; v_item jsonb;
begin
  perform pg_current_xact_id();
  perform 1 from delivery_queue q
    where q.id in (select (i #>> '{}')::uuid from jsonb_array_elements(p_requests) r, jsonb_array_elements(r -> 'ids') i) and not q.counted
    order by q.id for update;
  select jsonb_agg(r.item || jsonb_build_object('ord', r.ord, 'n', r.n) order by r.ord) into v_open from (
    select e.v as item, e.ord, (select count(*) from delivery_queue q
        where q.id in (select (i #>> '{}')::uuid from jsonb_array_elements(e.v -> 'ids') i) and not q.counted and q.state in (3, 5)) as n
      from jsonb_array_elements(p_requests) with ordinality e (v, ord)) r where r.n > 0;
  if v_open is null then return; end if;
  for v_row in select * from spool_judge(p_now, v_open) loop
    v_item := p_requests -> (v_row.ord - 1);
    select array_agg((i #>> '{}')::uuid) into v_ids from jsonb_array_elements(v_item -> 'ids') i;
    if v_row.fits then
      with freed as (
        update delivery_queue q set state = 0, counted = true, because = 0, next_at = null, lane_id = coalesce(l.moved_to, q.lane_id)
          from lanes l where q.id = any (v_ids) and not q.counted and l.id = q.lane_id returning q.id, q.lane_id),
      marked as (update deliveries d set status = 2, because = 0, updated_at = p_now from freed f where d.id = f.id)
      select array_agg(distinct f.lane_id) into v_lanes from freed f;
      return query select v_row.ord, true, v_lanes;
    else
      v_because := case v_row.window_kind when 1 then 2 when 2 then 1 else 13 end;
      select (w ->> 'ends')::timestamptz into v_ends from jsonb_array_elements(v_item -> 'windows') w
       where (w ->> 'kind')::smallint = v_row.window_kind;
      perform spool_hold_due(p_now, v_ids, v_because, v_ends);
      return query select v_row.ord, false, null::int[];
    end if;
  end loop;
end $fn$`;

/** Says once that it is held; a message that is still held after the next judgement is no news. */
const HOLD_DUE = `create function spool_hold_due(p_now timestamptz, p_ids uuid[], p_because smallint, p_until timestamptz) returns void
  language plpgsql as $fn$
begin
  with held as materialized (
    update delivery_queue q set state = 3, because = p_because, next_at = p_until
      from delivery_queue old where q.id = any (p_ids) and not q.counted and old.id = q.id
    returning q.id, q.account_id, q.message_id, q.tries, old.state as state_before),
  marked as (update deliveries d set status = 1, because = p_because, updated_at = p_now from held h where d.id = h.id)
  insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
  select spool_uuid7(p_now), h.account_id, h.message_id, h.id, 2, h.tries, p_now, null from held h where h.state_before <> 3;
end $fn$`;
