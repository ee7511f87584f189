import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bytesAt, printed } from '../integration/billing/documents-in-world.js';
import type { InvoiceBody } from '../integration/billing/payments-in-world.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { Subscriber } from './subscription-steps.js';

/** Bought on 10 December 2030, changed to a smaller plan in the spring of 2031, and paid for until 10 February 2032. */
describe('the invoices of three years', () => {
  let world: World;
  let customer: Subscriber;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-12-10T10:00:00Z');
    customer = await Subscriber.of(world, 'relay');
  });
  after(() => world.close());

  it('R-054: 14 invoices over three years are listed, newest first, and each is downloaded, also after a plan change', async () => {
    const bought = await customer.buy('relay.5000');
    assert.ok(bought.status < 300, bought.text);
    await world.moveTo('2031-04-20T10:00:00Z');
    const changed = await customer.change(bought.body.id, 'relay.1000');
    assert.equal(changed.status, 200, changed.text);
    await world.moveTo('2032-01-20T10:00:00Z');
    // December 2030, twelve months of 2031, January 2032
    const invoices = await eventually('the last renewal is billed', async () => {
      const found = await customer.invoices();
      return found.length >= 14 ? found : undefined;
    });
    assert.equal(invoices.length, 14);
    const dates = invoices.map(({ issueDate }) => issueDate);
    assert.equal(dates[0], '2032-01-10');
    assert.equal(dates.at(-1), '2030-12-10');
    assert.deepEqual(dates, [...dates].sort().reverse());
    assert.equal(new Set(invoices.map(({ net }) => net.amount)).size, 2, 'the change shows in the price');
    for (const invoice of invoices) await reads(world, customer, invoice);
  });
});

/** The file says what the list says. */
async function reads(world: World, { account }: Subscriber, { id, number, gross }: InvoiceBody): Promise<void> {
  const { status, bytes } = await bytesAt(world, `/v1/invoices/${id}/pdf`, account.token);
  assert.equal(status, 200);
  const lines = printed(bytes).split('\n');
  assert.ok(lines.includes(`No. ${number}`));
  assert.ok(lines.includes(`€${gross.amount}`), `€${gross.amount}`);
}
