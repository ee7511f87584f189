import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Money, money } from '../../../src/kernel/money.js';
import type { LedgerAccount } from '../../../src/modules/billing/ledger/index.js';
import { WalletFacade } from '../../../src/modules/billing/wallet/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { type SignedIn, signUp } from './account-in-world.js';

interface WalletBody {
  balance: { amount: string; currency: string };
  currency: string;
  depositReference: string;
}
interface EntryBody {
  id: string;
  amount: { amount: string };
  type: string;
  balance: { amount: string };
  at: string;
}

const CLEARING: LedgerAccount = { purpose: 'psp_clearing_card' };

describe('the wallet', () => {
  let world: World;
  let wallet: WalletFacade;
  let unitOfWork: UnitOfWork;
  let account: SignedIn;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    wallet = world.app.get(WalletFacade);
    unitOfWork = world.app.get(UnitOfWork);
    account = await signUp(world);
  });
  after(() => world.close());

  const fill = (id: string, minor: number, about: string) =>
    unitOfWork.runAsWorker((tx) =>
      wallet.creditIn(tx, { accountId: id, amount: money(minor), type: 'deposit', about, from: CLEARING }),
    );
  const take = (id: string, amount: Money, about: string) =>
    unitOfWork.runAsWorker((tx) =>
      wallet.takeIn(tx, {
        accountId: id,
        amount,
        type: 'payment',
        about,
        to: { purpose: 'receivable', accountId: id },
      }),
    );
  const balanceOf = async (id: string) => Number((await wallet.balance(accountScope(id))).minor);
  const raw = (sql: string, values: unknown[] = []) => unitOfWork.runAsWorker((tx) => tx.query(sql, values));
  const inBooks = async (id: string) => {
    const [row] = await unitOfWork.runAsWorker((tx) =>
      tx.query<{ sum: number }>(
        `select coalesce(-sum(e.amount_minor), 0)::bigint as sum from ledger_entries e
         join ledger_accounts a on a.id = e.ledger_account_id where a.purpose = 'wallet' and a.owner_id = $1`,
        [id],
      ),
    );
    return row!.sum;
  };

  it('holds nothing at first, and gives each account a reference of its own for ever', async () => {
    const first = await world.http.get<WalletBody>('/v1/wallet', { token: account.token });
    assert.equal(first.status, 200, first.text);
    assert.deepEqual(first.body.balance, { amount: '0.00', currency: 'EUR' });
    assert.match(first.body.depositReference, /^RF-DEP-[2-9A-HJ-NP-Z]{8}$/);
    const again = await world.http.get<WalletBody>('/v1/wallet', { token: account.token });
    assert.equal(again.body.depositReference, first.body.depositReference);
    const other = await signUp(world);
    const others = await world.http.get<WalletBody>('/v1/wallet', { token: other.token });
    assert.notEqual(others.body.depositReference, first.body.depositReference);
    const owners = await unitOfWork.runAsWorker((tx) => wallet.ownersIn(tx, [first.body.depositReference, 'RF-DEP-X']));
    assert.deepEqual(owners, [{ accountId: account.id, reference: first.body.depositReference }]);
  });

  it('what comes in and what is taken is listed, newest first, with what was left', async () => {
    const { id, token } = await signUp(world);
    await fill(id, 5000, `test:${id}:1`);
    assert.equal(await take(id, money(3000), `test:${id}:2`), true);
    assert.equal(await take(id, money(3000), `test:${id}:3`), false);
    const entries = await world.http.get<{ data: EntryBody[]; nextCursor: string | null }>(
      '/v1/wallet/entries?limit=1',
      {
        token,
      },
    );
    const rest = await world.http.get<{ data: EntryBody[] }>(`/v1/wallet/entries?cursor=${entries.body.nextCursor}`, {
      token,
    });
    const listed = [...entries.body.data, ...rest.body.data];
    // 50.00 − 30.00 = 20.00; the third would need 30.00.
    assert.deepEqual(
      listed.map(({ type, amount, balance }) => [type, amount.amount, balance.amount]),
      [
        ['payment', '-30.00', '20.00'],
        ['deposit', '50.00', '50.00'],
      ],
    );
    assert.match(listed[0]!.id, /^wen_/);
    const stranger = await signUp(world);
    const foreign = await world.http.get<{ data: EntryBody[] }>('/v1/wallet/entries', { token: stranger.token });
    assert.deepEqual(foreign.body.data, []);
    assert.equal(await inBooks(id), 2000);
  });

  it('one event moves money once', async () => {
    const { id } = await signUp(world);
    await fill(id, 1000, `once:${id}`);
    await assert.rejects(fill(id, 1000, `once:${id}`), /wallet_entries_about_key/);
    await assert.rejects(take(id, money(1), `once:${id}`), /wallet_entries_about_key/);
    assert.equal(await balanceOf(id), 1000);
    await assert.rejects(fill(id, 0, `nothing:${id}`), RangeError);
    await assert.rejects(take(id, money(-5), `less:${id}`), RangeError);
  });

  it('64 at once never take more than there is', async () => {
    const { id } = await signUp(world);
    await fill(id, 10_000, `race:${id}`);
    // 100.00 pays 33 times 3.00 and leaves 1.00.
    const taken = await Promise.all(Array.from({ length: 64 }, (_, i) => take(id, money(300), `race:${id}:${i}`)));
    assert.equal(taken.filter(Boolean).length, 33);
    assert.equal(await balanceOf(id), 100);
    assert.equal(await inBooks(id), 100);
  });

  it('64 first deposits at once open one wallet', async () => {
    const { id } = await signUp(world);
    await Promise.all(Array.from({ length: 64 }, (_, i) => fill(id, 100, `first:${id}:${i}`)));
    assert.equal(await balanceOf(id), 6400);
    assert.equal(await inBooks(id), 6400);
  });

  it('the database itself refuses a balance below nothing, an entry alone and any change of what was written', async () => {
    const { id } = await signUp(world);
    await fill(id, 1000, `law:${id}`);
    const entry = `insert into wallet_entries (id, account_id, currency, sequence, type, amount_minor, balance_minor, about, at)
      values (gen_random_uuid(), $1, 'EUR', $2, $3, $4, $5, $6, clock_timestamp())`;
    for (const [sql, values, refusal] of [
      ['update wallets set balance_minor = -1 where account_id = $1', [id], /wallets_balance_check/],
      ['update wallets set balance_minor = 5 where account_id = $1', [id], /does not say/],
      ['update wallets set balance_minor = 5, entries = entries + 1 where account_id = $1', [id], /does not say/],
      [entry, [id, 2, 'deposit', 5, 1005, 'x'], /does not fit/],
      [entry, [id, 1, 'deposit', 5, 1000, 'x'], /wallet_entries_sequence_key/],
      [entry, [id, 2, 'deposit', -5, 995, 'x'], /wallet_entries_type_check/],
      [entry, [id, 2, 'gift', 5, 1005, 'x'], /wallet_entries_type_check/],
      ['update wallet_entries set amount_minor = 1', [], /permission denied/],
      ['delete from wallet_entries', [], /permission denied/],
      ['delete from wallets', [], /permission denied/],
    ] as [string, unknown[], RegExp][])
      await assert.rejects(raw(sql, values), refusal, sql);
    const asCustomer = (sql: string) => unitOfWork.run(accountScope(id), (tx) => tx.query(sql));
    await assert.rejects(asCustomer('update wallets set balance_minor = 99'), /permission denied/);
    await assert.rejects(asCustomer('delete from wallet_references'), /permission denied/);
    assert.equal(await balanceOf(id), 1000);
  });
});
