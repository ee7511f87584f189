import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { parseWireId } from '../../../src/kernel/ids.js';
import { chainedHash } from '../../../src/modules/billing/invoices/rules/hash-chain.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { credit } from './credit-notes-in-world.js';
import { openInvoice, walletOf } from './open-invoices-in-world.js';
import {
  type Buyer,
  card,
  type InvoiceBody,
  invoicesOf,
  ledgerTotal,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

interface Stored {
  series: string;
  sequence: number;
  content: object;
  previous_hash: Buffer | null;
  hash: Buffer;
}

describe('credit notes, many at once', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ DATABASE_POOL: '60' });
  });
  after(() => world.close());

  async function asOwner(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: world.database.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
  const stored = () => rows<Stored>(world, 'select * from credit_notes order by series, sequence');
  const paidInvoice = async (buyer: Buyer, seats = 1): Promise<InvoiceBody> => {
    await orderSeats(world, buyer, seats, await card(world, buyer.token));
    return (await invoicesOf(world, buyer.token))[0]!;
  };

  it('64 at once, some beyond the invoice and some failing at the last moment: numbers without a gap, one chain', async () => {
    const buyers = await Promise.all(Array.from({ length: 8 }, () => suiteCustomer(world)));
    const invoices = await Promise.all(buyers.map((buyer) => paidInvoice(buyer)));
    const already = (await stored()).length;
    // The last statement of crediting the eighth buyer's invoice fails, after the number was taken.
    await asOwner(`alter table audit_log add constraint never_credited
      check (action <> 'invoice.credited' or account_id <> '${buyers[7]!.id}') not valid`);
    // 8 × 15.00 are more than 100.00: the last two of each are refused.
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) => credit(world, invoices[i % 8]!.id, { net: '15.00' })),
    );
    await asOwner('alter table audit_log drop constraint never_credited');
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    assert.deepEqual([count(201), count(409), count(500)], [42, 14, 8]);
    const issued = (await stored()).slice(0);
    assert.equal(issued.length, already + 42);
    let previous: Buffer | null = null;
    for (const [i, { sequence, content, previous_hash: before, hash }] of issued.entries()) {
      assert.equal(Number(sequence), i + 1);
      assert.deepEqual(before, previous);
      assert.deepEqual(chainedHash(previous, content), hash);
      previous = hash;
    }
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('two credits at once never exceed the invoice', async () => {
    const buyer = await suiteCustomer(world);
    const invoice = await paidInvoice(buyer);
    const answers = await Promise.all([credit(world, invoice.id, { net: '60.00' }), credit(world, invoice.id, { net: '60.00' }), credit(world, invoice.id)]); // prettier-ignore
    const nets = answers.filter(({ status }) => status === 201).map(({ body }) => Number(body.net.amount));
    assert.ok(nets.reduce((sum, net) => sum + net, 0) <= 100, nets.join());
    assert.ok(answers.every(({ status }) => status === 201 || status === 409));
    // What was credited is in the wallet, VAT included.
    assert.equal(Number(await walletOf(world, buyer)), nets.reduce((sum, net) => sum + net * 1.2, 0)); // prettier-ignore
  });

  it('the database refuses to change or remove one', async () => {
    const worker = (sql: string) => world.app.get(UnitOfWork).runAsWorker((tx) => tx.query(sql));
    for (const sql of [
      `update credit_notes set content = content || '{"gross": "0.00"}'`,
      'update credit_notes set refunded_minor = 0',
      'delete from credit_notes',
      'truncate credit_notes',
    ]) {
      await assert.rejects(worker(sql), /permission denied|permanent/, sql);
    }
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    const id = parseWireId('inv', invoice.id);
    for (const figures of [
      'credited_minor = 12001',
      'paid_minor = 100, refunded_minor = 101',
      'paid_minor = 12000, credited_minor = 1',
    ]) {
      await assert.rejects(worker(`update invoices set ${figures} where id = '${id}'`), /invoices_paid_check/, figures);
    }
  });
});
