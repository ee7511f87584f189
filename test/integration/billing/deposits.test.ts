import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { WalletFacade } from '../../../src/modules/billing/wallet/index.js';
import { DepositsFacade } from '../../../src/modules/billing/deposits/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { money } from '../../../src/kernel/money.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, type SignedIn, signUp } from './account-in-world.js';
import { card, gatewayEvent, operatorOf, trialBalance } from './payments-in-world.js';

interface DepositBody {
  id: string;
  amount: string;
  currency: string;
  kind: string;
  status: string;
  receiptNumber: string | null;
  paymentId: string | null;
  receivedAt: string | null;
  nextAction?: { type: string; url: string } | null;
  code?: string;
  minimum?: { amount: string };
  errors?: { field: string; code: string }[];
}

describe('deposits', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const deposit = (
    { token }: SignedIn,
    amount: unknown,
    more: { paymentMethod?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer<DepositBody>> => {
    const { paymentMethod, headers = {} } = more;
    const body = { amount, ...(paymentMethod === undefined ? {} : { paymentMethod }) };
    return world.http.post<DepositBody>('/v1/wallet/deposits', { token, body, headers });
  };
  const balanceOf = async ({ token }: SignedIn) =>
    (await world.http.get<{ balance: { amount: string } }>('/v1/wallet', { token })).body.balance.amount;
  const depositsOf = async ({ token }: SignedIn) =>
    (await world.http.get<{ data: DepositBody[] }>('/v1/wallet/deposits', { token })).body.data;
  const inBooks = async (account: string) =>
    (await trialBalance(world)).accounts.find((line) => line.account === account)?.balance ?? '0.00';
  const rows = <R>(sql: string, values: unknown[] = []) =>
    world.app.get(UnitOfWork).runAsWorker((tx) => tx.query<R>(sql, values));

  it('R-059: 49.99 is refused as below the minimum, 50.00 is accepted and the balance is 50.00 more', async () => {
    const account = await signUp(world, 'freemium-de');
    await card(world, account.token);
    const low = await deposit(account, '49.99');
    assert.equal(low.status, 422);
    assert.equal(low.body.code, 'deposit_below_minimum');
    assert.equal(low.body.minimum?.amount, '50.00');
    assert.equal(await balanceOf(account), '0.00');
    assert.deepEqual(await depositsOf(account), []);
    const made = await deposit(account, '50.00');
    assert.equal(made.status, 201, made.text);
    assert.equal(made.body.status, 'received');
    assert.match(made.body.receiptNumber!, /^RC-\d{4}-\d{6}$/);
    assert.equal(await balanceOf(account), '50.00');
  });

  it('a deposit is a liability with a receipt: no VAT, no invoice, and the customer owes nothing', async () => {
    const account = await signUp(world, 'freemium-de');
    await card(world, account.token);
    const before = { wallet: await inBooks('wallet'), receivable: await inBooks('receivable') };
    const made = await deposit(account, '75.50');
    assert.equal(made.status, 201, made.text);
    assert.equal(Number(await inBooks('wallet')), Number(before.wallet) - 75.5);
    assert.equal(await inBooks('receivable'), before.receivable);
    const vat = (await trialBalance(world)).accounts.filter((line) => line.account.startsWith('vat_payable'));
    assert.deepEqual(vat, []);
    const invoices = await world.http.get<{ data: unknown[] }>('/v1/invoices', { token: account.token });
    assert.deepEqual(invoices.body.data, []);
    const read = await world.http.get<DepositBody>(`/v1/wallet/deposits/${made.body.id}`, { token: account.token });
    assert.equal(read.status, 200);
    assert.deepEqual(
      [read.body.amount, read.body.currency, read.body.kind, read.body.receiptNumber],
      ['75.50', 'EUR', 'card', made.body.receiptNumber],
    );
    const stranger = await signUp(world);
    const foreign = await world.http.get(`/v1/wallet/deposits/${made.body.id}`, { token: stranger.token });
    assert.equal(foreign.status, 404);
  });

  it('an account whose plans sell no deposits is told so', async () => {
    const account = await signUp(world, 'suite');
    await card(world, account.token);
    const refused = await deposit(account, '50.00');
    assert.equal(refused.status, 422);
    assert.equal(refused.body.code, 'deposits_not_available');
    const plan = await planId(world, 'freemium-de.essential-30k');
    const granted = await world.http.post(`/v1/admin/accounts/${account.accountId}/subscriptions`, {
      token: await operatorOf(world),
      body: { planId: plan },
    });
    assert.equal(granted.status, 201, granted.text);
    assert.equal((await deposit(account, '50.00')).status, 201);
  });

  it('what is no amount, or too much, or unpayable, is refused by its field and changes nothing', async () => {
    const account = await signUp(world, 'freemium-de');
    const none = await deposit(account, '50.00');
    assert.equal(none.status, 422);
    assert.deepEqual(
      none.body.errors?.map(({ field }) => field),
      ['paymentMethod'],
    );
    await card(world, account.token);
    for (const amount of [
      '50',
      '50.0',
      '-50.00',
      '1e3',
      '50,00',
      ' 50.00',
      'fifty',
      '',
      '50000.01',
      50,
      null,
      ['50.00'],
    ]) {
      const refused = await deposit(account, amount);
      assert.equal(refused.status, 422, `${JSON.stringify(amount)}: ${refused.text}`);
      assert.equal(refused.body.errors?.[0]?.field, 'amount', JSON.stringify(amount));
    }
    const strange = await deposit(account, '50.00', { paymentMethod: 'pm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' });
    assert.equal(strange.body.code, 'reference_not_found');
    assert.deepEqual(await depositsOf(account), []);
    assert.equal(await balanceOf(account), '0.00');
  });

  it('a refused card answers 402 and fills nothing', async () => {
    const account = await signUp(world, 'freemium-de');
    const method = await card(world, account.token, 'tok_declined');
    const refused = await deposit(account, '50.00', { paymentMethod: method });
    assert.equal(refused.status, 402);
    assert.equal(refused.body.code, 'card_declined');
    assert.equal(await balanceOf(account), '0.00');
    const [kept] = await depositsOf(account);
    assert.deepEqual([kept?.status, kept?.receiptNumber], ['refused', null]);
  });

  it('one that waits for its payer answers 202, and counts once when it succeeds, however often that is told', async () => {
    const account = await signUp(world, 'freemium-de');
    const method = await card(world, account.token, 'tok_requires_action');
    const waiting = await deposit(account, '60.00', { paymentMethod: method });
    assert.equal(waiting.status, 202, waiting.text);
    assert.equal(waiting.body.status, 'pending_payment');
    assert.equal(waiting.body.nextAction?.type, 'redirect');
    assert.equal(await balanceOf(account), '0.00');
    const { paymentId } = waiting.body;
    await Promise.all(Array.from({ length: 10 }, () => gatewayEvent(world, paymentId!, 'ok', 'succeeded')));
    assert.equal(await balanceOf(account), '60.00');
    await gatewayEvent(world, paymentId!, 'late', 'failed');
    assert.equal(await balanceOf(account), '60.00');
    assert.equal((await depositsOf(account))[0]?.status, 'received');
  });

  it('money that comes after a refusal counts', async () => {
    const account = await signUp(world, 'freemium-de');
    const method = await card(world, account.token, 'tok_requires_action');
    const { paymentId } = (await deposit(account, '60.00', { paymentMethod: method })).body;
    await gatewayEvent(world, paymentId!, 'no', 'failed');
    assert.equal((await depositsOf(account))[0]?.status, 'refused');
    await gatewayEvent(world, paymentId!, 'yes', 'succeeded');
    assert.equal((await depositsOf(account))[0]?.status, 'received');
    assert.equal(await balanceOf(account), '60.00');
  });

  for (const [spent, left, status] of [
    ['0.00', '0.00', 'nothing is owed'],
    ['45.00', '0.00', 'what was spent stays owed'],
  ] as const)
    it(`one that the payer’s bank takes back leaves the wallet, ${status}`, async () => {
      const account = await signUp(world, 'freemium-de');
      await card(world, account.token);
      const made = (await deposit(account, '60.00')).body;
      const wallet = world.app.get(WalletFacade);
      const minor = Math.round(Number(spent) * 100);
      if (minor > 0) {
        const what = {
          accountId: account.id,
          amount: money(minor),
          type: 'payment',
          about: `spent:${made.id}`,
        } as const;
        await world.app
          .get(UnitOfWork)
          .runAsWorker((tx) => wallet.takeIn(tx, { ...what, to: { purpose: 'receivable', accountId: account.id } }));
      }
      const owed = Number(await inBooks('receivable'));
      await gatewayEvent(world, made.paymentId!, `back-${made.id}`, 'returned');
      assert.equal(await balanceOf(account), left);
      // 60.00 are owed again, and what the wallet still held of them pays that.
      assert.equal(Number(await inBooks('receivable')) - owed, Number(spent));
      const [shown] = await depositsOf(account);
      assert.deepEqual([shown?.status, shown?.receiptNumber], ['returned', made.receiptNumber]);
      await gatewayEvent(world, made.paymentId!, `again-${made.id}`, 'returned');
      assert.equal(await balanceOf(account), left);
    });

  it('the same request twice, or 16 at once, pays once', async () => {
    const account = await signUp(world, 'freemium-de');
    await card(world, account.token);
    const headers = { 'Idempotency-Key': 'deposit-1' };
    await Promise.all(Array.from({ length: 16 }, () => deposit(account, '50.00', { headers })));
    const first = await deposit(account, '50.00', { headers });
    const again = await deposit(account, '50.00', { headers });
    assert.equal(first.status, 201, first.text);
    assert.equal(again.body.id, first.body.id);
    assert.equal(await balanceOf(account), '50.00');
  });

  it('receipts are numbered without a gap, whoever deposits, also by transfer', async () => {
    const account = await signUp(world, 'freemium-de');
    await card(world, account.token);
    const deposits = world.app.get(DepositsFacade);
    const transfer = () =>
      world.app.get(UnitOfWork).runAsWorker((tx) =>
        deposits.transferredIn(tx, {
          accountId: account.id,
          amount: money(1234),
          from: { purpose: 'bank' },
          bookedOn: '2026-11-20',
        }),
      );
    await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? transfer() : deposit(account, '50.00'))));
    const numbers = await rows<{ number: string }>(
      'select number from deposits where number is not null order by number',
    );
    const sequences = numbers.map(({ number }) => Number(number.slice(-6)));
    assert.deepEqual(
      sequences,
      sequences.map((_, i) => i + 1),
    );
    // 6 × 50.00 + 6 × 12.34
    assert.equal(await balanceOf(account), '374.04');
  });

  it('a receipt is permanent', async () => {
    for (const sql of [
      'update deposits set receipt = null',
      `update deposits set status = 'refused' where status = 'received'`,
    ])
      await assert.rejects(rows(sql), /permanent/);
    await assert.rejects(rows('delete from deposits'), /permission denied/);
  });
});
