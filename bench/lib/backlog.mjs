/** Deliveries that wait, written straight into the queue: a million of them by the API would take longer than the benchmark. */
import pg from 'pg';

const PER_MESSAGE = 1_000;

const FILL = `with m as materialized (select spool_uuid7(now()) as id, n from generate_series(1, $2::int) n),
  body as (insert into bodies (message_id, account_id, encoding, raw_bytes, content)
    select id, $1, 0, length($3::bytea), $3 from m),
  message as (insert into messages (id, account_id, created_at, class, source, from_email, subject, message_id_header,
      size_bytes, recipient_count, egress)
    select id, $1, now(), 1, 0, $7::text, 'Waiting', '<' || id || '@plain.test>', length($3::bytea), ${PER_MESSAGE}, 'shared' from m),
  r as materialized (select spool_uuid7(now()) as id, nextval('delivery_numbers') as seq, m.id as message_id, k,
      'w' || m.n || '.' || k || '@' || ($5::text[])[1 + (k - 1) % cardinality($5::text[])] as email,
      ($4::int[])[1 + (k - 1) % cardinality($4::int[])] as lane from m, generate_series(1, ${PER_MESSAGE}) k),
  delivery as (insert into deliveries (id, message_id, account_id, seq, recipient, recipient_key, kind, status, updated_at)
    select id, message_id, $1, seq, email, email, 0, 2, now() from r)
  insert into delivery_queue (id, seq, lane_id, class, state, account_id, message_id, recipient, next_at, created_at, because)
  select id, seq, lane, 1, case when $6::interval is null then 0 else 1 end, $1, message_id, email, now() + $6::interval, now(),
    case when $6::interval is null then 0 else 4 end from r`;

/** The name that the world's DNS gives to domain number `n`. */
export const domainName = (n) => `d${String(n).padStart(4, '0')}.bench.test`;

/**
 * So many deliveries of an account, in turn for the domains from number `first` on: ready, or retries in `after` (an interval).
 * The lanes of these domains must not exist yet.
 */
export async function fillQueue(database, { account, from, count, first, domains, after = null }) {
  const sql = new pg.Client({ connectionString: database });
  await sql.connect();
  try {
    const names = Array.from({ length: domains }, (_, n) => domainName(first + n));
    const { rows } = await sql.query(
      `insert into lanes (egress, site, provisional) select 'shared', 'mx:mx.' || d, false from unnest($1::text[]) d
         on conflict (egress, site) do update set provisional = false returning id, site`,
      [names],
    );
    const laneOf = new Map(rows.map(({ id, site }) => [site, id]));
    const lanes = names.map((name) => laneOf.get(`mx:mx.${name}`));
    const body = Buffer.from(`From: ${from}\r\nSubject: Waiting\r\n\r\nWaiting.\r\n`);
    for (let left = count / PER_MESSAGE; left > 0; left -= 50)
      await sql.query(FILL, [account, Math.min(50, left), body, lanes, names, after, from]);
    await sql.query('vacuum analyze delivery_queue');
    await sql.query('vacuum analyze deliveries');
  } finally {
    await sql.end();
  }
}
