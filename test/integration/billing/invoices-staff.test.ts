import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { storeBillingDetails } from './billing-details-in-world.js';
import { credit } from './credit-notes-in-world.js';
import { book, openInvoice } from './open-invoices-in-world.js';
import { type Buyer, type InvoiceBody, operatorOf, suiteCustomer } from './payments-in-world.js';

describe('staff look for invoices', () => {
  let world: World;
  let buyer: Buyer;
  let made: InvoiceBody[];
  before(async () => {
    world = await startWorld();
    buyer = await suiteCustomer(world);
    made = [];
    for (let i = 0; i < 4; i += 1) {
      made.unshift(await openInvoice(world, buyer));
      await world.advance('P1D');
    }
    await book(world, made[0]!, '120.00');
    await book(world, made[1]!, '20.00');
    await credit(world, made[2]!.id, { net: '40.00' });
  });
  after(() => world.close());

  const get = async <T>(path: string) => world.http.get<T>(path, { token: await operatorOf(world) });
  const found = async (query: string): Promise<string[]> => {
    const { body, text } = await get<{ data: InvoiceBody[] }>(
      `/v1/admin/invoices?accountId=${buyer.accountId}&${query}`,
    );
    assert.ok(body.data, text);
    return body.data.map(({ number }) => number);
  };
  const numbers = (...indexes: number[]) => indexes.map((i) => made[i]!.number);

  it('by status', async () => {
    assert.deepEqual(await found('status=paid'), numbers(0));
    assert.deepEqual(await found('status=partially_paid'), numbers(1));
    assert.deepEqual(await found('status=open'), numbers(2, 3));
  });

  it('by days of issue, both included', async () => {
    assert.deepEqual(await found(`from=${made[2]!.issueDate}&to=${made[1]!.issueDate}`), numbers(1, 2));
    assert.deepEqual(await found(`from=${made[1]!.issueDate}`), numbers(0, 1));
    assert.deepEqual(await found(`to=${made[3]!.issueDate}`), numbers(3));
  });

  it('by the number or its beginning, in which no sign means anything else', async () => {
    assert.deepEqual(await found(`number=${made[1]!.number}`), numbers(1));
    assert.deepEqual(await found(`number=${made[1]!.number.slice(0, -1)}`), numbers(0, 1, 2, 3));
    assert.deepEqual(await found('number=%25'), []);
    assert.deepEqual(await found('number=____-'), []);
  });

  it('a day that no calendar has, days in the wrong order and unknown states are refused', async () => {
    for (const [query, field] of [
      ['from=2026-02-30', 'from'],
      ['to=tomorrow', 'to'],
      ['from=2026-11-02&to=2026-11-01', 'to'],
      ['status=lost', 'status'],
    ] as const) {
      const { status, body } = await get<{ errors: { field: string }[] }>(`/v1/admin/invoices?${query}`);
      assert.deepEqual([status, body.errors.map((error) => error.field)], [422, [field]], query);
    }
    assert.equal((await get('/v1/admin/invoices/export?from=2026-11-01')).status, 422);
  });

  it('all documents of some days leave as CSV, credit notes below nothing, no name as a formula', async () => {
    await storeBillingDetails(world, buyer.id, { name: '=cmd|calc', customerType: 'consumer' });
    const last = await openInvoice(world, buyer);
    const answer = await get(`/v1/admin/invoices/export?from=${made[3]!.issueDate}&to=${last.issueDate}`);
    assert.equal(answer.status, 200, answer.text);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/);
    const [header, ...lines] = answer.text.trimEnd().split('\r\n');
    const columns = header!.split(',');
    const column = (name: string) => lines.map((line) => line.split(',')[columns.indexOf(name)]);
    assert.deepEqual(column('type'), [...Array<string>(5).fill('invoice'), 'credit_note']);
    assert.deepEqual(column('number').slice(0, 5), [...numbers(3, 2, 1, 0), last.number]);
    assert.deepEqual(column('gross'), ['120.00', '120.00', '120.00', '120.00', '120.00', '-48.00']);
    assert.deepEqual(column('amountDue'), ['120.00', '72.00', '100.00', '0.00', '120.00', '0.00']);
    assert.equal(column('customer')[4], `'=cmd|calc`);
    assert.equal((await world.http.get('/v1/admin/invoices/export?from=2026-01-01&to=2026-12-31', { token: buyer.token })).status, 403); // prettier-ignore
  });
});
