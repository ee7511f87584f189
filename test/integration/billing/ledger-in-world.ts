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

/** As whoever owns the database and stops at nothing: without triggers, without row-level security. */
export async function asSuperuser(world: World, ...statements: string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: world.database.databaseUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const results: pg.QueryResult[] = [];
    for (const sql of statements) results.push(await client.query(sql));
    return results;
  } finally {
    await client.end();
  }
}
