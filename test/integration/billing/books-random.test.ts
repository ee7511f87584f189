import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, toDate } from '../../../src/kernel/time/instant.js';
import { newId } from '../../../src/kernel/ids.js';
import { formatAmount, money } from '../../../src/kernel/money.js';
import { Problem } from '../../../src/kernel/problem.js';
import { CloseBooks } from '../../../src/modules/billing/books/use-cases/close-books.js';
import { type Bill, InvoicesFacade, type OrderSubject } from '../../../src/modules/billing/invoices/index.js';
import { SettlePayment } from '../../../src/modules/billing/payments/use-cases/settle-payment.js';
import { PaymentsFacade } from '../../../src/modules/billing/payments/index.js';
import { DepositsFacade } from '../../../src/modules/billing/deposits/index.js';
import { WalletFacade } from '../../../src/modules/billing/wallet/index.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { assertWhole } from './books-in-world.js';
import { type Model, ModelBooks } from './books-model.js';
import { trialBalance } from './payments-in-world.js';

const THOUSANDS = 10;
const ACCOUNTS = 12;
const BANK = { purpose: 'bank' } as const;
const BY_ITSELF = { type: 'system', id: null } as const;
/** Thrown at a random place of a transaction, as a process that dies there. */
class Crash extends Error {}

/** Something that can be sold and does nothing. */
const THING: OrderSubject = {
  name: 'books-thing',
  paidIn: () => Promise.resolve(),
  refusedIn: () => Promise.resolve('bill'),
};

