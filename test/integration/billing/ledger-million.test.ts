import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CloseBooks } from '../../../src/modules/billing/books/use-cases/close-books.js';
import { TOTALS } from '../../../src/modules/billing/ledger/data/ledger-balances.repository.js';
import { instantOf } from '../../../src/kernel/time/instant.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { asOwner, post, sale } from './ledger-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { operatorOf, trialBalance } from './payments-in-world.js';

/** 200,000 sales of 100.00 + 20.00 and their payments by card, to 20,000 customers, over a hundred days: 1,000,000 entries. */
const TABLES = ['ledger_accounts', 'ledger_transactions', 'ledger_entries'];
const MILLION = [
  'alter table ledger_entries drop constraint ledger_entries_transaction_fkey, drop constraint ledger_entries_account_fkey',
  `insert into ledger_accounts (purpose, owner_id, currency)
   select 'receivable', ('01990000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'EUR' from generate_series(1, 20000) n
   union all select purpose, null, 'EUR' from unnest('{income_seats,vat_payable:FR_METRO:20,psp_clearing_card}'::text[]) p (purpose)`,
  `create temp table sales as select n, gen_random_uuid() as invoice, gen_random_uuid() as payment,
     date '2026-01-01' + (n % 100) as day, a.id as receivable
   from generate_series(1, 200000) n join ledger_accounts a
     on a.owner_id = ('01990000-0000-7000-8000-' || lpad((n % 20000 + 1)::text, 12, '0'))::uuid`,
  `insert into ledger_transactions (id, reason, about, posted_at, booked_on)
   select invoice, 'invoice_issued', 'invoice:' || n, day + interval '9 hours', day from sales
   union all select payment, 'payment_received', 'payment:' || n, day + interval '9 hours', day from sales`,
  `insert into ledger_entries (transaction_id, ledger_account_id, currency, amount_minor)
   select invoice, receivable, 'EUR', 12000 from sales union all select payment, receivable, 'EUR', -12000 from sales
   union all select invoice, (select id from ledger_accounts where purpose = 'income_seats'), 'EUR', -10000 from sales
   union all select invoice, (select id from ledger_accounts where purpose like 'vat%'), 'EUR', -2000 from sales
   union all select payment, (select id from ledger_accounts where purpose like 'psp%'), 'EUR', 12000 from sales`,
  'analyze ledger_accounts, ledger_transactions, ledger_entries',
];

interface PlanNode {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Rows that a plan truly took from a table. */
function rowsRead(node: PlanNode, table: string): number {
  const own =
    node['Relation Name'] === table
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0;
  return own + (node.Plans ?? []).reduce((sum, plan) => sum + rowsRead(plan, table), 0);
}

describe('the books with a million entries', () => {
  let world: World;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await asOwner(world.database.databaseUrl, TABLES, ...MILLION);
    await world.app.get(CloseBooks).runDue(instantOf('2026-04-20T09:00:00Z'));
  });
  after(() => world.close());

  const planOf = async (sql: string): Promise<PlanNode> => {
    const [row] = await rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(world, `explain (analyze, format json) ${sql}`);
    return row!['QUERY PLAN'][0].Plan;
  };

  it('the trial balance adds up closed days and the entries of open ones, and nothing else', async () => {
    await post(world, 'invoice:new', sale('01990000-0000-7000-8000-000000000007', 10_000), '2026-04-21');
    const plan = await planOf(TOTALS.replaceAll('$1', `'infinity'::date`));
    assert.equal(rowsRead(plan, 'ledger_entries'), 3);
    // 100 days × 4 accounts
    assert.ok(rowsRead(plan, 'ledger_day_totals') <= 400);
    const { accounts, total } = await trialBalance(world);
    assert.equal(total, '0.00');
    // 200,001 × 100.00, 200,001 × 20.00
    assert.equal(accounts.find(({ account }) => account === 'income_seats')?.credit, '20000100.00');
    assert.equal(accounts.find(({ account }) => account.startsWith('vat'))?.credit, '4000020.00');
  });

  it('a customer’s balance and a page of a busy account read a handful of rows', async () => {
    const customer = await planOf(
      `select sum(e.amount_minor) from ledger_accounts a join ledger_entries e on e.ledger_account_id = a.id
       where a.owner_id = '01990000-0000-7000-8000-000000000007'`,
    );
    assert.ok(rowsRead(customer, 'ledger_entries') <= 21, JSON.stringify(customer));
    const path = '/v1/admin/ledger/accounts/income_seats/entries?limit=50';
    const page = await world.http.get<{ data: unknown[] }>(path, { token: await operatorOf(world) });
    assert.equal(page.body.data.length, 50);
    const busy = await planOf(
      `select * from ledger_entries where ledger_account_id =
         (select id from ledger_accounts where purpose = 'income_seats') order by id desc limit 51`,
    );
    assert.ok(rowsRead(busy, 'ledger_entries') <= 51, JSON.stringify(busy));
  });

  it('a posting opens no account twice and reads none of the other twenty thousand', async () => {
    const plan = await planOf(
      `select id from ledger_accounts a where a.purpose = 'receivable' and a.currency = 'EUR'
         and a.owner_id = '01990000-0000-7000-8000-000000000007'`,
    );
    assert.equal(rowsRead(plan, 'ledger_accounts'), 1);
  });
});
