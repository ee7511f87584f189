import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from '../src/platform/database/secure-tables.js';

/**
 * Mail to many: what it says is stored once, each message holds up to a thousand of its recipients, and the message's
 * body is nothing but what differs between them. Locks in this order, everywhere: the bulk, quota windows by id, the pace.
 */
export class BulkMail1790000640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table bulks (
      id uuid constraint bulks_pkey primary key,
      account_id uuid not null,
      campaign_id uuid not null,
      created_at timestamptz not null,
      from_email text not null,
      subject text not null,
      track smallint not null,
      tags text[],
      urls text[] not null,
      encoding smallint not null,
      raw_bytes int not null,
      content bytea,
      state smallint not null default 0 constraint bulks_state_check check (state in (0, 1, 2)),
      accepted bigint not null default 0,
      cancelled bigint not null default 0,
      work smallint not null default 0 constraint bulks_work_check check (work in (0, 1, 2, 3)),
      work_after uuid,
      ended_at timestamptz
    ) with (fillfactor = 70)`);
    await runner.query(`comment on column bulks.state is '0 goes on, 1 paused, 2 cancelled'`);
    await runner.query(
      `comment on column bulks.work is 'what is still to be done to its waiting deliveries, message by message: 1 hold, 2 release, 3 cancel'`,
    );
    await runner.query('alter table bulks alter column content set storage external');
    await runner.query('create index bulks_account on bulks (account_id, id)');
    await runner.query('create index bulks_campaign on bulks (account_id, campaign_id)');
    await runner.query('create index bulks_work on bulks (id) where work <> 0');
    await runner.query(`create table bulk_dues (
      message_id uuid constraint bulk_dues_pkey primary key,
      account_id uuid not null,
      bulk_id uuid not null,
      due_at timestamptz not null
    )`);
    await runner.query('create index bulk_dues_due on bulk_dues (due_at, message_id)');
    await runner.query('create index bulk_dues_account on bulk_dues (account_id)');
    await secure(runner, ['bulks', 'bulk_dues']);
    await runner.query('alter table messages add column bulk_id uuid');
    await runner.query('create index messages_bulk on messages (bulk_id, id) where bulk_id is not null');
    await runner.query(
      'create index delivery_queue_bulk_held on delivery_queue (account_id, message_id, id) where state = 3 and because = 17',
    );
    for (const text of [OPEN, STORE, HOLD, RELEASE, CANCEL, DUE]) await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Plans once and then never looks at statistics: these statements go by index whatever the tables hold. */
const STEADY =
  'set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off';

/**
 * Who of a page may be written to, and for how many there is room. Far from every limit nothing is locked here: the page is
 * counted by the statement that stores it, last of all, so that single mails of the account do not wait for a page.
 * Near a limit the room is taken now, as much of it as there is; what is left over is refused, once, as any mail would be.
 */
const OPEN = `create function spool_bulk_open(p_now timestamptz, p_account uuid, p_bulk uuid, p_keys text[], p_windows jsonb)
  returns table (state smallint, suppressed int[], taken int, window_kind smallint, is_counted boolean) language plpgsql ${STEADY} as $fn$
#variable_conflict use_column
declare
  v_state smallint; v_suppressed int[]; v_n bigint; v_room bigint; v_take bigint; v_requests jsonb; v_row record; v_kind smallint;
