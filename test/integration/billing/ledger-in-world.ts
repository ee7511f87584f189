import pg from 'pg';
import { credit, debit, type Entry, LedgerFacade } from '../../../src/modules/billing/ledger/index.js';
import { money } from '../../../src/kernel/money.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';

/** Posts, as billing does, in a transaction of its own. */
export function post(world: World, about: string, entries: Entry[], bookedOn?: string): Promise<void> {
  const posting = { reason: 'test', about, entries, ...(bookedOn === undefined ? {} : { bookedOn }) };
  return world.app.get(UnitOfWork).runAsWorker((tx) => world.app.get(LedgerFacade).postIn(tx, posting));
}

/** A sale of seats with 20 % of VAT; `cents` net. */
export function sale(accountId: string, cents: number): Entry[] {
  return [
    debit({ purpose: 'receivable', accountId }, money((cents * 12) / 10)),
    credit({ purpose: 'income_seats' }, money(cents)),
    credit({ purpose: 'vat_payable', part: 'FR_METRO:20' }, money((cents * 2) / 10)),
  ];
}

/** What came by card for a customer. */
export function cardPayment(accountId: string, cents: number): Entry[] {
  return [
    debit({ purpose: 'psp_clearing_card' }, money(cents)),
    credit({ purpose: 'receivable', accountId }, money(cents)),
  ];
}

/**
 * What somebody does who owns the database and stops at nothing: the triggers of these tables are off meanwhile, and their
 * row-level security does not bind.
 */
export async function asOwner(databaseUrl: string, tables: readonly string[], ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    for (const table of tables) {
      await client.query(`alter table ${table} disable trigger user`);
      await client.query(`alter table ${table} no force row level security`);
    }
    for (const sql of statements) await client.query(sql);
    await client.query('set constraints all immediate');
    for (const table of tables) {
      const secured = await client.query(`select relrowsecurity as on from pg_class where oid = '${table}'::regclass`);
      if ((secured.rows[0] as { on: boolean }).on) await client.query(`alter table ${table} force row level security`);
      await client.query(`alter table ${table} enable trigger user`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}
