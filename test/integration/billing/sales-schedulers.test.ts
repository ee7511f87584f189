import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LookAfterDueSubscriptions } from '../../../src/modules/billing/sales/use-cases/look-after-due-subscriptions.js';
import { instantOf } from '../../../src/kernel/time/instant.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { Shop } from '../../scenarios/subscription-shop.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

type Process = Pick<World, 'app'>;

/** Four processes that all believe they lead: worse than any election could make it. */
describe('four schedulers at once', () => {
  let world: World;
  let processes: Process[];
  let shop: Shop;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    const others: Process[] = [];
    for (let i = 0; i < 3; i += 1) others.push(await world.another({ ROLES: 'worker' }));
    processes = [world, ...others];
    await world.moveTo('2028-01-31T10:00:00Z');
    shop = new Shop(world);
    for (let i = 0; i < 24; i += 1) {
      const offer = i % 2 ? 'suite' : 'freemium-fr';
      const customer = await shop.customer(offer, i % 3 === 0 ? 'tok_ok_then_declined' : 'tok_ok');
      assert.ok(await shop.take(customer, { do: 'buy', plan: PLANS[offer][0]!, term: 'month' }));
      if (i % 4 > 1) assert.ok(await shop.take(customer, { do: 'cancel' }));
    }
  });
  after(() => world.close());

  /** What is due on that day, by all of them, with nobody in between. */
  async function allRunAt(iso: string): Promise<void> {
    const at = instantOf(iso);
    const [moved] = await rows<{ offset: number }>(
      world,
      'update clock_state set offset_ms = offset_ms + $1 returning offset_ms as offset',
      [at - world.now()],
    );
    for (const { app } of processes) app.get(Clock).setOffset(moved!.offset);
    await Promise.all(processes.map(({ app }) => app.get(LookAfterDueSubscriptions).runDue(at)));
  }
  const steps = (): Promise<{ reason: string; n: number; of: number }[]> =>
    rows(
      world,
      `select reason, count(*)::int as n, count(distinct subscription_id)::int as of from subscription_steps
       where reason in ('renewed', 'renewal_refused', 'term_over', 'expired', 'purged') group by reason order by reason`,
    );

  it('every term is charged and invoiced once, every end posted once', async () => {
    await allRunAt('2028-02-29T00:00:05+01:00');
    assert.deepEqual(await steps(), [
      { reason: 'expired', n: 8, of: 8 },
      { reason: 'renewal_refused', n: 2, of: 2 },
      { reason: 'renewed', n: 8, of: 8 },
      { reason: 'term_over', n: 6, of: 6 },
    ]);
    const [charged] = await rows<object>(
      world,
      `select (select count(*)::int from sandbox_charges where state = 'succeeded') as charged,
        (select count(*)::int from invoices) as invoices, (select count(*)::int from payments where state = 'failed') as refused`,
    );
    assert.deepEqual(charged, { charged: 24 + 8, invoices: 24 + 8 + 2, refused: 4 }, 'two are owed');
  });

  it('every platform that nobody renewed is closed once', async () => {
    await allRunAt('2028-03-10T00:00:05+01:00');
    const purged = (await steps()).find(({ reason }) => reason === 'purged');
    assert.deepEqual(purged, { reason: 'purged', n: 8, of: 8 });
    const [closed] = await rows<{ n: number }>(world, 'select count(*)::int as n from account_purges');
    assert.equal(closed!.n, 8);
  });
});
