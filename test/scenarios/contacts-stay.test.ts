import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { HOUR_MS } from '../../src/kernel/time/instant.js';
import { ContactsFacade } from '../../src/modules/audience/index.js';
import { accountScope, type AccountScope } from '../../src/platform/database/tx.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../support/world.js';
import { Subscriber, type SubscriptionBody } from './subscription-steps.js';

const CONTACTS = 52_000;
const BATCH = 4_000;

/** A customer of 150,000 mails a month goes back to the free plan. */
describe('what is kept when a plan becomes smaller', () => {
  let world: World;
  let customer: Subscriber;
  let subscription: SubscriptionBody;
  let scope: AccountScope;
  let list: string;

  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-31T10:00:00Z');
    customer = await Subscriber.of(world, 'freemium-fr');
    subscription = (await customer.buy('freemium-fr.premium-150k')).body;
    scope = accountScope(customer.account.id);
  });
  after(() => world.close());

  const get = async <T>(path: string): Promise<T> => {
    const answer = await world.http.get<T>(path, { token: customer.account.token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };

  it('31 January: 52,000 contacts on a list and fourteen months of statistics', async () => {
    const made = await world.http.post<{ id: string }>('/v1/lists', {
      token: customer.account.token,
      body: { name: 'All' },
    });
    list = made.body.id;
    const unitOfWork = world.app.get(UnitOfWork, { strict: false });
    const contacts = world.app.get(ContactsFacade, { strict: false });
    const options = {
      onDuplicate: 'update',
      actor: { type: 'system', id: null },
      list: { id: parseWireId('lst', list)!, status: 'active' },
    } as const;
    for (let from = 0; from < CONTACTS; from += BATCH) {
      const rows = Array.from({ length: BATCH }, (_, n) => ({ email: `reader${from + n}@readers.example` }));
      await unitOfWork.run(scope, (tx) => contacts.upsertManyIn(tx, scope, rows, options));
    }
    await unitOfWork.runAsWorker((tx) =>
      tx.query(
        `insert into stats_hours (account_id, dimension, hour, value, accepted, delivered)
         select $1, 0, $2::int - 24 * d, '', 10, 9 from generate_series(1, 420) d`,
        [scope.accountId, Math.floor(world.now() / HOUR_MS)],
      ),
    );
    assert.equal((await get<{ memberCount: number }>(`/v1/lists/${list}`)).memberCount, CONTACTS);
  });

  it('cancelled, it is followed by the free plan at the end of the month', async () => {
    assert.equal((await customer.do(subscription.id, 'cancel')).status, 200);
    await world.moveTo('2030-03-02T10:00:00Z');
    const [running] = (await customer.all()).filter(({ status }) => status === 'active');
    assert.equal(running?.planCode, 'freemium-fr.free');
  });

  it('R-034: on the free plan all 52,000 contacts and fourteen months of statistics are still read', async () => {
    let [seen, cursor]: [number, string | null] = [0, ''];
    while (cursor !== null) {
      const page: { data: unknown[]; nextCursor: string | null } = await get(
        `/v1/contacts?limit=500${cursor && `&cursor=${cursor}`}`,
      );
      seen += page.data.length;
      cursor = page.nextCursor;
    }
    assert.equal(seen, CONTACTS);
    assert.equal((await get<{ memberCount: number }>(`/v1/lists/${list}`)).memberCount, CONTACTS);
    let accepted = 0;
    for (const [from, to] of [
      ['2028-12-01', '2029-06-30'],
      ['2029-07-01', '2030-01-31'],
    ]) {
      let next: string | null = '';
      while (next !== null) {
        const page: { data: { accepted: number }[]; nextCursor: string | null } = await get(
          `/v1/stats?from=${from}&to=${to}&interval=day&limit=500${next && `&cursor=${next}`}`,
        );
        accepted += page.data.reduce((sum, row) => sum + row.accepted, 0);
        next = page.nextCursor;
      }
    }
    assert.equal(accepted, 4_200, '420 days with ten mails each');
  });
});
