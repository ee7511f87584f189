import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * How fast an account's mail may leave. What is accepted beyond it waits, paced, and is let go a minute's worth at a time.
 * `tat` is the theoretical arrival time of the generic cell rate algorithm: until then what has left is paid for.
 */
export class Pace1790000470000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table paces (
      account_id uuid constraint paces_pkey primary key,
      per_hour int not null constraint paces_per_hour_check check (per_hour > 0),
      tat timestamptz not null,
      due_at timestamptz)`);
    await runner.query('create index paces_due_idx on paces (due_at) where due_at is not null');
    await secure(runner, ['paces']);
    await runner.query('create index delivery_queue_paced on delivery_queue (account_id, class, seq) where state = 2');
    await runner.query('alter function spool_store(timestamptz, jsonb, bytea, int[]) rename to spool_store_rows');
    await runner.query('alter function spool_count_due(timestamptz, jsonb) rename to spool_count_due_rows');
    await runner.query('drop function spool_release(uuid, uuid, smallint, int)');
    await runner.query('drop function spool_release_blocked(uuid, int)');
    for (const text of [TAKE, WAIT, STORE, COUNT_DUE, AFTER_HOLD, RELEASE, RELEASE_BLOCKED, PACE])
      await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Whether mail may leave at once. Not while other mail waits, so that the order stays; only transactional mail may pass it,
 * on account of what comes after. The row is locked until commit, so that two never take one minute's worth.
 */
const TAKE = `create function spool_pace_take(p_now timestamptz, p_account uuid, p_per_hour int, p_n bigint, p_class smallint)
  returns boolean language plpgsql as $fn$
declare
  v_row paces; v_tat timestamptz; v_until timestamptz;
begin
  insert into paces (account_id, per_hour, tat) values (p_account, p_per_hour, p_now)
    on conflict (account_id) do update set per_hour = excluded.per_hour returning * into v_row;
  v_tat := greatest(v_row.tat, p_now) + p_n * (interval '1 hour' / p_per_hour);
  v_until := p_now + (case when v_row.due_at is null then interval '1 minute' when p_class < 2 then interval '2 minutes' else interval '0' end);
  if v_tat <= v_until or (p_n = 1 and v_row.due_at is null and v_row.tat <= p_now) then
    update paces set tat = v_tat where account_id = p_account;
    return true;
  end if;
  update paces set due_at = coalesce(due_at, least(greatest(tat, p_now), p_now + interval '1 minute')) where account_id = p_account;
  return false;
end $fn$`;

const WAIT = `create function spool_pace_wait(p_ids uuid[]) returns void language sql as $fn$
  with paced as (update delivery_queue q set state = 2, because = 9 where q.id = any (p_ids) and q.state = 0 returning q.id)
  update deliveries d set because = 9 from paced where d.id = paced.id $fn$`;

/** Accounts in one order, as everywhere, so that two batches never wait for each other. */
const STORE = `create function spool_store(p_now timestamptz, p_meta jsonb, p_bodies bytea, p_stored int[]) returns void
  language plpgsql as $fn$
declare
  v_row record;
begin
  perform spool_store_rows(p_now, p_meta, p_bodies, p_stored);
  for v_row in
    select x.account_id, x.pace, x.class, array_agg(r.id) as ids
      from jsonb_array_elements(p_meta) with ordinality e (v, ord)
      cross join lateral jsonb_to_record(e.v) as x (account_id uuid, pace int, class smallint, mode smallint, recipients jsonb)
      cross join lateral jsonb_to_recordset(x.recipients) as r (id uuid, suppressed boolean)
     where e.ord = any (p_stored) and x.pace is not null and x.mode = 0 and not r.suppressed
     group by e.ord, x.account_id, x.pace, x.class order by x.account_id, e.ord
  loop
    if not spool_pace_take(p_now, v_row.account_id, v_row.pace, cardinality(v_row.ids), v_row.class) then
      perform spool_pace_wait(v_row.ids);
    end if;
  end loop;
end $fn$`;

const COUNT_DUE = `create function spool_count_due(p_now timestamptz, p_requests jsonb)
  returns table (ord int, released boolean, lane_ids int[]) language plpgsql as $fn$
#variable_conflict use_column
declare
  v_row record; v_item jsonb; v_ids uuid[]; v_class smallint;
