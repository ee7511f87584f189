import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { PaymentMethodsRepository } from '../../../src/modules/billing/payments/data/payment-methods.repository.js';
import { PaymentsRepository } from '../../../src/modules/billing/payments/data/payments.repository.js';
import { OnAccountTermsRepository } from '../../../src/modules/billing/sales/data/on-account-terms.repository.js';
import { RenewTogether } from '../../../src/modules/billing/sales/use-cases/renew-together.js';
import { RenewalNoticesRepository } from '../../../src/modules/billing/sales/data/renewal-notices.repository.js';
import { WalletNoticesRepository } from '../../../src/modules/billing/wallet-notices/data/wallet-notices.repository.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { Shop } from '../../scenarios/subscription-shop.js';
import { scaleOf } from '../../support/scale.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { copiesOf, setClock } from './many-subscribers.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { fill, planOf, plansOf } from './plans-of-queries.js';

/** What an index is preferred for here is so at more rows: `PLANS_ROWS=1000000`. */
const MANY = scaleOf('PLANS_ROWS', 200_000);
const id = (table: string): string => `('0199f3a0-7c1e-7${table}-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const SOON = `now() + (n % 400) * interval '1 day'`;

/** One row of each, to be copied many times. */
const FIRST = [
  `insert into on_account_terms values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now())`,
  `insert into renewal_notices values (gen_random_uuid(), gen_random_uuid(), now())`,
  `insert into wallet_notices (subscription_id, account_id, notice_at) values (gen_random_uuid(), gen_random_uuid(), now())`,
];
const TABLES = /payment|on_account_terms|renewal_notices|wallet_notices/;
const PAGE = 50;
/** What a page of renewals reads and writes, besides payments; enough of each that reading all of it would be dearest. */
const MANY_MORE = 50_000;
const BIG = ['payments', 'subscriptions', 'subscription_steps', 'plan_orders', 'orders', 'payment_methods'];

/** What the scheduler asks for money and for those who pay in their own time, as it asks, explained. */
describe('the queries of what is due, at hundreds of thousands of rows each', () => {
  let world: World;
  const plans = new Map<string, string>();

  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await world.moveTo('2028-01-31T10:00:00Z');
    const shop = new Shop(world);
    const customer = await shop.customer('freemium-fr', 'tok_ok');
    assert.ok(await shop.take(customer, { do: 'buy', plan: PLANS['freemium-fr'][0]!, term: 'month' }));
    await copiesOf(world, customer, PAGE, 1);
    const owner = new pg.Client({ connectionString: world.database.databaseUrl });
    await owner.connect();
    for (const first of FIRST) await rows(world, first);
    // One in a hundred is still open, as with those whose payers are slow.
    await fill(owner, MANY, 'payments', 'true', {
      id: id('001'),
      account_id: id('002'),
      purpose_id: id('003'),
      method_id: id('004'),
      state: `case when n % 100 = 0 then 'pending' else 'succeeded' end`,
      check_at: `case when n % 100 = 0 then ${SOON} end`,
    });
    await fill(owner, MANY, 'on_account_terms', 'true', {
      invoice_id: id('005'),
      account_id: id('002'),
      overdue_at: SOON,
    });
    await fill(owner, MANY, 'renewal_notices', 'true', {
      subscription_id: id('006'),
      account_id: id('002'),
      notice_at: SOON,
    });
    await fill(owner, MANY, 'wallet_notices', 'true', {
      subscription_id: id('006'),
      account_id: id('002'),
      notice_at: SOON,
    });
    await fillMore(owner);
    await owner.end();
    await explainAll();
    await explainPage();
  });
  after(() => world.close());

  async function fillMore(owner: pg.Client): Promise<void> {
    const copy = { id: id('007'), account_id: id('002') };
    const ofSubscription = { ...copy, subscription_id: id('006') };
    await fill(owner, MANY_MORE, 'subscriptions', 'not free', { ...copy, due_at: SOON });
    await fill(owner, MANY_MORE, 'subscription_steps', 'true', ofSubscription);
    await fill(owner, MANY_MORE, 'plan_orders', 'true', ofSubscription);
    await fill(owner, MANY_MORE, 'orders', 'true', { ...copy, subject_id: id('007') });
    await fill(owner, MANY_MORE, 'payment_methods', 'true', { ...copy, id: id('004') });
  }

  const inWorker = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.app.get(UnitOfWork).runAsWorker(work);
  const explain = async (name: string, ask: () => Promise<unknown>): Promise<void> =>
    void plans.set(name, await planOf(world, TABLES, ask));

  async function explainAll(): Promise<void> {
    const { app } = world;
    const payments = app.get(PaymentsRepository);
    const due = world.now();
    const page = await rows<{ id: string; method: string }>(
      world,
      'select id, method_id as method from payments limit 50',
    );
    const ids = page.map((row) => row.id);
    const methods = page.map((row) => row.method);
    await explain('next check', () => payments.unscopedNextCheck());
    await explain('take a payment that is due', () => inWorker((tx) => payments.unscopedTakeDue(tx, due)));
    await explain('begin a page of payments', () => payments.unscopedBeginAll(ids));
    await explain('lock a page of payments', () => inWorker((tx) => payments.unscopedLockAll(tx, ids)));
    await explain('the instruments of a page', () => app.get(PaymentMethodsRepository).unscopedInstruments(methods));
    for (const [name, source] of [
      ['on account', app.get(OnAccountTermsRepository)],
      ['renewal notices', app.get(RenewalNoticesRepository)],
      ['wallet notices', app.get(WalletNoticesRepository)],
    ] as const) {
      await explain(`next of ${name}`, () => source.unscopedNext());
      await explain(`due of ${name}`, () => source.unscopedDue(due, 200));
    }
  }

  /** Ordered, charged and settled together, just as the scheduler does it. */
  let page: ReadonlyMap<string, string>;
  async function explainPage(): Promise<void> {
    await setClock(world, '2028-02-29T10:00:00Z');
    const due = await rows<{ id: string }>(
      world,
      `select id from subscriptions where id::text like '0199f3a0-7c1e-7005-8001-%'`,
    );
    assert.equal(due.length, PAGE);
    page = await plansOf(world, /^\s*(select|update|delete|with)\b/i, async () => {
      assert.deepEqual(await world.app.get(RenewTogether).run(due), [], 'all go together');
    });
  }

  const EXPECTED: [string, RegExp][] = [
    ['next check', /payments_check_idx/],
    ['take a payment that is due', /payments_check_idx/],
    ['begin a page of payments', /payments_(pkey|state_idx)/],
    ['lock a page of payments', /payments_(pkey|state_idx)/],
    ['the instruments of a page', /payment_methods/],
    ['next of on account', /on_account_terms_overdue_idx/],
    ['due of on account', /on_account_terms_overdue_idx/],
    ['next of renewal notices', /renewal_notices_notice_idx/],
    ['due of renewal notices', /renewal_notices_notice_idx/],
    ['next of wallet notices', /wallet_notices/],
    ['due of wallet notices', /wallet_notices/],
  ];
  for (const [name, index] of EXPECTED) {
    it(`${name}: read from an index, never from the whole table`, () => {
      const plan = plans.get(name)!;
      assert.match(plan, index);
      assert.doesNotMatch(plan, /Seq Scan on (payments|on_account_terms|renewal_notices|wallet_notices)/, plan);
    });
  }

  it('a page of renewals reads no whole table, from its first lock to its last invoice', () => {
    for (const table of BIG) {
      const texts = [...page.keys()].filter((text) => text.includes(table));
      assert.ok(texts.length > 0 || table === 'subscription_steps', `${table} is not touched`);
    }
    for (const [text, plan] of page) {
      assert.doesNotMatch(plan, new RegExp(`Seq Scan on (${BIG.join('|')})\\b`), `${text}\n${plan}`);
    }
  });
});