/** The same numbers every time; a seed of one's own finds other histories. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('ten thousand random operations', () => {
  const seed = 20_261_122;
  const random = randomFrom(seed);
  let world: World;
  let accounts: string[];
  let bills: Map<string, Bill[]>;
  let aborted = 0;
  let named = 0;
  before(async () => {
    // Without consumers: nobody writes mails and papers meanwhile.
    world = await startWorld({ ROLES: 'api' });
    invoices().registerSubject(THING);
    const made = await Promise.all(Array.from({ length: ACCOUNTS }, () => signUp(world)));
    accounts = made.map(({ id }) => id);
    bills = new Map();
    for (const [i, id] of accounts.entries()) {
      await storeBillingDetails(world, id, i % 3 === 0 ? { country: 'DE' } : {});
      bills.set(id, await Promise.all([1, 2, 3, 4].map((n) => draft(id, n))));
    }
  });
  after(() => world.close());

  const invoices = () => world.app.get(InvoicesFacade);
  const unitOfWork = () => world.app.get(UnitOfWork);
  const fresh = (): string => `${seed}-${(named += 1)}`;

  /** Bills with odd cents, some with something given back on them. */
  function draft(accountId: string, n: number): Promise<Bill> {
    const says = { en: 'Thing', fr: 'Chose', de: 'Ding', es: 'Cosa', it: 'Cosa' };
    const line = (kind: string, quantity: number, cents: number) => {
      return { kind, quantity, unitPrice: money(cents), subscriptionId: null, description: says };
    };
    const lines = [
      line('seat', n, 3_333),
      line('plan', 1, 1_001 * n),
      ...(n % 2 ? [line('unused_days', -1, 999)] : []),
    ];
    return invoices().draft(accountScope(accountId), { lines, supplyPeriod: null });
  }

  type Operation = (tx: Tx, model: Model) => Promise<void>;

  const pick = <T>(of: readonly T[]): T => of[random(of.length)]!;

  const sell: Operation = async (tx, model) => {
    const accountId = pick(accounts);
    const bill = pick(bills.get(accountId)!);
    const method = { id: null, kind: 'bank_transfer' } as const;
    const order = { subject: THING.name, subjectId: newId(tx.now), bill, method, requestKey: null, actor: BY_ITSELF };
    const { orderId } = await invoices().placeIn(tx, accountScope(accountId), order);
    const invoice = await invoices().billIn(tx, orderId, { dueInDays: 30 });
    model.sold(invoice.id, accountId, invoice.content);
  };

  const book: Operation = async (tx, model) => {
    const invoice = model.anyInvoice(random);
    if (!invoice) return;
    // A part, exactly what is due, or too much
    const amount = [invoice.due / 2n, invoice.due, invoice.due + BigInt(random(5_000))][random(3)]!;
    if (amount <= 0n) return;
    const booking = { kind: 'bank_transfer', reference: 'x', bookedOn: '2026-11-01', externalId: fresh() } as const;
    const { overpaid } = await invoices().bookIn(tx, { invoiceId: invoice.id, amount: money(amount), ...booking });
    assert.equal(overpaid.minor, model.paid(invoice.id, amount));
  };

  const creditBack: Operation = async (tx, model) => {
    const invoice = model.anyInvoice(random);
    if (!invoice) return;
    const net = random(3) === 0 ? null : BigInt(1 + random(4_000));
    const wanted = { invoiceId: invoice.id, reason: 'test', refund: 'wallet', actor: BY_ITSELF } as const;
    try {
      const note = await invoices().creditIn(tx, net === null ? wanted : { ...wanted, net: money(net) });
      model.credited(invoice.id, note.content);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'credit_exceeds_invoice') throw error;
      assert.ok(model.refusesCredit(invoice.id, net), `${formatAmount(money(net ?? 0n))} could have been credited`);
    }
  };

  const depositMoney: Operation = async (tx, model) => {
    const accountId = pick(accounts);
    const amount = money(1 + random(20_000));
    await world.app.get(DepositsFacade).transferredIn(tx, { accountId, amount, from: BANK, bookedOn: '2026-11-01' });
    model.wallet(accountId, amount.minor);
  };

  const take: Operation = async (tx, model) => {
    const accountId = pick(accounts);
    const amount = money(1 + random(15_000));
    const wanted = { accountId, amount, about: `refund:${fresh()}`, to: BANK, type: 'refund' } as const;
    const taken = await world.app.get(WalletFacade).takeIn(tx, wanted);
    assert.equal(taken, model.holds(accountId) >= amount.minor);
    if (taken) model.wallet(accountId, -amount.minor);
  };

  const WEIGHED: [Operation, number][] = [[sell, 22], [book, 26], [creditBack, 14], [depositMoney, 12], [take, 26]]; // prettier-ignore

  function anyOperation(): Operation {
    let at = random(100);
    return WEIGHED.find(([, weight]) => (at -= weight) < 0)![0];
  }

  /** Several operations in one transaction, which dies at a random place one time in ten. */
  async function batch(books: ModelBooks, size: number): Promise<void> {
    const dies = random(10) === 0 ? random(size) : -1;
    const model = books.begin();
    try {
      await unitOfWork().runAsWorker(async (tx) => {
        for (let i = 0; i < size; i += 1) {
          await anyOperation()(tx, model);
          if (i === dies) throw new Crash();
        }
      });
      books.commit(model);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      aborted += 1;
    }
  }

  /** An open invoice is paid out of the wallet, or refused there; now and then a bank takes a transfer back. */
  async function pay(books: ModelBooks): Promise<void> {
    const model = books.begin();
    const invoice = model.anyInvoice(random);
    if (!invoice || invoice.due <= 0n) return;
    const { id, accountId, due } = invoice;
    const payments = world.app.get(PaymentsFacade);
    const { id: paymentId } = await unitOfWork().runAsWorker(async (tx) => {
      const method = { id: await prepaidMethod(tx, accountId), kind: 'prepaid' } as const;
      const wanted = { method, amount: money(due), purpose: 'invoice', purposeId: id };
      return payments.reserveIn(tx, accountScope(accountId), wanted);
    });
    const payment = await payments.charge(paymentId, () => Promise.resolve());
    const enough = model.holds(accountId) >= due;
    assert.equal(payment.state, enough ? 'succeeded' : 'failed');
    if (!enough) return;
    model.wallet(accountId, -due);
    model.paid(id, due);
    books.commit(model);
  }

  const methods = new Map<string, string>();
  async function prepaidMethod(tx: Tx, accountId: string): Promise<string> {
    const known = methods.get(accountId);
    if (known) return known;
    const id = newId(tx.now);
    const at = toDate(tx.now);
    const method = { id, account_id: accountId, kind: 'prepaid', state: 'usable', preferred_at: at, created_at: at };
    const row = 'insert into payment_methods select (jsonb_populate_record(null::payment_methods, $1)).*';
    await tx.query(row, [JSON.stringify(method)]);
    methods.set(accountId, id);
    return id;
  }

  async function giveBack(books: ModelBooks): Promise<void> {
    const model = books.begin();
    const [row] = await unitOfWork().readAsWorker<{ id: string; invoiceId: string; amountMinor: number }>(
      `select id, purpose_id as "invoiceId", amount_minor as "amountMinor" from payments
       where state = 'succeeded' and kind = 'bank_transfer' offset $1 limit 1`,
      [random(200)],
    );
    if (!row) return;
    await world.app.get(SettlePayment).run(row.id, { kind: 'returned', failure: 'card_declined' });
    model.returned(row.invoiceId, BigInt(row.amountMinor));
    books.commit(model);
  }

  const books = new ModelBooks();
  for (let thousand = 1; thousand <= THOUSANDS; thousand += 1) {
    it(`${thousand},000: sum zero, no gap, no negative wallet, VAT as documents say, all verified (seed ${seed})`, async () => {
      for (let done = 0; done < 1_000;) {
        const size = 10 + random(20);
        await batch(books, size);
        await pay(books);
        if (random(10) === 0) await giveBack(books);
        done += size + 1;
      }
      await compare(books.begin());
      await world.app.get(CloseBooks).runDue(world.now());
      await assertWhole(world);
    });
  }

  it('the days they fell on are closed, and verify', async () => {
    assert.ok(aborted > THOUSANDS, `${aborted} transactions died`);
    await world.app.get(CloseBooks).runDue(addMs(world.now(), 2 * DAY_MS));
    const { checks } = await assertWhole(world);
    const closed = checks.find(({ name }) => name === 'closing_figures');
    assert.ok(closed!.examined >= 1);
  });

  async function compare(model: Model): Promise<void> {
    const { accounts: lines, total } = await trialBalance(world);
    assert.equal(total, '0.00');
    const said = Object.fromEntries(lines.map(({ account, balance }) => [account, balance]));
    assert.equal(said['wallet'], formatAmount(money(-model.allWallets)));
    for (const [account, minor] of model.vat) assert.equal(said[account], formatAmount(money(-minor)), account);
    const stored = await unitOfWork().readAsWorker<{ id: string; due: number }>(
      'select id, gross_minor - credited_minor - paid_minor + refunded_minor as due from invoices',
    );
    assert.equal(stored.length, model.invoices.size);
    for (const { id, due } of stored) assert.equal(BigInt(due), model.invoices.get(id)!.due, id);
    for (const accountId of accounts) {
      const held = await world.app.get(WalletFacade).balance(accountScope(accountId));
      assert.equal(held.minor, model.holds(accountId));
    }
  }
});
