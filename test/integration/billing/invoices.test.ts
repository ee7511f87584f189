import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { parseWireId } from '../../../src/kernel/ids.js';
import { chainedHash } from '../../../src/modules/billing/invoices/rules/hash-chain.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { InvoiceContent } from '../../../src/modules/billing/invoices/index.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import {
  type Buyer,
  card,
  type InvoiceBody,
  invoicesOf,
  ledgerTotal,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

interface Stored {
  series: string;
  sequence: number;
  number: string;
  content: { number: string; gross: string };
  previous_hash: Buffer | null;
  hash: Buffer;
}

describe('invoices', () => {
  let world: World;
  before(async () => {
    // 64 buyers at once: how many connections one process has is not what is tested here.
    world = await startWorld({ DATABASE_POOL: '60' });
  });
  after(() => world.close());

  const stored = () => rows<Stored>(world, 'select * from invoices order by series, sequence');
  async function asOwner(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: world.database.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
  const buy = async (buyer: Buyer, quantity = 1) =>
    (await orderSeats(world, buyer, quantity, await card(world, buyer.token))).body;

  it('64 at once, some refused and some failing at the last moment: numbers without a gap, one chain', async () => {
    const buyers = await Promise.all(Array.from({ length: 8 }, () => suiteCustomer(world)));
    const cards = await Promise.all(
      buyers.flatMap(({ token }) => [card(world, token), card(world, token, 'tok_declined')]),
    );
    const already = (await stored()).length;
    const orders = Array.from({ length: 64 }, (_, i) => {
      const buyer = i % 8;
      return orderSeats(world, buyers[buyer]!, 1, cards[2 * buyer + (i >= 48 ? 1 : 0)]);
    });
    const statuses = (await Promise.all(orders)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 201).length, 48, statuses.join());
    const issued = await stored();
    assert.equal(issued.length, already + 48);
    assert.deepEqual(
      issued.map(({ sequence }) => sequence),
      issued.map((_, i) => i + 1),
    );
    assert.equal(await ledgerTotal(world), '0.00');
  });

  it('each hash covers its content and the hash before: the chain can be computed anew', async () => {
    let previous: Buffer | null = null;
    for (const { content, hash, previous_hash: before } of await stored()) {
      assert.deepEqual(before, previous);
      assert.deepEqual(chainedHash(previous, content), hash);
      previous = hash;
    }
    const [series] = await rows<{ last_hash: Buffer; last_sequence: number }>(world, 'select * from invoice_series');
    assert.deepEqual(series?.last_hash, previous);
  });

  it('a transaction that is rolled back takes no number', async () => {
    const buyer = await suiteCustomer(world);
    const { paymentId } = (await orderSeats(world, buyer, 1, await card(world, buyer.token, 'tok_requires_action')))
      .body;
    const last = (await stored()).at(-1)!.sequence;
    // The last statement of the settling transaction fails, after the number was taken.
    await asOwner(`alter table add_ons add constraint never_active
      check (status <> 'active' or account_id <> '${buyer.id}') not valid`);
    const path = `/v1/admin/sandbox/payments/${paymentId}/events`;
    const event = { token: await operatorOf(world), body: { id: 'evt-rollback', type: 'succeeded' } };
    assert.equal((await world.http.post(path, event)).status, 500);
    await asOwner('alter table add_ons drop constraint never_active');
    assert.equal((await stored()).at(-1)!.sequence, last);
    assert.equal((await world.http.post(path, event)).status, 200);
    assert.equal((await stored()).at(-1)!.sequence, last + 1);
  });

  it('what was issued says for ever what it said: customer, seller, lines, language', async () => {
    const buyer = await suiteCustomer(world);
    await buy(buyer, 3);
    const [invoice] = await invoicesOf(world, buyer.token);
    await storeBillingDetails(world, buyer.id, { name: 'Another Name', customerType: 'consumer' });
    const again = await world.http.get<InvoiceBody>(`/v1/invoices/${invoice!.id}`, { token: buyer.token });
    assert.deepEqual(again.body, invoice);
    assert.equal(invoice?.customer['name'], 'Firm SARL');
    assert.match(invoice.number, /^[A-Za-z0-9+/_-]{1,35}$/);
    assert.match(invoice.number, /\d$/);
    assert.equal(invoice.dueDate, invoice.issueDate);
    assert.equal(invoice.lines[0]?.quantity, 3);
    assert.match(invoice.lines[0].description, /^Additional user, /);
    assert.ok(invoice.supplyPeriod && invoice.supplyPeriod.start < invoice.supplyPeriod.end);
  });

  it('the database refuses to change or remove one; only what was paid of it moves', async () => {
    const worker = (sql: string) => world.app.get(UnitOfWork).runAsWorker((tx) => tx.query(sql));
    for (const sql of [
      `update invoices set content = content || '{"gross": "0.00"}'`,
      `update invoices set number = 'x'`,
      'update invoices set gross_minor = 1',
      `update invoices set hash = '\\x00'`,
      'delete from invoices',
      'truncate invoices cascade',
    ]) {
      await assert.rejects(worker(sql), /permission denied|permanent/, sql);
    }
    await worker('update invoices set status = status, paid_minor = paid_minor');
  });

  it('a foreign, malformed or unknown id answers 404, to customers and staff', async () => {
    const [buyer, stranger] = [await suiteCustomer(world), await suiteCustomer(world)];
    const { invoiceId } = await buy(buyer);
    assert.equal((await world.http.get(`/v1/invoices/${invoiceId}`, { token: buyer.token })).status, 200);
    for (const [id, token] of [
      [invoiceId!, stranger.token],
      ['inv_x', buyer.token],
      [`pay_${parseWireId('inv', invoiceId!)}`, buyer.token],
    ] as const) {
      assert.equal((await world.http.get(`/v1/invoices/${id}`, { token })).status, 404);
    }
    assert.deepEqual(await invoicesOf(world, stranger.token), []);
  });

  it('all are listed, newest first, page by page; staff see everybody’s, or one account’s', async () => {
    const buyer = await suiteCustomer(world);
    for (let i = 0; i < 5; i += 1) await buy(buyer);
    const all = await invoicesOf(world, buyer.token);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await world.http.get<{ data: InvoiceBody[]; nextCursor: string | null }>(
        `/v1/invoices?limit=2${query}`,
        {
          token: buyer.token,
        },
      );
      paged.push(...page.body.data.map(({ number }) => number));
      cursor = page.body.nextCursor;
    }
    assert.deepEqual(paged, all.map(({ number }) => number)); // prettier-ignore
    assert.deepEqual(paged, [...paged].sort().reverse());
    const staff = await world.http.get<{ data: (InvoiceBody & { accountId: string })[] }>(
      `/v1/admin/invoices?accountId=${buyer.accountId}`,
      { token: await operatorOf(world) },
    );
    assert.deepEqual(
      staff.body.data.map(({ number, accountId }) => `${number} ${accountId}`),
      all.map(({ number }) => `${number} ${buyer.accountId}`),
    );
    assert.equal((await world.http.get('/v1/admin/invoices', { token: buyer.token })).status, 403);
  });

  it('paid by card when it is issued: paid is the gross, nothing is due, and the day it is due is the day it was paid', async () => {
    const buyer = await suiteCustomer(world);
    await buy(buyer);
    const [{ content }] = (await rows(world, `select content from invoices where account_id = '${buyer.id}'`)) as [
      { content: InvoiceContent },
    ];
    const { typeCode, operation, paid, paidOn, issueDate, dueDate, gross, legalNotes, precedingInvoice } = content;
    assert.deepEqual([typeCode, operation, paidOn, dueDate], ['380', 'services', issueDate, issueDate]);
    assert.deepEqual([paid, precedingInvoice], [{ amount: gross, on: issueDate }, null]);
    assert.deepEqual(legalNotes?.map(({ code }) => code), ['PMD', 'PMT', 'AAB']); // prettier-ignore
  });

  it('R-047, R-053: 25.00 net to a French business: 20 %, 5.00 of VAT, 30.00, and both VAT numbers', async () => {
    const firm = await Subscriber.of(world, 'freemium-fr');
    assert.equal((await firm.buy('freemium-fr.essential-30k')).status, 201);
    const [invoice] = await invoicesOf(world, firm.account.token);
    assert.deepEqual(
      [invoice?.net.amount, invoice?.vatBreakdown[0]?.vatRate, invoice?.vatAmount.amount, invoice?.gross.amount],
      ['25.00', '20', '5.00', '30.00'],
    );
    assert.equal(invoice?.customer['vatNumber'], 'FR44732829320');
    assert.match(String(invoice.seller['vatNumber']), /^FR/);
  });

  it('R-048: the same for a German company: 25.00 by reverse charge with a number, 30.00 without', async () => {
    const german = async (vatNumber: string | null) => {
      const firm = await Subscriber.of(world, 'freemium-fr');
      const address = { line1: 'Hauptstraße 1', postalCode: '10115', city: 'Berlin' };
      const body = { customerType: 'company', name: 'Acme GmbH', address, country: 'DE', vatNumber };
      const { token } = firm.account;
      assert.equal((await world.http.call('PUT', '/v1/account/billing-details', { token, body })).status, 200);
      assert.equal((await firm.buy('freemium-fr.essential-30k')).status, 201);
      return (await invoicesOf(world, token))[0]!;
    };
    const [proved, without] = [await german('DE136695976'), await german(null)];
    assert.deepEqual([proved.vatAmount.amount, proved.gross.amount], ['0.00', '25.00']);
    assert.match(proved.legalMentions.join(), /Autoliquidation/);
    assert.equal(proved.vatProof?.['vatNumber'], 'DE136695976');
    assert.deepEqual([without.gross.amount, without.legalMentions], ['30.00', []]);
  });

  it('VAT of the customer’s country: nothing for a proved German company, 20 % for one without a number', async () => {
    const buyer = await suiteCustomer(world, false);
    const german = { customerType: 'company', name: 'Firma GmbH', country: 'DE', siren: null } as const;
    await storeBillingDetails(world, buyer.id, { ...german, vatNumber: null });
    const turnover = async () => {
      const said = 'select coalesce(sum(net_minor), 0)::text as net from eu_turnover_documents';
      return Number((await rows<{ net: string }>(world, said))[0]!.net);
    };
    const before = await turnover();
    await buy(buyer, 2);
    const [invoice] = await invoicesOf(world, buyer.token);
    assert.deepEqual(
      [invoice?.vatBreakdown[0]?.treatment, invoice?.vatBreakdown[0]?.vatRate, invoice?.gross.amount],
      ['EU_ORIGIN', '20', '240.00'],
    );
    assert.equal(await turnover(), before + 20000);
  });
});
