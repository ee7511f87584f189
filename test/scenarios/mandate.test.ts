import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerTotal } from '../integration/billing/payments-in-world.js';
import { startWorld, type World } from '../support/world.js';
import { OwnTimePayer } from './own-time-steps.js';

/** Premium 150,000 costs 155.00 and 31.00 of VAT a month; from 7 January 2030 on, in Paris. */
describe('a public body that pays by administrative mandate', () => {
  let world: World;
  let payer: OwnTimePayer;
  let id: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-01-07T10:00:00Z');
    payer = await OwnTimePayer.signUp(world, 'freemium-fr', 'admin_mandate', 'public_body');
  });
  after(() => world.close());
  const status = async (): Promise<string> => (await payer.get(id)).status;

  it('R-064: below 150,000 a month it may not', async () => {
    const refused = await payer.buy('freemium-fr.premium-100k');
    assert.equal(refused.status, 422, refused.text);
    assert.equal(refused.body.code, 'method_not_available');
    assert.deepEqual(await payer.invoices(), []);
  });

  it('R-064: from 150,000 on it is served on the order, and has thirty days to pay', async () => {
    const ordered = await payer.buy('freemium-fr.premium-150k');
    assert.equal(ordered.status, 201, ordered.text);
    id = ordered.body.id;
    assert.equal(await status(), 'active');
    const [invoice] = await payer.invoices();
    assert.deepEqual([invoice!.status, invoice!.dueDate, invoice!.gross.amount], ['open', '2030-02-06', '186.00']);
  });

  it('the next month begins although the first one is not paid yet', async () => {
    await world.moveTo('2030-02-07T10:00:00Z');
    assert.equal(await status(), 'active');
    assert.deepEqual(await payer.billed(), ['2030-01-07 186.00 open', '2030-02-07 186.00 open']);
    assert.deepEqual((await payer.get(id)).currentPeriod, { start: '2030-02-07', end: '2030-03-07' });
  });

  it('what is paid within its time changes nothing else', async () => {
    const first = (await payer.invoices()).at(-1)!;
    assert.equal((await payer.book(first, '186.00', 'admin_mandate')).status, 201);
    await world.moveTo('2030-02-21T10:00:00Z');
    assert.equal(await status(), 'active');
  });

  it('two weeks after an invoice was due service stops, and what it cost is still owed', async () => {
    await world.moveTo('2030-03-23T10:00:00Z');
    assert.equal(await status(), 'active', 'due on 9 March: until 23 March');
    await world.moveTo('2030-03-24T10:00:00Z');
    assert.equal(await status(), 'ended');
    assert.deepEqual((await payer.billed()).slice(1), ['2030-02-07 186.00 open', '2030-03-07 186.00 open']);
    assert.equal(await ledgerTotal(world), '0.00');
  });
});
