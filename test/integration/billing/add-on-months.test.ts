import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import { addLocalDays, localDate } from '../../../src/kernel/time/calendar.js';
import { instantOf } from '../../../src/kernel/time/instant.js';
import { AddOnMonthOrders } from '../../../src/modules/billing/add-ons/use-cases/add-on-month-orders.js';
import { LookAfterDueAddOns } from '../../../src/modules/billing/add-ons/use-cases/look-after-due-add-ons.js';
import { OrderAddOn } from '../../../src/modules/billing/index.js';
import { InvoicesFacade } from '../../../src/modules/billing/invoices/index.js';
import { AddPaymentMethod } from '../../../src/modules/billing/payments/use-cases/add-payment-method.js';
import { WalletFacade } from '../../../src/modules/billing/wallet/index.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { type Customer, Shop } from '../../scenarios/subscription-shop.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { gatewayEvent, ledgerTotal } from './payments-in-world.js';

type Process = Pick<World, 'app'>;
const PLAN = { ...PLANS['freemium-fr'][0]!, code: 'freemium-fr.premium-150k' };
const KEEP = () => Promise.resolve();
const OWNER = { type: 'user', id: null } as const;

interface Month {
  start: string;
  end: string;
  state: string;
  net: string | null;
  status: string | null;
}