begin
  perform pg_current_xact_id();
  select b.state into v_state from bulks b where b.id = p_bulk and b.account_id = p_account for update;
  if v_state is distinct from 0 then
    return query select v_state, '{}'::int[], 0, null::smallint, false;
    return;
  end if;
  select coalesce(array_agg(k.ord::int), '{}') into v_suppressed
    from unnest(p_keys) with ordinality k (key, ord)
    cross join lateral (select from suppressions s
       where s.account_id = p_account and s.email_key = k.key and (s.expires_at is null or s.expires_at > p_now) limit 1) s;
  v_n := cardinality(p_keys) - cardinality(v_suppressed);
  select min(w."limit" - coalesce(q.used, 0)) into v_room
    from jsonb_to_recordset(p_windows) as w (subscription_id uuid, kind smallint, starts timestamptz, "limit" bigint)
    left join quota_windows q on q.subscription_id = w.subscription_id and q.kind = w.kind and q.window_start = w.starts
   where w."limit" is not null;
  if v_n = 0 or v_room is null or v_room >= 2 * v_n + 10000 then
    return query select v_state, v_suppressed, v_n::int, null::smallint, false;
    return;
  end if;

  insert into quota_windows (account_id, subscription_id, kind, window_start, window_end, used, limit_at_open)
  select p_account, w.subscription_id, w.kind, w.starts, w.ends, 0, w."limit"
    from jsonb_to_recordset(p_windows) as w (subscription_id uuid, kind smallint, starts timestamptz, ends timestamptz, "limit" bigint)
   where not exists (select from quota_windows q where q.subscription_id = w.subscription_id and q.kind = w.kind and q.window_start = w.starts)
   order by w.subscription_id, w.kind, w.starts
  on conflict do nothing;
  v_room := null;
  for v_row in
    select q.subscription_id, q.kind, q.window_start, q.used from quota_windows q where q.id in (
      select x.id from jsonb_to_recordset(p_windows) as w (subscription_id uuid, kind smallint, starts timestamptz)
        join quota_windows x on x.subscription_id = w.subscription_id and x.kind = w.kind and x.window_start = w.starts)
     order by q.id for update
  loop
    select least(v_room, min(w."limit" - v_row.used)) into v_room
      from jsonb_to_recordset(p_windows) as w (subscription_id uuid, kind smallint, starts timestamptz, "limit" bigint)
     where w.subscription_id = v_row.subscription_id and w.kind = v_row.kind and w.starts = v_row.window_start;
  end loop;
  v_take := greatest(0, least(v_n, v_room));
  v_requests := case when v_take = 0 then '[]'::jsonb else jsonb_build_array(
    jsonb_build_object('ord', 1, 'n', v_take, 'account_id', p_account, 'windows', p_windows)) end;
  if v_take < v_n then
    v_requests := v_requests || jsonb_build_array(
      jsonb_build_object('ord', 2, 'n', v_n - v_take, 'account_id', p_account, 'windows', p_windows));
  end if;
  for v_row in select * from spool_judge(p_now, v_requests) loop
    if not v_row.fits then v_kind := v_row.window_kind; end if;
  end loop;
  return query select v_state, v_suppressed, v_take::int, v_kind, true;
end $fn$`;

/**
 * Stores a page: a message with its body for each part, a delivery, its place in the queue and its event for each recipient.
 * Quota and pace come last, because whoever takes them holds up the account's other mail until its commit. Use that
 * rose meanwhile beyond what \`spool_bulk_open\` saw ends the whole transaction, which is then tried again.
 * The first event of a delivery has the delivery's own id: it is unique among events too, and costs nothing.
 */
const STORE = `create function spool_bulk_store(p_now timestamptz, p_bulk jsonb, p_messages jsonb, p_bodies bytea,
    p_ids uuid[], p_emails text[], p_keys text[], p_lanes int[], p_parts int[], p_windows jsonb, p_pace int)
  returns table (is_paced boolean) language plpgsql ${STEADY} as $fn$
declare
  v_bulk record; v_messages uuid[]; v_state smallint := 0; v_because smallint := 0; v_due timestamptz; v_n int := cardinality(p_ids);
