/** An account has so many messages taken at a time, where others wait too. */
const ACCOUNTS_A_TURN = 20;

/** The accounts behind the cursor that have something ready for a country, by jumps over the index. */
const walk = (priority: 0 | 1, after: string): string => `
  with recursive walk as (
    (select account_id, 1 as n from sms_queue where state = 0 and route_id is null and priority = ${priority} and country = c.country
        and account_id > ${after} order by account_id limit 1)
    union all
    select x.account_id, w.n + 1 from walk w cross join lateral (
      select q.account_id from sms_queue q where q.state = 0 and q.route_id is null and q.priority = ${priority} and q.country = c.country
         and q.account_id > w.account_id order by q.account_id limit 1) x where w.n < ${ACCOUNTS_A_TURN})
  select account_id from walk`;

const NOBODY = `'00000000-0000-0000-0000-000000000000'`;

const ready = (priority: 0 | 1, after: string): string => `
  (select r.message_id, ${priority} as priority, r.account_id from countries c
     cross join lateral (select a.account_id, count(*) over () as accounts from (${walk(priority, after)}) a) a
     cross join lateral (select q.message_id, q.account_id from sms_queue q where q.state = 0 and q.route_id is null
        and q.priority = ${priority} and q.country = c.country and q.account_id = a.account_id
        order by q.message_id limit greatest(1, $5::int / a.accounts) for update skip locked) r limit $5)`;

/**
 * Takes what may leave by a session that still holds its lease: first what only its route may finish, then transactional
 * messages, then marketing; of each the accounts behind the cursor `$4` before the others.
 */
export const CLAIM = `with holder as (
    select id from sms_route_sessions where id = $1 and lease_until >= clock_timestamp()),
  countries as (select country from unnest($3::text[]) c (country) where exists (select from holder)),
  pinned as materialized (
    select message_id, 0 as place from sms_queue where state = 0 and route_id = $2 and exists (select from holder)
     order by priority, message_id limit $5 for update skip locked),
  first as materialized (${ready(0, '$4::uuid')}),
  wrapped as materialized (${ready(0, `${NOBODY}::uuid`)}),
  bulk as materialized (${ready(1, '$4::uuid')}),
  bulk_wrapped as materialized (${ready(1, `${NOBODY}::uuid`)}),
  wanted as (
    select message_id, min(place) as place from (
      select message_id, place from pinned union all select message_id, 1 from first union all select message_id, 2 from wrapped
      union all select message_id, 3 from bulk union all select message_id, 4 from bulk_wrapped) a
    group by message_id order by 2, 1 limit $5),
  taken as (
    update sms_queue q set state = 3, session_id = $1, leased_by = $2, attempt = q.attempt + 1, due_at = null
      from wanted w where q.message_id = w.message_id returning q.message_id, q.account_id, q.attempt, q.again, q.expires_at)
  select t.message_id as "messageId", t.account_id as "accountId", t.attempt, t.again, t.expires_at as "expiresAt", m.number, m.country,
         m.sender, m.kind, x.text, m.encoding, m.parts, m.reference, m.created_at as "createdAt",
         coalesce((select array_agg(p.part order by p.part) from sms_parts p
                    where p.message_id = t.message_id and p.status <> 'unknown' and p.status <> 'waiting'), '{}') as done,
         coalesce((select array_agg(p.part order by p.part) from sms_parts p
                    where p.message_id = t.message_id and p.status = 'unknown'), '{}') as unknown,
         m.confirms is null
           and exists (select from sms_stops s where s.account_id = t.account_id and s.number = m.number) as stopped
    from taken t join sms_messages m on m.id = t.message_id left join sms_texts x on x.id = m.text_id order by t.message_id`;
