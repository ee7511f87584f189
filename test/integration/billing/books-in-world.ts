import assert from 'node:assert/strict';
import pg from 'pg';
import { BookReader } from '../../../src/modules/billing/books/data/book-reader.js';
import type { CheckResult } from '../../../src/modules/billing/books/rules/check.js';
import { verifyBooks } from '../../../src/modules/billing/books/use-cases/verify-books.js';
import type { World } from '../../support/world.js';
import { type SignedIn, signUp } from './account-in-world.js';
import { book, openInvoice } from './open-invoices-in-world.js';
import { type Buyer, card, invoicesOf, operatorOf, orderSeats, suiteCustomer } from './payments-in-world.js';

export interface Verification {
  ok: boolean;
  checks: CheckResult[];
}

export async function verification(world: World): Promise<Verification> {
  const answer = await world.http.get<Verification>('/v1/admin/ledger/verify', { token: await operatorOf(world) });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

/** Checks that the books are whole, and says what is not. */
export async function assertWhole(world: World): Promise<Verification> {
  const found = await verification(world);
  assert.deepEqual(
    found.checks.filter(({ broken }) => broken !== null),
    [],
  );
  assert.ok(found.ok);
  return found;
}

export interface BusyBooks {
  cardBuyer: Buyer;
  partBuyer: Buyer;
  overBuyer: Buyer;
  depositor: SignedIn;
}

/** Staff credit an invoice; whole, or so much of its net. */
export async function credit(world: World, invoiceId: string, net?: string): Promise<void> {
  const body = { reason: 'a mistake', ...(net === undefined ? {} : { net: { amount: net, currency: 'EUR' } }) };
  const answer = await world.http.post(`/v1/admin/invoices/${invoiceId}/credit`, {
    token: await operatorOf(world),
    body,
  });
  assert.equal(answer.status, 201, answer.text);
}

/** One of everything that moves money: by card, in part, too much, paid in advance, credited. */
export async function keepBusy(world: World): Promise<BusyBooks> {
  const cardBuyer = await suiteCustomer(world);
  const partBuyer = await suiteCustomer(world);
  const overBuyer = await suiteCustomer(world);
  await orderSeats(world, cardBuyer, 2, await card(world, cardBuyer.token));
  await orderSeats(world, cardBuyer, 1, await card(world, cardBuyer.token, 'tok_declined'));
  await orderSeats(world, cardBuyer, 3, await card(world, cardBuyer.token));
  await book(world, await openInvoice(world, partBuyer), '100.00');
  await book(world, await openInvoice(world, overBuyer), '150.00');
  const depositor = await signUp(world, 'freemium-de');
  await card(world, depositor.token);
  const deposit = await world.http.post('/v1/wallet/deposits', { token: depositor.token, body: { amount: '50.00' } });
  assert.equal(deposit.status, 201, deposit.text);
  const [newest, oldest] = await invoicesOf(world, cardBuyer.token);
  await credit(world, newest!.id);
  await credit(world, oldest!.id, '50.00');
  return { cardBuyer, partBuyer, overBuyer, depositor };
}

/** What the checks say after something was done to the books behind their back; it is undone again. */
export async function tampered(world: World, tables: readonly string[], change: string): Promise<CheckResult[]> {
  const client = new pg.Client({ connectionString: world.database.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    for (const table of [
      'invoices',
      'credit_notes',
      'payments',
      'payment_refunds',
      'wallets',
      'wallet_entries',
      'deposits',
    ])
      await client.query(`alter table ${table} no force row level security`);
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    const { rowCount } = await client.query(change);
    assert.ok(rowCount! > 0, 'nothing was changed');
    const found: CheckResult[] = [];
    for await (const result of verifyBooks(new BookReader(client), () => undefined)) found.push(result);
    return found;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
