import pg from 'pg';

/** Whose tickets `mine` are. */
export const MANY_TICKETS_STAFF = '0199f3a0-0000-7000-8000-0000000000aa';

/** Two in a thousand are open; one word is in all of them, another in one of ten thousand. */
const TICKETS = `insert into tickets (id, account_id, number, topic, queue, subject, status, priority, language, channel,
    opened_by_type, version, created_at, updated_at, assignee_id, breached, tags, sender_email, sender_domain)
  select ('0199f3a0-' || lpad(to_hex(n / 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    md5((n % 5000)::text)::uuid, 10000 + n, 'technical',
    (array['general', 'billing', 'deliverability', 'sales', 'success'])[1 + n / 7 % 5], 'Subject',
    case when n % 500 = 0 then 'open' else 'closed' end, 'normal', 'en', 'web', 'system', 1, now(), now(),
    case when n % 1000 = 0 then '${MANY_TICKETS_STAFF}'::uuid when n % 3 = 0 then md5((n % 50)::text)::uuid end,
    n % 5000 = 0, case when n % 10000 = 0 then '{rare}'::text[] else '{}' end,
    case when n % 100 = 0 then 'p' || n || '@d' || n / 100 % 700 || '.example' end,
    case when n % 100 = 0 then 'd' || n / 100 % 700 || '.example' end
  from generate_series(1, $1::int) n`;
const WORDS = `insert into ticket_words (ticket_id, account_id, words)
  select id, account_id, array_to_tsvector(array_remove(array['common', 'w' || number % 20000,
    case when number % 10000 = 0 then 'seldom' end], null)) from tickets where number > 10000`;

/** A table of closed tickets with some open ones among them, as a help desk has after years. */
export async function manyTickets(databaseUrl: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl, statement_timeout: 0 });
  await owner.connect();
  try {
    for (const table of ['tickets', 'ticket_words'])
      await owner.query(`alter table ${table} no force row level security`);
    await owner.query(TICKETS, [count]);
    await owner.query(WORDS);
    for (const table of ['tickets', 'ticket_words']) await owner.query(`alter table ${table} force row level security`);
    await owner.query('vacuum (analyze) tickets, ticket_words');
  } finally {
    await owner.end();
  }
}