begin
  for v_row in select c.* from spool_count_due_rows(p_now, p_requests) c order by c.ord loop
    v_item := p_requests -> (v_row.ord - 1);
    if v_row.released and v_item ->> 'pace' is not null then
      select array_agg(q.id), min(q.class) into v_ids, v_class from delivery_queue q
       where q.id in (select (i #>> '{}')::uuid from jsonb_array_elements(v_item -> 'ids') i) and q.state = 0;
      if v_ids is not null and not spool_pace_take(p_now, (v_item ->> 'account_id')::uuid, (v_item ->> 'pace')::int, cardinality(v_ids), v_class) then
        perform spool_pace_wait(v_ids);
      end if;
    end if;
    return query select v_row.ord, v_row.released, v_row.lane_ids;
  end loop;
end $fn$`;

/** What comes out of a hold goes on at the account's pace, if it has one. */
const AFTER_HOLD = `create function spool_after_hold(p_account uuid) returns smallint language plpgsql as $fn$
begin
  update paces set due_at = coalesce(due_at, tat) where account_id = p_account;
  return case when found then 2 else 0 end;
end $fn$`;

/** Lifts one reason for one account's held rows, oldest first; rows held for anything else stay. */
const RELEASE = `create function spool_release(p_account uuid, p_subscription uuid, p_because smallint, p_limit int)
  returns table (lane_id int, released int) language sql as $fn$
  with chosen as materialized (
    select q.id from delivery_queue q
     where q.state in (2, 3) and q.state = 3 and q.subscription_id is not distinct from p_subscription
       and q.account_id = p_account and q.because = p_because
     order by q.class, q.seq limit p_limit for update skip locked),
  onward as materialized (select spool_after_hold(p_account) as state where exists (select from chosen)),
  freed as (
    update delivery_queue q set state = o.state, because = case o.state when 2 then 9 else 0 end, next_at = null,
        lane_id = coalesce(l.moved_to, q.lane_id)
      from chosen, onward o, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id, q.because),
  marked as (update deliveries d set status = 2, because = freed.because from freed where d.id = freed.id)
  select f.lane_id, count(*)::int from freed f group by f.lane_id $fn$`;

const RELEASE_BLOCKED = `create function spool_release_blocked(p_account uuid, p_limit int)
  returns table (lane_id int, released int) language sql as $fn$
  with chosen as materialized (
    select q.id from delivery_queue q where q.state = 3 and q.because = 8 and q.account_id = p_account
     order by q.class, q.seq limit p_limit for update skip locked),
  onward as materialized (select spool_after_hold(p_account) as state where exists (select from chosen)),
  freed as (
    update delivery_queue q set state = o.state, because = case o.state when 2 then 9 else 0 end, next_at = null,
        lane_id = coalesce(l.moved_to, q.lane_id)
      from chosen, onward o, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id, q.because),
  marked as (update deliveries d set status = 2, because = freed.because from freed where d.id = freed.id)
  select f.lane_id, count(*)::int from freed f group by f.lane_id $fn$`;

/**
 * Lets paced mail go: a minute's worth when the last one is paid for, lowest class first, oldest first. An account without a
 * rate any more lets all of it go. A pacer that comes a little late loses nothing; one that was away for long makes no burst.
 */
const PACE = `create function spool_pace(p_now timestamptz, p_rates jsonb) returns table (lane_id int, released int)
  language plpgsql set enable_seqscan = off set enable_sort = off as $fn$
#variable_conflict use_column
declare
  v_row record; v_n int; v_lanes int[]; v_released int; v_more boolean;
begin
  for v_row in
    select p.account_id, p.tat, r.per_hour from jsonb_to_recordset(p_rates) as r (account_id uuid, per_hour int)
      join paces p on p.account_id = r.account_id where p.due_at <= p_now order by p.account_id for update of p skip locked
  loop
    if v_row.per_hour is not null and v_row.tat > p_now then
      update paces p set per_hour = v_row.per_hour, due_at = least(p.tat, p_now + interval '1 minute') where p.account_id = v_row.account_id;
      continue;
    end if;
    v_n := least(5000, case when v_row.per_hour is null then 5000 else greatest(1, v_row.per_hour / 60) end);
    with chosen as materialized (
      select q.id from delivery_queue q where q.state = 2 and q.account_id = v_row.account_id
       order by q.account_id, q.class, q.seq limit v_n for update skip locked),
    freed as (
      update delivery_queue q set state = 0, because = 0, next_at = null, lane_id = coalesce(l.moved_to, q.lane_id)
        from chosen, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id),
    marked as (update deliveries d set because = 0 from freed where d.id = freed.id)
    select array_agg(f.lane_id), count(*)::int into v_lanes, v_released from freed f;
    v_more := exists (select from delivery_queue q where q.state = 2 and q.account_id = v_row.account_id);
    if v_row.per_hour is null then
      if v_more then update paces p set due_at = p_now where p.account_id = v_row.account_id;
      else delete from paces p where p.account_id = v_row.account_id; end if;
    else
      update paces p set per_hour = v_row.per_hour, tat = x.tat, due_at = case when v_more then least(x.tat, p_now + interval '1 minute') end
        from (select greatest(v_row.tat, p_now - interval '5 seconds') + v_released * (interval '1 hour' / v_row.per_hour) as tat) x
       where p.account_id = v_row.account_id;
    end if;
    return query select l, count(*)::int from unnest(v_lanes) l group by l;
  end loop;
end $fn$`;
