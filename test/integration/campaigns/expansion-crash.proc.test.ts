import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { parseWireId } from '../../../src/kernel/ids.js';
import type { Customer } from '../../support/customer.js';
import { createTestDatabase, type TestDatabase } from '../../support/engines.js';
import { eventually } from '../../support/eventually.js';
import { HttpCaller } from '../../support/http-caller.js';
import { InboxReader } from '../../support/inbox-reader.js';
import type { World } from '../../support/world.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from '../../support/processes.js';
import { scaleOf } from '../../support/scale.js';
import { bigCustomer } from '../sending/bulk-steps.js';

const RECIPIENTS = scaleOf('POSTHORN_CRASH_RECIPIENTS', 100_000);
const KILLS = 3;
const LONG_MS = 300_000;

/** Several workers expand a campaign and are killed again and again, wherever they are. */
describe('workers die while a campaign is expanded', () => {
  let database: TestDatabase;
  let ports: Ports;
  let api: PosthornProcess;
  let workers: PosthornProcess[] = [];
  let client: pg.Client;
  let http: HttpCaller;
  let customer: Customer;

  before(async () => {
    database = await createTestDatabase();
    ports = await freePorts();
    // It delivers too, so that the mails of the sign-up arrive; what expands is killed beside it.
    api = await startProcess(database, ports, { ROLES: 'api,worker,scheduler' });
    http = new HttpCaller(`http://127.0.0.1:${ports.http}`);
    const operator = async (): Promise<string> =>
      (
        await http.post<{ accessToken: string }>('/v1/auth/login', {
          body: { email: 'operator@posthorn.test', password: 'correct horse battery staple' },
        })
      ).body.accessToken;
    customer = await bigCustomer({ http, inbox: new InboxReader(http), operator } as unknown as World);
    // What is handed over waits in the spool: this is about who is handed over, and how often.
    const slow = await http.patch(`/v1/admin/accounts/${customer.accountId}`, {
      token: await operator(),
      body: { ratePerHour: 60 },
    });
    assert.equal(slow.status, 200, slow.text);
    client = new pg.Client({ connectionString: database.databaseUrl, options: '-c role=posthorn_worker' });
    await client.connect();
    await api.stop();
    api = await startProcess(database, ports, { ROLES: 'api,scheduler' });
  });
  after(async () => {
    await client?.end();
    for (const one of [...workers, api]) await one?.stop('SIGKILL');
    await database.drop();
  });

  const one = async <T>(sql: string, params: unknown[] = []): Promise<T> =>
    (await client.query(sql, params)).rows[0] as T;
  const start = async (): Promise<PosthornProcess> => startProcess(database, await freePorts(), { ROLES: 'worker' });

  it(`F08: kill -9 anywhere: ${RECIPIENTS.toLocaleString('en')} recipients, everyone once`, async () => {
    const token = customer.secret;
    const list = await http.post<{ id: string }>('/v1/lists', { token, body: { name: 'All' } });
    await fill(client, parseWireId('acc', customer.accountId)!, parseWireId('lst', list.body.id)!, RECIPIENTS);
    const draft = await http.post<{ id: string }>('/v1/campaigns', {
      token,
      body: {
        name: 'Crash',
        from: { email: customer.email },
        subject: 'Hello {{number}}',
        text: 'Hello {{number}}',
        audience: { lists: [list.body.id] },
      },
    });
    assert.equal(draft.status, 201, draft.text);
    const id = parseWireId('cmp', draft.body.id)!;
    workers = await Promise.all([start(), start()]);
    const scheduled = await http.post(`/v1/campaigns/${draft.body.id}/schedule`, { token, body: {} });
    assert.equal(scheduled.status, 200, scheduled.text);
    const handedOver = async (): Promise<number> =>
      (await one<{ n: number }>('select handed_over as n from campaigns where id = $1', [id])).n;
    for (let kill = 0; kill < KILLS && (await handedOver()) < RECIPIENTS; kill += 1) {
      const before = await handedOver();
      await eventually(
        'a page is under way',
        async () => (await busy(client)) || (await handedOver()) > before,
        LONG_MS,
        2,
      );
      // Somewhere in it: each question takes a little time.
      for (let asked = Math.floor(Math.random() * 40); asked > 0; asked -= 1) await busy(client);
      const dead = workers.shift()!;
      await dead.stop('SIGKILL');
      workers.push(await start());
    }
    await eventually('all are handed over', async () => (await handedOver()) === RECIPIENTS, LONG_MS, 100);
    const shown = await http.get<{ progress: Record<string, number> }>(`/v1/campaigns/${draft.body.id}`, { token });
    assert.deepEqual([shown.body.progress['recipients'], shown.body.progress['sent']], [RECIPIENTS, RECIPIENTS]);
    const spool = await one<{ copies: number; readers: number; accepted: number }>(
      `select count(*)::int as copies, count(distinct d.recipient_key)::int as readers,
              (select sum(accepted)::int from bulks where campaign_id = $1) as accepted
         from bulks b join messages m on m.bulk_id = b.id join deliveries d on d.message_id = m.id where b.campaign_id = $1`,
      [id],
    );
    assert.deepEqual(spool, { copies: RECIPIENTS, readers: RECIPIENTS, accepted: RECIPIENTS });
    const rows = await one<{ n: number }>('select count(*)::int as n from campaign_recipients where campaign_id = $1', [
      id,
    ]);
    assert.equal(rows.n, RECIPIENTS);
    const events = await one<{ n: number }>(
      `select count(*)::int as n from mail_events e join messages m on m.id = e.message_id
         join bulks b on b.id = m.bulk_id where b.campaign_id = $1 and e.type = 1`,
      [id],
    );
    assert.equal(events.n, RECIPIENTS, 'accepted, each once');
  });
});

/** Whether a worker is in the middle of a page. */
async function busy(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_stat_activity where state <> 'idle' and xact_start is not null and pid <> pg_backend_pid()
        and query ~ 'spool_bulk|campaign_recipients|list_members' limit 1`,
  );
  return rows.length > 0;
}

async function fill(client: pg.Client, accountId: string, listId: string, count: number): Promise<void> {
  await client.query(
    `with made as (
       insert into contacts (id, account_id, email, fields, created_at, updated_at)
       select gen_random_uuid(), $1, 'reader' || n || '@crash.example', jsonb_build_object('number', n), now(), now()
         from generate_series(1, $3::int) n returning id)
     insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
     select $1, $2, id, 'active', now(), now() from made`,
    [accountId, listId, count],
  );
  await client.query('analyze contacts');
  await client.query('analyze list_members');
}
