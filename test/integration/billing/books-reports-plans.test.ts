import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { FEC_ENTRIES } from '../../../src/modules/billing/books/data/fec-statements.js';
import {
  COLLECTED_BETWEEN,
  ISSUED_BETWEEN,
  VAT_BOOKED_BETWEEN,
} from '../../../src/modules/billing/books/data/report-statements.js';
import { startWorld, type World } from '../../support/world.js';
import { credit } from './books-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { card, invoicesOf, orderSeats, suiteCustomer } from './payments-in-world.js';

/** Ten years of 20,000 documents each: a month is 1 in 120. */
const MANY = 200_000;
const DAYS = 3_600;
const uuid = (kind: number): string => `('0199f3a0-7c1e-7${kind}00-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const DAY = `(date '2015-01-01' + (n % ${DAYS})::int)`;
const AT = `(${DAY} + interval '9 hours')`;
const CONTENT = `jsonb_build_object('issueDate', ${DAY}::text, 'number', 'N' || n)`;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Copies of one row under other ids and days; the books behind them are no part of these questions. */
async function copies(owner: pg.Client, table: string, changes: Record<string, string>): Promise<void> {
  const names = async (sql: string) => (await owner.query<{ name: string }>(sql, [table])).rows.map(({ name }) => name);
  const foreign = await names(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
  );
  for (const name of foreign) await owner.query(`alter table ${table} drop constraint ${name}`);
  const columns = await names(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  await owner.query(`alter table ${table} disable trigger user`);
  await owner.query(`alter table ${table} no force row level security`);
  await owner.query(
    `insert into ${table} select ${columns.map((name) => changes[name] ?? `o.${name}`).join(', ')}
     from (select * from ${table} limit 1) o, generate_series(1, ${MANY}) n`,
  );
  await owner.query(`alter table ${table} force row level security`);
  await owner.query(`analyze ${table}`);
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

describe('reports over 200,000 invoices, credit notes and payments', () => {
  let world: World;
  let owner: pg.Client;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    assert.equal((await orderSeats(world, buyer, 1)).status, 201);
    await credit(world, (await invoicesOf(world, buyer.token))[0]!.id);
    owner = new pg.Client({ connectionString: world.database.databaseUrl });
    await owner.connect();
    const document = { number: `'N' || n`, sequence: 'n + 1000000', content: CONTENT, issued_at: AT };
    await copies(owner, 'invoices', { ...document, id: uuid(1), order_id: uuid(2) });
    await copies(owner, 'credit_notes', { ...document, id: uuid(3), invoice_id: uuid(1) });
    await copies(owner, 'payments', { id: uuid(4), purpose_id: uuid(2), settled_at: AT, external_id: 'null' });
    await copies(owner, 'ledger_transactions', { id: uuid(5), about: `'N' || n`, posted_at: AT, booked_on: DAY });
  });
  after(async () => {
    await owner.end();
    await world.close();
  });

  const month = ['2016-03-01', '2016-03-31'];
  /** As it is asked, over a cursor. */
  const planOf = async (sql: string): Promise<PlanNode[]> => {
    await owner.query('begin; set local cursor_tuple_fraction = 0.01');
    const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) declare report no scroll cursor for ${sql}`,
      month,
    );
    await owner.query('rollback');
    return nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
  };
  const cases: [name: string, sql: string, tables: string[]][] = [
    ['OSS, DES and e-reporting read the documents of their days', ISSUED_BETWEEN, ['invoices', 'credit_notes']],
    ['e-reporting reads the money of its days', COLLECTED_BETWEEN, ['payments', 'credit_notes', 'invoices']],
    ['the VAT of the books is read by days', VAT_BOOKED_BETWEEN, ['ledger_transactions']],
    ['the FEC reads the transactions of its days', FEC_ENTRIES, ['ledger_transactions']],
  ];
  for (const [name, sql, tables] of cases) {
    it(name, async () => {
      const nodes = await planOf(sql);
      for (const table of tables) {
        const own = nodes.filter((node) => node['Relation Name'] === table);
        assert.ok(own.length > 0, `${table} is asked`);
        assert.deepEqual(own.filter((node) => node['Node Type'] === 'Seq Scan'), [], `${table} is not read whole`); // prettier-ignore
        const read = own.reduce(
          (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
          0,
        );
        // 31 days of 3,600 are 1,736 of 200,000; an invoice may be wanted by its payment and by its credit note.
        assert.ok(read <= 2 * 1_736 + 100, `${read} rows of ${table}`);
      }
    });
  }
});