begin
  perform pg_current_xact_id();
  select x.* into v_bulk from jsonb_to_record(p_bulk) as x (id uuid, account_id uuid, subscription_id uuid, campaign_id uuid, from_email text,
    subject text, tags text[], track smallint, egress text, not_before timestamptz);
  select array_agg(x.id order by x.ord) into v_messages from jsonb_to_recordset(p_messages) as x (ord int, id uuid);
  if v_bulk.not_before is not null then
    v_state := 3; v_because := 3; v_due := v_bulk.not_before;
  elsif p_pace is not null and (v_n * (interval '1 hour' / p_pace) > interval '1 minute'
      or exists (select from paces p where p.account_id = v_bulk.account_id and p.due_at is not null)) then
    v_state := 2; v_because := 9;
  end if;

  insert into bodies (message_id, account_id, encoding, raw_bytes, content)
  select x.id, v_bulk.account_id, 2, x.raw_bytes, substring(p_bodies from x.body_at for x.body_bytes)
    from jsonb_to_recordset(p_messages) as x (id uuid, raw_bytes int, body_at int, body_bytes int);
  insert into messages (id, account_id, subscription_id, created_at, class, source, source_id, from_email, subject, message_id_header,
    size_bytes, recipient_count, tags, send_at, sandbox, track, egress, bulk_id)
  select x.id, v_bulk.account_id, v_bulk.subscription_id, p_now, 2, 4, v_bulk.campaign_id, v_bulk.from_email, v_bulk.subject, x.header,
    x.size_bytes, x.n, v_bulk.tags, v_bulk.not_before, false, v_bulk.track, v_bulk.egress, v_bulk.id
    from jsonb_to_recordset(p_messages) as x (id uuid, header text, size_bytes int, n int);
  insert into bulk_dues (message_id, account_id, bulk_id, due_at)
  select m, v_bulk.account_id, v_bulk.id, v_due from unnest(v_messages) m where v_due is not null;
  with r as materialized (
    select u.id, u.email, u.key, u.lane, v_messages[u.part] as message_id, nextval('delivery_numbers') as seq
      from unnest(p_ids, p_emails, p_keys, p_lanes, p_parts) as u (id, email, key, lane, part)),
  deliveries_in as (
    insert into deliveries (id, message_id, account_id, seq, recipient, recipient_key, kind, status, because, updated_at)
    select id, message_id, v_bulk.account_id, seq, email, key, 0, case v_state when 3 then 0 else 2 end, v_because, p_now from r),
  queued as (
    insert into delivery_queue (id, seq, lane_id, class, state, account_id, subscription_id, message_id, recipient, next_at, created_at, because)
    select id, seq, lane, 2, v_state, v_bulk.account_id, v_bulk.subscription_id, message_id, email, v_due, p_now, v_because from r)
  insert into mail_events (id, account_id, message_id, delivery_id, type, at)
  select id, v_bulk.account_id, message_id, id, 1, p_now from r;
  update bulks b set accepted = b.accepted + v_n where b.id = v_bulk.id;

  if p_windows is not null and jsonb_array_length(p_windows) > 0 and exists (
      select from spool_judge(p_now, jsonb_build_array(jsonb_build_object('ord', 1, 'n', v_n, 'account_id', v_bulk.account_id, 'windows', p_windows))) j
       where not j.fits) then
    raise exception 'the room for these recipients was taken meanwhile' using errcode = '40001';
  end if;
  if p_pace is not null and v_due is null then
    if not spool_pace_take(p_now, v_bulk.account_id, p_pace, v_n, 2::smallint) then
      if v_state = 0 then perform spool_pace_wait(p_ids); end if;
      v_state := 2;
    elsif v_state = 2 then
      update delivery_queue q set state = 0, because = 0 where q.id = any (p_ids);
      update deliveries d set because = 0 where d.id = any (p_ids);
      v_state := 0;
    end if;
  end if;
  return query select v_state <> 0;
end $fn$`;

/** What waits of a message stays where it is until its bulk goes on. What is held for another reason meets the pause at the dial. */
const HOLD = `create function spool_bulk_hold(p_message uuid) returns int language plpgsql ${STEADY} as $fn$
declare
  v_held int;
