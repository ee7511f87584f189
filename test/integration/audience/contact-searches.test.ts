import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { newId, parseWireId } from '../../../src/kernel/ids.js';
import { instantOf } from '../../../src/kernel/time/instant.js';
import { type ContactFilter, ContactSearch } from '../../../src/modules/audience/contacts/index.js';
import type { ContactOrder } from '../../../src/modules/audience/contacts/rules/contact-order.js';
import { accountScope, type AccountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

async function asOwner(world: World, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: world.database.databaseUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

describe('searches of contacts', () => {
  let world: World;
  let scope: AccountScope;
  let unitOfWork: UnitOfWork;

  before(async () => {
    world = await startWorld();
    scope = accountScope(parseWireId('acc', (await signUpCustomer(world)).accountId)!);
    unitOfWork = world.app.get(UnitOfWork, { strict: false });
  });
  after(() => world.close());

  const newList = async (): Promise<string> => {
    const id = newId(world.now());
    await unitOfWork.run(scope, (tx) =>
      tx.query(
        `insert into lists (id, account_id, name, double_opt_in, token, created_at, updated_at) values ($1, $2, 'News', false, 't', now(), now())`,
        [id, scope.accountId],
      ),
    );
    return id;
  };

  it('a page of contacts costs what a page costs: each search goes along its own index, by time nothing is sorted', async () => {
    const list = await newList();
    await unitOfWork.runAsWorker(async (tx) => {
      const { accountId } = scope;
      await tx.query(
        `insert into contacts (id, account_id, email, tags, created_at, updated_at)
         select (lpad(to_hex(1700000000000 + n), 12, '0') || '7000800000000000' || lpad(to_hex(n), 4, '0'))::uuid, $1, 'many' || n || '@many.example',
                case when n % 3 = 0 then '{third}'::text[] else '{}' end, now(), now() - n * interval '1 second'
           from generate_series(1, 60000) n`,
        [accountId],
      );
      await tx.query(
        `insert into contact_tags select account_id, 'third', id from contacts where account_id = $1 and tags = '{third}'`,
        [accountId],
      );
      await tx.query(
        `insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
         select account_id, $2, id, 'active', now(), now() from contacts where account_id = $1 and email like 'many%'`,
        [accountId, list],
      );
    });
    await asOwner(world, 'analyze contacts; analyze contact_tags; analyze list_members');
    const search = new ContactSearch();
    const at = (iso: string) => instantOf(iso);
    const asked: [ContactFilter, ContactOrder, RegExp][] = [
      [{}, 'newest', /contacts_pkey/],
      [{ email: 'many77' }, 'email', /contacts_email_key/],
      [{ tag: 'third' }, 'newest', /contact_tags_pkey/],
      // A list of everybody is read beside the contacts, a small one by itself: each has its own order, and both are the contacts'.
      [{ listId: list }, 'newest', /list_members_(pkey|contact_idx)/],
      [{ createdFrom: at('2023-11-14T22:13:30Z') }, 'newest', /contacts_pkey/],
      [{ updatedFrom: at('2020-01-01T00:00:00Z') }, 'updated', /contacts_updated_idx/],
      [{ phone: '+33612345678' }, 'newest', /contacts_phone_idx/],
    ];
    for (const [filter, order, index] of asked) {
      const plan = await unitOfWork.run(scope, async (tx) => {
        const lines: string[] = [];
        const query = async (sql: string, params: unknown[]) => {
          const rows = await tx.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params);
          lines.push(...rows.map((row) => row['QUERY PLAN']));
          return [];
        };
        await search.page({ query } as unknown as Tx, scope, filter, { order, after: null, limit: 51 });
        return lines.join('\n');
      });
      assert.match(plan, index, plan);
      assert.doesNotMatch(plan, /Seq Scan/, plan);
      if (filter.phone === undefined) assert.doesNotMatch(plan, /\bSort\b/, plan);
    }
  });
});
