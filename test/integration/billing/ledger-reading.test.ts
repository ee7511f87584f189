import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { type SignedIn, signUp } from './account-in-world.js';
import { cardPayment, post, sale } from './ledger-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { operatorOf, type TrialBalance } from './payments-in-world.js';

interface EntryBody {
  transactionId: string;
  about: string;
  bookedOn: string;
  debit: string;
  credit: string;
}

describe('the books, read by staff', () => {
  let world: World;
  let customer: SignedIn;
  let token: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    customer = await signUp(world);
    token = await operatorOf(world);
    await post(world, 'invoice:a', sale(customer.id, 10_000), '2026-11-20');
    await post(world, 'payment:a', cardPayment(customer.id, 12_000), '2026-11-21');
    await post(world, 'invoice:b', sale(customer.id, 5_000), '2026-11-21');
  });
  after(() => world.close());

  const get = <T>(path: string) => world.http.get<T>(`/v1/admin/ledger${path}`, { token });
  const balances = async (at: string) => {
    const { accounts, total } = (await get<TrialBalance>(at)).body;
    assert.equal(total, '0.00');
    return Object.fromEntries(accounts.map(({ account, balance }) => [account, balance]));
  };

  it('the trial balance is that of the end of a day', async () => {
    // 100.00 + 20 % = 120.00; the day after 120.00 came and 50.00 + 10.00 were sold
    assert.deepEqual(await balances('?at=2026-11-19'), {});
    assert.deepEqual(await balances('?at=2026-11-20'), {
      receivable: '120.00',
      income_seats: '-100.00',
      'vat_payable:FR_METRO:20': '-20.00',
    });
    const now = {
      receivable: '60.00',
      income_seats: '-150.00',
      'vat_payable:FR_METRO:20': '-30.00',
      psp_clearing_card: '120.00',
    };
    assert.deepEqual(await balances('?at=2026-11-21'), now);
    assert.deepEqual(await balances(''), now);
    assert.equal((await get('?at=2026-02-31')).status, 422);
  });

  it('an account shows its entries, newest first, page by page', async () => {
    const path = `/accounts/receivable/entries?accountId=${customer.accountId}&limit=2`;
    const first = (await get<{ data: EntryBody[]; nextCursor: string }>(path)).body;
    assert.deepEqual(
      first.data.map(({ about, debit, credit }) => [about, debit, credit]),
      [
        ['invoice:b', '60.00', '0.00'],
        ['payment:a', '0.00', '120.00'],
      ],
    );
    const rest = (await get<{ data: EntryBody[]; nextCursor: null }>(`${path}&cursor=${first.nextCursor}`)).body;
    assert.deepEqual([rest.data.map(({ about }) => about), rest.nextCursor], [['invoice:a'], null]);
    const vat = (await get<{ data: EntryBody[] }>('/accounts/vat_payable:FR_METRO:20/entries')).body;
    assert.deepEqual(
      vat.data.map(({ bookedOn, credit }) => [bookedOn, credit]),
      [
        ['2026-11-21', '10.00'],
        ['2026-11-20', '20.00'],
      ],
    );
  });

  it('whose account it is has to be said exactly where customers have their own', async () => {
    assert.equal((await get('/accounts/receivable/entries')).status, 422);
    assert.equal((await get(`/accounts/income_seats/entries?accountId=${customer.accountId}`)).status, 422);
    assert.equal((await get('/accounts/castles/entries')).status, 404);
    assert.equal((await get(`/accounts/wallet/entries?accountId=${customer.accountId}`)).status, 404);
  });

  it('a transaction shows all its entries, and what took it back', async () => {
    const [entry] = (await get<{ data: EntryBody[] }>('/accounts/psp_clearing_card/entries')).body.data;
    const transaction = (await get<Record<string, unknown>>(`/transactions/${entry?.transactionId}`)).body;
    assert.equal(transaction['about'], 'payment:a');
    assert.equal(transaction['bookedOn'], '2026-11-21');
    assert.equal(transaction['reversedBy'], null);
    assert.deepEqual(transaction['entries'], [
      { account: 'psp_clearing_card', accountId: null, currency: 'EUR', debit: '120.00', credit: '0.00' },
      { account: 'receivable', accountId: customer.accountId, currency: 'EUR', debit: '0.00', credit: '120.00' },
    ]);
    assert.equal((await get('/transactions/ltx_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11')).status, 404);
  });

  it('a customer’s books say what he owes', async () => {
    const { accounts } = (await get<TrialBalance>(`/customers/${customer.accountId}`)).body;
    // 120.00 + 60.00 − 120.00
    assert.deepEqual(accounts, [
      { account: 'receivable', currency: 'EUR', debit: '180.00', credit: '120.00', balance: '60.00' },
    ]);
    const quiet = await signUp(world);
    assert.deepEqual((await get<TrialBalance>(`/customers/${quiet.accountId}`)).body.accounts, []);
    assert.equal((await get('/customers/acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11')).status, 404);
  });

  it('customers read nothing of it', async () => {
    for (const path of ['', '/accounts/income_seats/entries', '/closings', `/customers/${customer.accountId}`]) {
      const answer = await world.http.get(`/v1/admin/ledger${path}`, { token: customer.token });
      assert.equal(answer.status, 403, path);
    }
  });
});
