import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { money } from '../../../src/kernel/money.js';
import { WalletFacade } from '../../../src/modules/billing/wallet/index.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { signUp } from './account-in-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import {
  type Buyer,
  card,
  invoicesOf,
  ledgerTotal,
  orderSeats,
  suiteCustomer,
  trialBalance,
} from './payments-in-world.js';

interface Method {
  id: string;
  kind: string;
  status: string;
  isDefault: boolean;
  last4: string | null;
  iban: string | null;
  mandate: { reference: string; text: string; acceptedAt: string } | null;
  nextAction: { url: string } | null;
  code?: string;
}
const IBAN = 'DE89370400440532013000';

let world: World;
before(async () => {
  world = await startWorld({ ...WITHOUT_SCHEDULER, DATABASE_POOL: '30' });
});
after(() => world.close());

const add = (token: string, body: object) => world.http.post<Method>('/v1/payment-methods', { token, body });
const list = async (token: string) =>
  (await world.http.get<{ data: Method[] }>('/v1/payment-methods', { token })).body.data;
const left = async (token: string, body: object) => {
  const answer = await add(token, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};

describe('ways to pay of every kind', () => {
  it('all seven can be left by those who may use them, and a cheque by nobody', async () => {
    const { token, id } = await signUp(world);
    await storeBillingDetails(world, id, { customerType: 'public_body', name: 'Ville de Rennes' });
    const bodies = [
      { kind: 'card', token: 'tok_ok' },
      { kind: 'paypal', token: 'tok_ok' },
      { kind: 'direct_debit', iban: IBAN },
      ...['bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order'].map((kind) => ({ kind })),
    ];
    for (const body of bodies) assert.equal((await left(token, body)).kind, body.kind);
    assert.equal((await list(token)).length, 7);
    assert.equal((await add(token, { kind: 'cheque' })).status, 422);
  });

  it('an account that is debited is shown by its country and last digits, with the mandate that was agreed to', async () => {
    const { token, id } = await signUp(world);
    await storeBillingDetails(world, id, { name: 'Ada Example' });
    const method = await left(token, { kind: 'direct_debit', iban: 'de89 3704 0044 0532 0130 00' });
    assert.deepEqual([method.status, method.iban, method.last4], ['usable', 'DE** **** 3000', '3000']);
    assert.match(method.mandate!.reference, /^[A-Z0-9-]{1,35}$/);
    assert.match(method.mandate!.text, new RegExp(`^Mandate ${method.mandate!.reference}\\. Ada Example allows`));
    assert.deepEqual((await world.http.get(`/v1/payment-methods/${method.id}`, { token })).body, method);
    const [kept] = await rows<{ sealed: Buffer; text: string }>(
      world,
      'select sealed_iban as sealed, m::text as text from payment_methods m where account_id = $1',
      [id],
    );
    assert.equal(world.app.get(Sealer).open(kept!.sealed).toString(), IBAN);
    assert.ok(!kept!.text.includes(IBAN) && !JSON.stringify(method).includes('37040044'));
    const audit = await rows<{ text: string }>(world, 'select a::text as text from audit_log a where account_id = $1', [
      id,
    ]);
    assert.ok(!JSON.stringify(audit).includes('37040044'));
  });

  it('PayPal without a token waits for its owner to agree there', async () => {
    const { token } = await signUp(world);
    const method = await left(token, { kind: 'paypal' });
    assert.equal(method.status, 'action_needed');
    assert.ok(URL.canParse(method.nextAction!.url));
  });

  it('of what has nothing to charge by, one is enough, also for eight requests at once', async () => {
    const { token } = await signUp(world);
    const added = await Promise.all(Array.from({ length: 8 }, () => left(token, { kind: 'bank_transfer' })));
    assert.equal(new Set(added.map(({ id }) => id)).size, 1);
    assert.equal((await world.http.delete(`/v1/payment-methods/${added[0]!.id}`, { token })).status, 204);
    assert.notEqual((await left(token, { kind: 'bank_transfer' })).id, added[0]!.id);
  });

  it('the newest is the default until another is chosen; what is taken away is it no longer', async () => {
    const { token } = await signUp(world);
    const [first, second] = [await card(world, token), await card(world, token)];
    const defaults = async () => (await list(token)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
    assert.deepEqual(await defaults(), [second]);
    const chosen = await world.http.post<Method>(`/v1/payment-methods/${first}/default`, { token });
    assert.deepEqual([chosen.status, chosen.body.isDefault], [200, true]);
    assert.deepEqual(await defaults(), [first]);
    await world.http.delete(`/v1/payment-methods/${first}`, { token });
    assert.deepEqual(await defaults(), [second]);
    const stranger = await signUp(world);
    const foreign = await world.http.post(`/v1/payment-methods/${second}/default`, { token: stranger.token });
    assert.equal(foreign.status, 404);
  });

  it('R-063: no kind that does not exist gets past the database, and none without its mandate', async () => {
    const insert = (kind: string) =>
      rows(
        world,
        `insert into payment_methods (id, account_id, kind, created_at) values (gen_random_uuid(), gen_random_uuid(), $1, now())`,
        [kind],
      );
    for (const kind of ['cheque', 'check', 'CHEQUE', 'cash'])
      await assert.rejects(insert(kind), /payment_methods_kind_check/);
    await assert.rejects(insert('direct_debit'), /payment_methods_mandate_check/);
    await assert.rejects(
      rows(
        world,
        `insert into payments (id, account_id, kind, purpose, purpose_id, currency, amount_minor, state, checks, created_at)
         values (gen_random_uuid(), gen_random_uuid(), 'cheque', 'order', gen_random_uuid(), 'EUR', 1, 'created', 0, now())`,
      ),
      /payments_kind_check/,
    );
  });
});

describe('paying out of the wallet', () => {
  const filled = async (buyer: Buyer, minor: number) => {
    const from = { purpose: 'bank' } as const;
    const about = `test:${buyer.id}:${minor}`;
    await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) =>
        world.app
          .get(WalletFacade)
          .creditIn(tx, { accountId: buyer.id, amount: money(minor), type: 'deposit', about, from }),
      );
  };
  const balance = async (buyer: Buyer) => {
    const [row] = await rows<{ minor: number }>(
      world,
      'select balance_minor as minor from wallets where account_id = $1',
      [buyer.id],
    );
    return row?.minor ?? 0;
  };

  it('takes the gross amount, issues the paid invoice, and asks no gateway', async () => {
    const buyer = await suiteCustomer(world);
    await filled(buyer, 20_000);
    const method = await left(buyer.token, { kind: 'prepaid' });
    const bought = await orderSeats(world, buyer, 1, method.id);
    assert.equal(bought.status, 201, bought.text);
    // 200.00 − (100.00 net + 20 % VAT = 120.00) = 80.00
    assert.equal(await balance(buyer), 8_000);
    const [invoice] = await invoicesOf(world, buyer.token);
    assert.deepEqual(
      [invoice!.status, invoice!.amountPaid.amount, invoice!.amountDue.amount],
      ['paid', '120.00', '0.00'],
    );
    const asked = 'select 1 from sandbox_charges where reference = $1';
    assert.deepEqual(await rows(world, asked, [parseWireId('pay', bought.body.paymentId!)]), []);
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('402 insufficient_wallet_balance when a cent is missing: nothing taken, nothing issued, nothing begun', async () => {
    const buyer = await suiteCustomer(world);
    await filled(buyer, 11_999);
    const method = await left(buyer.token, { kind: 'prepaid' });
    const refused = await orderSeats(world, buyer, 1, method.id);
    assert.deepEqual([refused.status, refused.body.code], [402, 'insufficient_wallet_balance']);
    assert.equal(await balance(buyer), 11_999);
    assert.deepEqual(await invoicesOf(world, buyer.token), []);
  });

  it('64 purchases at once out of a wallet that holds ten: ten are bought, and it is empty', async () => {
    const buyer = await suiteCustomer(world);
    await filled(buyer, 120_000);
    const method = await left(buyer.token, { kind: 'prepaid' });
    const answers = await Promise.all(Array.from({ length: 64 }, () => orderSeats(world, buyer, 1, method.id)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    assert.deepEqual([count(201), count(402)], [10, 54]);
    assert.equal(await balance(buyer), 0);
    assert.equal((await invoicesOf(world, buyer.token)).length, 10);
    assert.equal(await ledgerTotal(world), '0.00');
  });
});

describe('clearing accounts', () => {
  it('what PayPal, a bank account and a card bring is kept apart in the books', async () => {
    const before = await trialBalance(world);
    const buyer = await suiteCustomer(world);
    for (const body of [
      { kind: 'paypal', token: 'tok_ok' },
      { kind: 'card', token: 'tok_ok' },
    ]) {
      assert.equal((await orderSeats(world, buyer, 1, (await left(buyer.token, body)).id)).status, 201);
    }
    const debit = await left(buyer.token, { kind: 'direct_debit', iban: IBAN });
    const ordered = await orderSeats(world, buyer, 1, debit.id);
    assert.equal(ordered.status, 202, ordered.text);
    await world.advance('P7D');
    const after = await trialBalance(world);
    const minor = (of: typeof after, name: string) =>
      Math.round(Number(of.accounts.find(({ account }) => account === name)?.balance ?? '0') * 100);
    for (const name of ['psp_clearing_paypal', 'psp_clearing_card', 'psp_clearing_sepa']) {
      assert.equal(minor(after, name) - minor(before, name), 12_000, name);
    }
  });
});