/** Without the scheduler: what is due is done when the test says so, by as many as it says. */
describe('the months of add-ons', () => {
  let world: World;
  let processes: Process[];
  let shop: Shop;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    processes = [world, await world.another({ ROLES: 'worker' })];
    await world.moveTo('2030-02-10T10:00:00Z');
    shop = new Shop(world);
  });
  after(() => world.close());

  async function customer(cardToken = 'tok_ok'): Promise<Customer> {
    const one = await shop.customer('freemium-fr', cardToken);
    assert.ok(await shop.take(one, { do: 'buy', plan: PLAN, term: 'year' }));
    return one;
  }
  const order = ({ scope, subscriptionId, methodId }: Customer, paymentMethodId = methodId) =>
    world.app.get(OrderAddOn).run(
      scope,
      {
        subscriptionId: subscriptionId!,
        kind: 'dedicated_ip',
        quantity: 1,
        paymentMethodId,
        requestKey: null,
        actor: OWNER,
      },
      KEEP,
    );
  async function goTo(iso: string): Promise<void> {
    const [moved] = await rows<{ offset: number }>(
      world,
      'update clock_state set offset_ms = offset_ms + $1 returning offset_ms as offset',
      [instantOf(iso) - world.now()],
    );
    for (const { app } of processes) app.get(Clock).setOffset(moved!.offset);
  }
  const look = (process: Process = world): Promise<void> =>
    process.app.get(LookAfterDueAddOns).runDue(process.app.get(Clock).now());
  const months = ({ scope: { accountId } }: Pick<Customer, 'scope'>): Promise<Month[]> =>
    rows(
      world,
      `select (m.start_at at time zone 'Europe/Paris')::date::text as start, (m.end_at at time zone 'Europe/Paris')::date::text as end,
         m.state, i.content->>'net' as net, i.status
       from add_on_months m join orders o on o.id = m.order_id left join invoices i on i.id = o.invoice_id
       where m.account_id = $1 order by m.start_at, m.id`,
      [accountId],
    );
  const addOn = async ({ scope: { accountId } }: Pick<Customer, 'scope'>): Promise<string> =>
    (await rows<{ status: string }>(world, 'select status from add_ons where account_id = $1', [accountId]))[0]!.status;

  it('R-102: 64 looks at once, by two processes, bill each month of each add-on once', async () => {
    const customers = await Promise.all([customer(), customer(), customer(), customer()]);
    for (const one of customers) assert.equal((await order(one)).addOn.status, 'active');
    await goTo('2030-03-10T00:00:05+01:00');
    await Promise.all(Array.from({ length: 64 }, (_, n) => look(processes[n % 2])));
    for (const one of customers) {
      assert.deepEqual(await months(one), [
        { start: '2030-02-10', end: '2030-03-10', state: 'begun', net: '30.00', status: 'paid' },
        { start: '2030-03-10', end: '2030-04-10', state: 'begun', net: '30.00', status: 'paid' },
      ]);
    }
    const charges = await rows<{ n: number }>(
      world,
      `select count(*)::int as n from payments where state = 'succeeded' and amount_minor = 3600 group by account_id`,
    );
    assert.deepEqual(
      charges.map(({ n }) => n),
      [2, 2, 2, 2],
    );
  });

  it('whoever dies after the order and before the charge is followed: one month, one charge', async (t) => {
    const one = await customer();
    await order(one);
    await goTo('2030-04-10T00:00:05+02:00');
    const broken = t.mock.method(world.app.get(InvoicesFacade), 'pay', () =>
      Promise.reject(new Error('the process dies')),
    );
    await look();
    broken.mock.restore();
    assert.equal((await months(one)).at(-1)?.state, 'open');
    await goTo('2030-04-10T01:30:00+02:00');
    await Promise.all(processes.map((process) => look(process)));
    assert.deepEqual(await months(one), [
      { start: '2030-03-10', end: '2030-04-10', state: 'begun', net: '30.00', status: 'paid' },
      { start: '2030-04-10', end: '2030-05-10', state: 'begun', net: '30.00', status: 'paid' },
    ]);
  });

  it('who was not looked after for months is billed each of them, once', async () => {
    const one = await customer();
    await order(one);
    await goTo('2030-07-11T10:00:00+02:00');
    await look();
    assert.deepEqual(
      (await months(one)).map(({ start, status }) => `${start} ${status}`),
      ['2030-04-10', '2030-05-10', '2030-06-10', '2030-07-10'].map((day) => `${day} paid`),
    );
  });

  it('money on its way is waited for; when it fails the month is owed, and its address still works', async () => {
    const one = await customer();
    const slow = await shop.cardOf(one.scope, 'tok_timeout');
    const { paid } = await order(one, slow);
    assert.equal((await gatewayEvent(world, `pay_${paid.payment!.id}`, 'evt-first', 'succeeded')).status, 200);
    assert.equal(await addOn(one), 'active');
    await goTo('2030-08-11T10:00:00+02:00');
    await look();
    assert.deepEqual((await months(one)).at(-1), {
      start: '2030-08-11',
      end: '2030-09-11',
      state: 'open',
      net: null,
      status: null,
    });
    const [waiting] = await rows<{ id: string }>(
      world,
      `select id from payments where account_id = $1 and state = 'pending'`,
      [one.scope.accountId],
    );
    assert.equal((await gatewayEvent(world, `pay_${waiting!.id}`, 'evt-second', 'failed')).status, 200);
    const owed = (await months(one)).at(-1);
    assert.deepEqual([owed?.state, owed?.status, await addOn(one)], ['open', 'open', 'active']);
  });

  it('who left no means of payment owes the month, and his add-on ends after the last attempt', async () => {
    const one = await customer();
    await order(one);
    assert.ok(await shop.take(one, { do: 'remove_card' }));
    for (const [day, status] of [
      ['2030-09-11', 'open'],
      ['2030-09-14', 'open'],
      ['2030-09-18', 'open'],
      ['2030-09-25', 'credited'],
    ] as const) {
      await goTo(`${day}T10:00:00+02:00`);
      await look();
      assert.equal((await months(one)).at(-1)?.status, status, day);
    }
    assert.deepEqual([(await months(one)).at(-1)?.state, await addOn(one)], ['unpaid', 'ended']);
  });

  it('by transfer a month is paid from the wallet, or within thirty days; two weeks after those it ends, and is still owed', async () => {
    const one = await customer();
    const by = { actor: OWNER, userAgent: '' };
    const { id: transfer } = await world.app.get(AddPaymentMethod).run(one.scope, { kind: 'bank_transfer' }, by, KEEP);
    const { addOn: ordered, paid } = await order(one, transfer);
    assert.deepEqual([ordered.status, paid.invoice?.status], ['pending_payment', 'open']);
    const invoice = { invoiceId: paid.invoice!.id, reference: paid.invoice!.paymentReference };
    const came = {
      kind: 'bank_transfer' as const,
      bookedOn: '2030-09-26',
      externalId: 'months-1',
      amount: money(3_600),
    };
    await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) => world.app.get(InvoicesFacade).bookIn(tx, { ...invoice, ...came }));
    assert.equal(await addOn(one), 'active');
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      world.app.get(WalletFacade).creditIn(tx, {
        accountId: one.scope.accountId,
        amount: money(4_000),
        type: 'adjustment',
        about: 'a test',
        from: { purpose: 'receivable', accountId: one.scope.accountId },
      }),
    );
    const begun = localDate(world.now(), 'Europe/Paris');
    await goTo(`${monthsAfter(begun, 1)}T10:00:00+01:00`);
    await look();
    assert.deepEqual([(await months(one)).at(-1)?.state, (await months(one)).at(-1)?.status], ['begun', 'paid']);
    await goTo(`${monthsAfter(begun, 2)}T10:00:00+01:00`);
    await look();
    assert.deepEqual([(await months(one)).at(-1)?.state, (await months(one)).at(-1)?.status], ['begun', 'open']);
    await goTo(`${addLocalDays(monthsAfter(begun, 2), 44)}T10:00:00+01:00`);
    await look();
    assert.equal(await addOn(one), 'active', 'due after 30 days, trusted for 14 more');
    await goTo(`${addLocalDays(monthsAfter(begun, 2), 46)}T10:00:00+01:00`);
    await look();
    assert.equal(await addOn(one), 'ended');
    assert.deepEqual(
      (await months(one)).slice(2).map(({ status }) => status),
      ['open', 'open'],
    );
  });

  it('money that comes after the end goes to the wallet, and its invoice is credited', async () => {
    const one = await customer();
    await order(one);
    const { accountId } = one.scope;
    await rows(world, `update add_ons set status = 'ended', due_at = null where account_id = $1`, [accountId]);
    const [row] = await rows<{ id: string }>(world, 'select id from add_on_months where account_id = $1', [accountId]);
    const subject = world.app.get(AddOnMonthOrders, { strict: false });
    await rows(
      world,
      `update orders set subject = 'add_on_month', subject_id = $2 where account_id = $1 and subject = 'add_on'`,
      [accountId, row!.id],
    );
    const [late] = await rows<{ id: string; invoiceId: string }>(
      world,
      `select id, invoice_id as "invoiceId" from orders where account_id = $1 and subject = 'add_on_month'`,
      [accountId],
    );
    await world.app.get(UnitOfWork).runAsWorker((tx) =>
      subject.paidIn(tx, {
        id: late!.id,
        accountId,
        subject: 'add_on_month',
        subjectId: row!.id,
        state: 'invoiced',
        bill: {} as never,
        invoiceId: late!.invoiceId,
        paymentKind: 'card',
        begunAt: tx.now,
      }),
    );
    await eventually(
      'it is credited',
      async () => {
        const [invoice] = await rows<{ status: string }>(world, 'select status from invoices where id = $1', [
          late!.invoiceId,
        ]);
        return invoice?.status === 'credited' ? true : undefined;
      },
      60_000,
    );
    const balance = await world.app.get(WalletFacade).balance(one.scope, 'EUR');
    assert.equal(balance.minor, 3_600n);
  });

  it('the books agree with all of it', async () => assert.equal(await ledgerTotal(world), '0.00'));
});

/** Of a day that each month has. */
function monthsAfter(day: string, months: number): string {
  const [year, month, rest] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, day.slice(8)];
  return `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${rest}`;
}