begin
  with chosen as materialized (
    select q.id from deliveries d join delivery_queue q on q.id = d.id where d.message_id = p_message and q.state in (0, 1, 2)
     order by q.id for update of q skip locked)
  update delivery_queue q set state = 3, because = 17 from chosen c where q.id = c.id;
  get diagnostics v_held = row_count;
  return v_held;
end $fn$`;

/**
 * Retries wait for their time again, the rest goes on at the account's pace, if it has one. Days are given to a delivery from
 * when it could leave.
 */
const RELEASE = `create function spool_bulk_release(p_now timestamptz, p_account uuid, p_message uuid)
  returns table (lane_id int, released int) language sql ${STEADY} as $fn$
  with chosen as materialized (
    select q.id from delivery_queue q where q.state = 3 and q.because = 17 and q.account_id = p_account and q.message_id = p_message
     order by q.id for update skip locked),
  onward as materialized (select spool_after_hold(p_account) as state where exists (select from chosen)),
  freed as (
    update delivery_queue q set state = case when q.next_at > p_now then 1 else o.state end,
        because = case when q.next_at > p_now then 4 when o.state = 2 then 9 else 0 end,
        next_at = case when q.next_at > p_now then q.next_at end, created_at = case when q.tries = 0 then p_now else q.created_at end,
        lane_id = coalesce(l.moved_to, q.lane_id)
      from chosen, onward o, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id, q.because),
  marked as (update deliveries d set because = freed.because from freed where d.id = freed.id and d.because <> freed.because)
  select f.lane_id, count(*)::int from freed f group by f.lane_id $fn$`;

/** Ends what waits of a message; what a connection has just now is judged again before it is dialled once more. */
const CANCEL = `create function spool_bulk_cancel(p_now timestamptz, p_message uuid) returns int language plpgsql ${STEADY} as $fn$
declare
  v_ids uuid[];
begin
  delete from bulk_dues b where b.message_id = p_message;
  select array_agg(x.id) into v_ids from (
    select q.id from deliveries d join delivery_queue q on q.id = d.id where d.message_id = p_message and q.state <> 4
     order by q.id for update of q skip locked) x;
  if v_ids is null then return 0; end if;
  return (select count(*)::int from spool_end(p_now, v_ids, 9::smallint, 12::smallint, 0::smallint, null));
end $fn$`;

/** The time of a message has come: it goes on, at the account's pace, or stays held while its bulk is paused. */
const DUE = `create function spool_bulk_due(p_now timestamptz, p_message uuid, p_pace int, p_is_paused boolean)
  returns table (lane_id int) language plpgsql ${STEADY} as $fn$
#variable_conflict use_column
declare
  v_ids uuid[]; v_account uuid; v_state smallint := 0; v_because smallint := 0;
begin
  delete from bulk_dues b where b.message_id = p_message returning b.account_id into v_account;
  if not found then return; end if;
  select array_agg(x.id) into v_ids from (
    select q.id from deliveries d join delivery_queue q on q.id = d.id
     where d.message_id = p_message and q.state = 3 and q.because = 3 order by q.id for update of q) x;
  if v_ids is null then return; end if;
  if p_is_paused then
    v_state := 3; v_because := 17;
  elsif p_pace is not null and not spool_pace_take(p_now, v_account, p_pace, cardinality(v_ids), 2::smallint) then
    v_state := 2; v_because := 9;
  end if;
  update deliveries d set status = 2, because = v_because, updated_at = p_now where d.id = any (v_ids);
  return query
  with freed as (
    update delivery_queue q set state = v_state, because = v_because, next_at = null, created_at = p_now,
        lane_id = coalesce(l.moved_to, q.lane_id)
      from lanes l where q.id = any (v_ids) and l.id = q.lane_id returning q.lane_id)
  select distinct f.lane_id from freed f;
end $fn$`;
