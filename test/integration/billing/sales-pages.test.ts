import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, type Instant, instantOf, MINUTE_MS } from '../../../src/kernel/time/instant.js';
import { LookAfterPayments } from '../../../src/modules/billing/payments/use-cases/look-after-payments.js';
import { LookAfterDueSubscriptions } from '../../../src/modules/billing/sales/use-cases/look-after-due-subscriptions.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { type Customer, Shop } from '../../scenarios/subscription-shop.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { asOwner, copiesOf } from './many-subscribers.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

/** More than a page of fifty, so that the poisoned one has neighbours, and there is a page without him. */
const COPIES = 70;
const FEBRUARY = instantOf('2028-02-29T00:00:05+01:00');
const MARCH = instantOf('2028-03-31T00:00:05+02:00');

describe('one order that cannot be written, in a page of renewals', () => {
  let world: World;
  let poisoned: Customer;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await world.moveTo('2028-01-31T10:00:00Z');
    const shop = new Shop(world);
    poisoned = await shop.customer('freemium-fr', 'tok_ok');
    assert.ok(await shop.take(poisoned, { do: 'buy', plan: PLANS['freemium-fr'][0]!, term: 'month' }));
    await copiesOf(world, poisoned, COPIES, 1);
  });
  after(() => world.close());

  async function setClock(at: Instant): Promise<void> {
    const moved = await rows<{ offset: number }>(
      world,
      'update clock_state set offset_ms = offset_ms + $1 returning offset_ms as offset',
      [at - world.now()],
    );
    world.app.get(Clock).setOffset(moved[0]!.offset);
  }
  async function renewAt(at: Instant): Promise<void> {
    await setClock(at);
    await world.app.get(LookAfterDueSubscriptions).runDue(at);
  }
  /** Whatever is written into `table` for the poisoned one fails. */
  async function poison(table: string): Promise<() => Promise<unknown>> {
    await asOwner(
      world,
      `create function poison() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$;
       create trigger poison before insert on ${table} for each row
         when (new.account_id = '${poisoned.scope.accountId}') execute function poison()`,
    );
    return () => asOwner(world, 'drop function poison cascade');
  }
  const one = async (sql: string): Promise<object> => (await rows<object>(world, sql))[0]!;
  const renewals = (): Promise<object> =>
    one(`select count(*)::int as n, count(distinct subscription_id)::int as of,
           count(*) filter (where account_id = '${poisoned.scope.accountId}')::int as poisoned
         from subscription_steps where reason = 'renewed'`);
  const money = (): Promise<object> =>
    one(`select (select count(*)::int from sandbox_charges where state = 'succeeded') as charges,
           (select count(*)::int from payments where state = 'succeeded') as payments,
           (select count(*)::int from invoices where status = 'paid') as invoices,
           (select count(*)::int from payments where state in ('created', 'pending')) as open,
           (select coalesce(sum(amount_minor), 0)::int from ledger_entries) as off`);

  it('falls out alone when it cannot be ordered: the others are renewed in that run, it an hour later', async () => {
    const heal = await poison('plan_orders');
    await renewAt(FEBRUARY);
    assert.deepEqual(await renewals(), { n: COPIES, of: COPIES, poisoned: 0 });
    const paid = 1 + COPIES;
    assert.deepEqual(await money(), { charges: paid, payments: paid, invoices: paid, open: 0, off: 0 });
    await renewAt(addMs(FEBRUARY, 30 * MINUTE_MS));
    assert.deepEqual(await renewals(), { n: COPIES, of: COPIES, poisoned: 0 });
    await heal();
    await renewAt(addMs(FEBRUARY, 61 * MINUTE_MS));
    assert.deepEqual(await renewals(), { n: COPIES + 1, of: COPIES + 1, poisoned: 1 });
    assert.deepEqual(await money(), { charges: paid + 1, payments: paid + 1, invoices: paid + 1, open: 0, off: 0 });
  });

  it('falls out alone when it is charged and cannot be settled; what came is settled when it can be, and not charged twice', async () => {
    const before = 2 * (COPIES + 1);
    const heal = await poison('invoices');
    await renewAt(MARCH);
    assert.deepEqual(await renewals(), { n: before - 1, of: COPIES + 1, poisoned: 1 });
    // The first order and two rounds, without the poisoned one's second.
    const paid = 1 + (COPIES + 1) + COPIES;
    assert.deepEqual(await money(), { charges: paid + 1, payments: paid, invoices: paid, open: 1, off: 0 });
    await heal();
    const later = addMs(MARCH, 61 * MINUTE_MS);
    await setClock(later);
    await world.app.get(LookAfterPayments).runDue(later);
    await renewAt(later);
    assert.deepEqual(await renewals(), { n: before, of: COPIES + 1, poisoned: 2 });
    assert.deepEqual(await money(), { charges: paid + 1, payments: paid + 1, invoices: paid + 1, open: 0, off: 0 });
  });
});
