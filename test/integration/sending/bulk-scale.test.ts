import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { RecipientsRepository } from '../../../src/modules/campaigns/expansion/data/recipients.repository.js';
import { BulkSteering } from '../../../src/modules/spool/index.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { startWorld, type World } from '../../support/world.js';
import { bigCustomer, Bulks, readers } from './bulk-steps.js';

const MANY = 200_000;
/** Of one statement. */
const AT_ONCE = 20_000;
const PAGE = 1_000;

interface Reading {
  name: string;
  whole: number;
  byIndex: number;
}

/** What stands in the tables was put there a moment ago: nobody has told the planner yet. */
describe('a page of mail to many beside two hundred thousand', () => {
  let world: World;
  let bulks: Bulks;
  let bulkId: string;
  before(async () => {
    world = await startWorld({ ROLES: 'api', DATABASE_POOL: '12' });
    const worker = await world.another({ ROLES: 'worker,scheduler' });
    bulks = new Bulks(world, await bigCustomer(world));
    await worker.close();
    bulkId = await bulks.prepare();
    for (let filled = 0; filled < MANY; filled += AT_ONCE)
      await bulks.query(
        `with parts as materialized (
         insert into messages (id, account_id, created_at, class, source, source_id, from_email, message_id_header, size_bytes, recipient_count, egress, bulk_id)
         select spool_uuid7(now()), $1, now(), 2, 4, $2, 'x@shop.example', 'm', 1, 1000, 'shared', $3 from generate_series(1, $4::int / 1000)
         returning id),
       numbered as materialized (select id, row_number() over () as n from parts),
       made as materialized (
         select spool_uuid7(now()) as id, p.id as message_id, 'waits' || p.n || '.' || k || '.' || $5::int || '@many.example' as email, nextval('delivery_numbers') as seq
           from numbered p cross join generate_series(1, 1000) k),
       delivered as (
         insert into deliveries (id, message_id, account_id, seq, recipient, recipient_key, kind, status, updated_at)
         select id, message_id, $1, seq, email, email, 0, 2, now() from made),
       known as (
         insert into campaign_recipients (campaign_id, account_id, address, contact_id, variant, state, due_at)
         select $2, $1, email, id, 0, (seq % 2)::int, now() from made)
       insert into delivery_queue (id, seq, lane_id, class, state, account_id, message_id, recipient, created_at)
       select id, seq, 1, 2, 3, $1, message_id, email, now() from made`,
        [bulks.scope.accountId, bulks.campaignId, bulkId, AT_ONCE, filled],
      );
    await bulks.query(
      `insert into suppressions (id, account_id, email, email_key, scope, reason, source, created_at)
       select spool_uuid7(now()), $1, n || '@gone.example', n || '@gone.example', 0, 'bounce', 'bounce', now() from generate_series(1, 20000) n`,
      [bulks.scope.accountId],
    );
  });
  after(() => world.close());

  const readings = (tx: Tx): Promise<Reading[]> =>
    tx.query<Reading & Record<string, unknown>>(
      `select regexp_replace(relname, '_[0-9]{6}$', '') as name, sum(seq_tup_read)::int as whole, sum(coalesce(idx_tup_fetch, 0))::int as "byIndex"
         from pg_stat_xact_user_tables where relname ~ '^(bodies|messages|deliveries|delivery_queue|mail_events|campaign_recipients|suppressions)'
        group by 1 order by 1`,
    );

  /** Rows that a work read: of whole tables, and by index. */
  const read = (work: (tx: Tx) => Promise<unknown>): Promise<{ whole: number; byIndex: number }> =>
    bulks.in(async (tx) => {
      const before = await readings(tx);
      await work(tx);
      const sum = (all: readonly Reading[], what: 'whole' | 'byIndex'): number =>
        all.reduce((total, reading) => total + reading[what], 0);
      const now = await readings(tx);
      return {
        whole: sum(now, 'whole') - sum(before, 'whole'),
        byIndex: sum(now, 'byIndex') - sum(before, 'byIndex'),
      };
    });

  it('is taken, written down and settled by key: nothing of what waits is looked at', async () => {
    const recipients = world.app.get(RecipientsRepository, { strict: false });
    const campaign = { id: bulks.campaignId, accountId: bulks.scope.accountId };
    const page = readers(PAGE, ['scale.example']);
    const addresses = page.map(({ email }) => email);
    const works: Record<string, (tx: Tx) => Promise<unknown>> = {
      'the mail': async (tx) => assert.equal((await bulks.acceptIn(tx, bulkId, page)).accepted, PAGE),
      'the rows': (tx) =>
        recipients.insertIn(
          tx,
          campaign,
          page.map(({ email: address }) => {
            return { address, contactId: newId(world.now()), variant: 0, dueAt: world.now() };
          }),
          () => 'waits',
        ),
      'whose turn it is': (tx) => recipients.waitingIn(tx, campaign.id, 'all', PAGE),
      'what became of them': (tx) =>
        recipients.settleIn(
          tx,
          campaign.id,
          addresses.map((address) => ({ address, state: 'handed_over' as const, variant: 0 })),
        ),
      'the next turn': (tx) => recipients.nextTurnIn(tx, campaign.id),
    };
    for (const [name, work] of Object.entries(works)) {
      const { whole, byIndex } = await read(work);
      assert.ok(whole <= PAGE, `${name} reads ${whole} rows of whole tables`);
      assert.ok(byIndex <= 3 * PAGE, `${name} reads ${byIndex} rows by index`);
    }
  });

  it('holding, going on and ending look at one message each', async () => {
    const steering = world.app.get(BulkSteering, { strict: false });
    const [messageId] = await bulks.in((tx) => steering.messagesIn(tx, bulkId, null, 1));
    for (const [name, work] of Object.entries({
      'the next message': (tx: Tx) => steering.messagesIn(tx, bulkId, messageId!, 1),
      holding: (tx: Tx) => steering.holdIn(tx, messageId!),
      'going on': (tx: Tx) => steering.releaseIn(tx, bulks.scope, messageId!),
      ending: (tx: Tx) => steering.cancelIn(tx, messageId!),
    })) {
      const { whole, byIndex } = await read(work);
      assert.ok(whole <= PAGE, `${name} reads ${whole} rows of whole tables`);
      assert.ok(byIndex <= 12 * PAGE, `${name} reads ${byIndex} rows by index`);
    }
  });
});
