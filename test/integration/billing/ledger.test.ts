import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { money } from '../../../src/kernel/money.js';
import { newId } from '../../../src/kernel/ids.js';
import { credit, debit, type Entry, LedgerFacade } from '../../../src/modules/billing/ledger/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { trialBalance } from './payments-in-world.js';

describe('the ledger', () => {
  let world: World;
  let ledger: LedgerFacade;
  let unitOfWork: UnitOfWork;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    ledger = world.app.get(LedgerFacade);
    unitOfWork = world.app.get(UnitOfWork);
  });
  after(() => world.close());

  const customer = '01990000-0000-7000-8000-00000000000a';
  const receivable = { purpose: 'receivable', accountId: customer } as const;
  const seats = { purpose: 'income_seats' } as const;
  const clearing = { purpose: 'psp_clearing_card' } as const;
  const post = (about: string, entries: Entry[]) =>
    unitOfWork.runAsWorker((tx) => ledger.postIn(tx, { reason: 'test', about, entries }));
  const raw = (sql: string, values: unknown[] = []) => unitOfWork.runAsWorker((tx) => tx.query(sql, values));
  const balance = async (account: string) =>
    (await trialBalance(world)).accounts.find((line) => line.account === account)?.balance ?? '0.00';

  it('posts what balances, once, and reverses it by new entries', async () => {
    await post('sale:1', [debit(receivable, money(10000)), credit(seats, money(10000))]);
    assert.equal(await balance('receivable'), '100.00');
    await assert.rejects(
      post('sale:1', [debit(receivable, money(10000)), credit(seats, money(10000))]),
      /ledger_transactions_about_key/,
    );
    const reverse = () => unitOfWork.runAsWorker((tx) => ledger.reverseIn(tx, { reason: 'test', about: 'sale:1' }));
    await reverse();
    assert.equal(await balance('receivable'), '0.00');
    assert.equal(await balance('income_seats'), '0.00');
    await assert.rejects(reverse(), /ledger_transactions/);
  });

  it('the database itself refuses what is off by a cent, in any currency, or has one entry', async () => {
    const write = (entries: [purpose: string, currency: string, amount: number][]) =>
      unitOfWork.runAsWorker(async (tx) => {
        const id = newId(tx.now);
        await tx.query(
          `insert into ledger_transactions (id, reason, about, posted_at, booked_on)
           values ($1, $2, $3, clock_timestamp(), current_date)`,
          [id, 'test', `raw:${id}`],
        );
        for (const [purpose, currency, amount] of entries) {
          const values = [purpose, currency];
          await tx.query(
            'insert into ledger_accounts (purpose, currency) values ($1, $2) on conflict do nothing',
            values,
          );
          await tx.query(
            `insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
             select $1, id, currency, $2 from ledger_accounts where purpose = $3 and currency = $4 and owner_id is null`,
            [id, amount, purpose, currency],
          );
        }
      });
    await assert.rejects(write([['a', 'EUR', 100], ['b', 'EUR', -99]]), /off by 1 EUR/); // prettier-ignore
    await assert.rejects(write([['a', 'EUR', 100], ['b', 'USD', -100]]), /off by/); // prettier-ignore
    await assert.rejects(write([['a', 'EUR', 100]]), /has 1 entries/);
    await assert.rejects(write([]), /has 0 entries/);
    await assert.rejects(write([['a', 'EUR', 0], ['b', 'EUR', 0]]), /ledger_entries_amount_check/); // prettier-ignore
    await write([['a', 'EUR', 100], ['b', 'EUR', -100]]); // prettier-ignore
  });

  it('nothing that is posted can be changed, removed or added to', async () => {
    await post('sale:2', [debit(receivable, money(500)), credit(seats, money(500))]);
    for (const sql of [
      'update ledger_entries set amount_minor = 1',
      'delete from ledger_entries',
      'update ledger_transactions set reason = reason',
      'delete from ledger_transactions',
      'update ledger_accounts set purpose = purpose',
      'truncate ledger_entries',
    ]) {
      await assert.rejects(raw(sql), /permission denied|append-only/, sql);
    }
    // Whoever owns the tables has every right, and is stopped all the same.
    const owner = new pg.Client({ connectionString: world.database.databaseUrl });
    await owner.connect();
    for (const sql of [
      'update ledger_entries set amount_minor = amount_minor',
      'update ledger_transactions set reason = reason',
      'update ledger_accounts set purpose = purpose',
      ...['ledger_entries', 'ledger_transactions', 'ledger_accounts'].flatMap((table) => [
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]),
    ]) {
      await assert.rejects(owner.query(sql), /append-only/, sql);
    }
    await owner.end();
    const later = `insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
      select t.id, a.id, 'EUR', v from ledger_transactions t, ledger_accounts a, (values (7), (-7)) x (v)
      where t.about = 'sale:2' and a.purpose = 'income_seats'`;
    await assert.rejects(raw(later), /is closed/);
  });

  it('customers’ requests cannot write or read the books', async () => {
    for (const sql of [
      'select 1 from ledger_entries',
      'insert into ledger_accounts (purpose, currency) values (1, 2)',
    ]) {
      await assert.rejects(
        unitOfWork.run({ accountId: customer }, (tx) => tx.query(sql)),
        /permission denied/,
      );
    }
  });

  it('64 at once open the same new accounts once, in whatever order, and the sum stays nothing', async () => {
    const fresh = ['1', '2', '3'].map((rate) => ({ purpose: 'vat_payable', part: `TEST:${rate}` }) as const);
    const sales = Array.from({ length: 64 }, (_, i) => {
      const credits = fresh.map((account) => credit(account, money(i + 1)));
      return post(`race:${i}`, [debit(clearing, money(3 * (i + 1))), ...(i % 2 === 0 ? credits : credits.reverse())]);
    });
    await Promise.all(sales);
    // 1 + 2 + … + 64 = 2,080 cents
    for (const rate of ['1', '2', '3']) assert.equal(await balance(`vat_payable:TEST:${rate}`), '-20.80');
    assert.equal((await trialBalance(world)).total, '0.00');
  });

  it('a posting is two statements, however many entries it has', async () => {
    await unitOfWork.runAsWorker(async (tx) => {
      let statements = 0;
      const counting = {
        ...tx,
        query: (...args: Parameters<typeof tx.query>) => ((statements += 1), tx.query(...args)),
      };
      const entries = Array.from({ length: 40 }, (_, i) => credit(seats, money(i + 1)));
      // 1 + 2 + … + 40 = 820 cents
      await ledger.postIn(counting as typeof tx, {
        reason: 'test',
        about: 'many',
        entries: [debit(receivable, money(820)), ...entries],
      });
      assert.equal(statements, 2);
    });
    const order = await raw(
      `select string_agg(e.amount_minor::text, ' ' order by e.id) as amounts from ledger_entries e
       join ledger_transactions t on t.id = e.transaction_id where t.about = 'many'`,
    );
    assert.match(String(order[0]?.['amounts']), /^820 -1 -2 -3 .* -40$/);
  });

  it('whatever is posted, the total is 0.00 and each account the sum of its entries', async () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((minor) => minor !== 0);
    let posted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 6 }), async (amounts) => {
        const rest = -amounts.reduce((sum, minor) => sum + minor, 0);
        if (rest === 0) return;
        const before = await balance('receivable');
        posted += 1;
        await post(`random:${posted}`, [
          ...amounts.map((minor) => debit(clearing, money(minor))),
          debit(receivable, money(rest)),
        ]);
        const change = Number((Number(await balance('receivable')) - Number(before)).toFixed(2));
        assert.equal(change, rest / 100);
        assert.equal((await trialBalance(world)).total, '0.00');
      }),
      { numRuns: 25 },
    );
  });
});
