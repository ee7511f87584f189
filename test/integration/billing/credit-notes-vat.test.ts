import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ReissueInvoices } from '../../../src/modules/billing/invoices/use-cases/reissue-invoices.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { FakeVies } from '../../support/peers/fake-vies.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { balanceOf, credit, creditNotesOf } from './credit-notes-in-world.js';
import { book, invoiceNow, openInvoice, walletOf } from './open-invoices-in-world.js';
import {
  type AddOnBody,
  type Buyer,
  card,
  gatewayEvent,
  type InvoiceBody,
  invoicesOf,
  ledgerTotal,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

describe('VAT that was charged while VIES was silent', () => {
  let world: World;
  let vies: FakeVies;
  let digits = 200000000;
  before(async () => {
    vies = await FakeVies.start();
    world = await startWorld({ VIES_URL: vies.url });
  });
  after(async () => {
    await world.close();
    await vies.close();
  });
  beforeEach(() => {
    vies.mood = { error: 'MS_UNAVAILABLE' };
  });

  const nextNumber = (isValid = true): string => {
    digits += 1;
    vies.knows(`DE${digits}`, isValid);
    return `DE${digits}`;
  };
  const identify = async (buyer: Buyer, vatNumber: string) => {
    const address = { line1: 'Hauptstraße 1', postalCode: '10115', city: 'Berlin' };
    const body = { customerType: 'company', name: 'Acme GmbH', address, country: 'DE', vatNumber };
    const answer = await world.http.call('PUT', '/v1/account/billing-details', { token: buyer.token, body });
    assert.equal(answer.status, 200, answer.text);
  };
  const german = async (isValid = true): Promise<Buyer> => {
    const buyer = await suiteCustomer(world, false);
    await identify(buyer, nextNumber(isValid));
    return buyer;
  };
  const answerAgain = async () => {
    vies.mood = 'well';
    await world.advance('PT6H');
  };
  const brief = ({ status, net, vatAmount, gross, vatBreakdown, flags }: InvoiceBody) =>
    [status, vatBreakdown[0]?.treatment, `${net.amount} + ${vatAmount.amount} = ${gross.amount}`, ...flags].join(' ');
  const briefs = async (buyer: Buyer) => (await invoicesOf(world, buyer.token)).map(brief);
  const addOnsOf = async (buyer: Buyer) => {
    const path = `/v1/subscriptions/${buyer.subscriptionId}/add-ons`;
    const { body } = await world.http.get<{ data: AddOnBody[] }>(path, { token: buyer.token });
    return body.data.map(({ status }) => status);
  };
  const CHARGED = 'EU_ORIGIN 100.00 + 20.00 = 120.00 VIES_PENDING';

  it('D-21: valid two days later: a credit note of 120.00, an invoice of 100.00 by reverse charge, 20.00 in the wallet', async () => {
    const buyer = await german();
    await orderSeats(world, buyer, 1, await card(world, buyer.token));
    assert.deepEqual(await briefs(buyer), [`paid ${CHARGED}`]);
    await world.advance('P2D');
    assert.deepEqual(await creditNotesOf(world, buyer), []);
    await answerAgain();
    assert.deepEqual(await briefs(buyer), ['paid EU_RC 100.00 + 0.00 = 100.00', `credited ${CHARGED}`]);
    const [issued, credited] = await invoicesOf(world, buyer.token);
    assert.match(issued!.legalMentions[0]!, /Autoliquidation/);
    assert.equal(issued!.vatProof?.['vatNumber'], `DE${digits}`);
    assert.deepEqual([issued!.amountPaid.amount, issued!.amountDue.amount], ['100.00', '0.00']);
    const [creditNote, ...others] = await creditNotesOf(world, buyer);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [creditNote?.gross.amount, creditNote?.invoiceNumber, creditNote?.refund, creditNote?.refunded.amount],
      ['120.00', credited!.number, 'new_invoice', '120.00'],
    );
    assert.equal(await walletOf(world, buyer), '20.00');
    assert.deepEqual([await balanceOf(world, buyer), await balanceOf(world, buyer, 'wallet')], [0, -2000]);
    assert.equal(await ledgerTotal(world), '0.00');
    const [year] = await rows<{ net: string }>(world, 'select net_minor::text as net from eu_turnover_years');
    assert.equal(year?.net, '0');
  });

  it('D-21: several invoices, and one that was ordered before and paid after the proof', async () => {
    const buyer = await german();
    const methodId = await card(world, buyer.token);
    await orderSeats(world, buyer, 1, methodId);
    await orderSeats(world, buyer, 2, methodId);
    const waiting = await orderSeats(world, buyer, 1, await card(world, buyer.token, 'tok_requires_action'));
    await answerAgain();
    assert.equal((await creditNotesOf(world, buyer)).length, 2);
    await gatewayEvent(world, waiting.body.paymentId!, 'evt-late-vat', 'succeeded');
    await eventually('the late one is exchanged', async () => (await creditNotesOf(world, buyer)).length === 3);
    assert.deepEqual(
      (await briefs(buyer)).filter((text) => !text.startsWith('credited')),
      ['paid EU_RC 100.00 + 0.00 = 100.00', 'paid EU_RC 200.00 + 0.00 = 200.00', 'paid EU_RC 100.00 + 0.00 = 100.00'],
    );
    // 20.00 + 40.00 + 20.00
    assert.equal(await walletOf(world, buyer), '80.00');
    assert.equal(await balanceOf(world, buyer), 0);
  });

  it('told ten times, and by ten at once, it happens once', async () => {
    const buyer = await german();
    const waiting = await orderSeats(world, buyer, 1, await card(world, buyer.token, 'tok_requires_action'));
    await answerAgain();
    const reissue = world.app.get(ReissueInvoices);
    const unitOfWork = world.app.get(UnitOfWork);
    const runs = async () => {
      for (let i = 0; i < 5; i += 1) await unitOfWork.runAsWorker((tx) => reissue.runIn(tx, buyer.id));
    };
    await Promise.all([
      gatewayEvent(world, waiting.body.paymentId!, 'evt-ten', 'succeeded'),
      ...Array.from({ length: 10 }, runs),
    ]);
    await eventually('it is exchanged', async () => (await creditNotesOf(world, buyer)).length > 0);
    await Promise.all(Array.from({ length: 10 }, runs));
    assert.equal((await creditNotesOf(world, buyer)).length, 1);
    assert.deepEqual(await briefs(buyer), ['paid EU_RC 100.00 + 0.00 = 100.00', `credited ${CHARGED}`]);
    assert.equal(await walletOf(world, buyer), '20.00');
  });

  it('an open invoice is issued anew with its due date; money under the old reference pays the new one', async () => {
    const buyer = await german();
    const before = await openInvoice(world, buyer);
    await answerAgain();
    const [issued] = await invoicesOf(world, buyer.token);
    assert.equal(brief(issued!), 'open EU_RC 100.00 + 0.00 = 100.00');
    assert.deepEqual([issued!.dueDate, await addOnsOf(buyer)], [before.dueDate, ['pending_payment']]);
    const booked = await book(world, before, '120.00');
    assert.deepEqual([booked.body.id, booked.body.status, booked.body.overpaid.amount], [issued!.id, 'paid', '20.00']);
    assert.deepEqual(await addOnsOf(buyer), ['active']);
    assert.equal(await balanceOf(world, buyer), 0);
  });

  it('what was paid in part may be enough for the new one: it begins, and the rest is in the wallet', async () => {
    const buyer = await german();
    await book(world, await openInvoice(world, buyer), '110.00');
    assert.deepEqual(await addOnsOf(buyer), ['pending_payment']);
    await answerAgain();
    assert.equal((await briefs(buyer))[0], 'paid EU_RC 100.00 + 0.00 = 100.00');
    assert.deepEqual([await addOnsOf(buyer), await walletOf(world, buyer)], [['active'], '10.00']);
  });

  it('of an invoice that was credited in part, the rest is issued anew', async () => {
    const buyer = await german();
    await orderSeats(world, buyer, 1, await card(world, buyer.token));
    const [before] = await invoicesOf(world, buyer.token);
    await credit(world, before!.id, { net: '40.00' });
    await answerAgain();
    assert.equal((await briefs(buyer))[0], 'paid EU_RC 60.00 + 0.00 = 60.00');
    // 48.00 of the credit, and the 12.00 of VAT on the rest
    assert.equal(await walletOf(world, buyer), '60.00');
    assert.equal((await invoiceNow(world, buyer, before!.id)).status, 'credited');
  });

  it('another number that is proved later proves nothing for the invoice of the first', async () => {
    const buyer = await german();
    await orderSeats(world, buyer, 1, await card(world, buyer.token));
    vies.mood = 'well';
    await identify(buyer, nextNumber());
    await world.advance('PT1H');
    assert.deepEqual([await briefs(buyer), await creditNotesOf(world, buyer)], [[`paid ${CHARGED}`], []]);
  });

  it('a number that proves to be none keeps its VAT', async () => {
    const buyer = await german(false);
    await orderSeats(world, buyer, 1, await card(world, buyer.token));
    await answerAgain();
    assert.deepEqual([await briefs(buyer), await creditNotesOf(world, buyer)], [[`paid ${CHARGED}`], []]);
  });
});
