import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { planId } from './account-in-world.js';

interface Money {
  amount: string;
  currency: string;
}
interface Quote {
  net: Money;
  vatRate: string;
  vatAmount: Money;
  gross: Money;
  treatment: string;
  category: string;
  legalMention: string | null;
  vatNumber: string | null;
  flags: string[];
  because: string[];
  lines: { kind: string; quantity: number; net: Money }[];
  code?: string;
  errors?: { field: string; code: string }[];
}

let world: World;
let essential: string;
before(async () => {
  world = await startWorld();
  essential = await planId(world, 'freemium-fr.essential-30k');
});
after(() => world.close());

const quote = (billingDetails: object, more: object = {}, headers: Record<string, string> = {}) =>
  world.http.post<Quote>('/v1/quotes', {
    body: { planId: essential, interval: 'month', billingDetails, ...more },
    headers,
  });
const euros = (amount: string): Money => ({ amount, currency: 'EUR' });
const figures = ({ body, status, text }: Awaited<ReturnType<typeof quote>>) => {
  assert.equal(status, 200, text);
  return [body.net.amount, body.vatRate, body.vatAmount.amount, body.gross.amount, body.treatment];
};

describe('quotes', () => {
  it('R-047: 25.00 for a French customer is 30.00 with VAT, and says why', async () => {
    const answer = await quote({ customerType: 'consumer', country: 'FR', address: { postalCode: '75001' } });
    assert.deepEqual(figures(answer), ['25.00', '20', '5.00', '30.00', 'FR_METRO']);
    assert.deepEqual(answer.body.net, euros('25.00'));
    assert.ok(answer.body.because.some((sentence) => sentence.includes('20 %')));
  });

  it('R-048: a German company pays 25.00 with a valid number, 30.00 without; a French one 30.00 with any', async () => {
    const german = await quote({ customerType: 'company', country: 'DE', vatNumber: 'de 136 695 976' });
    assert.deepEqual(figures(german), ['25.00', '0', '0.00', '25.00', 'EU_RC']);
    assert.deepEqual([german.body.category, german.body.vatNumber, german.body.flags], ['AE', 'DE136695976', []]);
    assert.match(german.body.legalMention ?? '', /Autoliquidation/);
    const without = await quote({ customerType: 'company', country: 'DE' });
    assert.deepEqual(figures(without), ['25.00', '20', '5.00', '30.00', 'EU_ORIGIN']);
    const unknown = await quote({ customerType: 'company', country: 'DE', vatNumber: 'DE999999999' });
    assert.deepEqual(figures(unknown), ['25.00', '20', '5.00', '30.00', 'EU_ORIGIN']);
    const french = await quote({ customerType: 'company', country: 'FR', vatNumber: 'FR44732829320' });
    assert.deepEqual(figures(french), ['25.00', '20', '5.00', '30.00', 'FR_METRO']);
    assert.deepEqual(french.body.flags, []);
  });

  it('add-ons are added up before VAT', async () => {
    const suite = (
      await world.http.get<{ data: { id: string; prices: { interval: string; amount: string }[] }[] }>(
        '/v1/plans?offer=suite',
      )
    ).body.data[0]!;
    const yearly = suite.prices.find(({ interval }) => interval === 'year')!.amount;
    const wish = { planId: suite.id, interval: 'year', addOns: [{ kind: 'seat', quantity: 3 }] };
    const { body } = await quote({ customerType: 'consumer', country: 'FR' }, wish);
    assert.deepEqual(
      body.lines.map(({ kind, quantity, net }) => [kind, quantity, net.amount]),
      [
        ['plan', 1, yearly],
        ['seat', 3, '300.00'], // 3 × 100.00
      ],
    );
    const net = Number(yearly) + 300;
    assert.deepEqual([body.net.amount, body.vatAmount.amount], [net.toFixed(2), (net * 0.2).toFixed(2)]);
  });

  it('sentences are in the reader’s language, the compulsory word in every one', async () => {
    const details = { customerType: 'company', country: 'BE', vatNumber: '0428.759.497' };
    for (const [language, word] of [
      ['de', 'Steuerschuldnerschaft'],
      ['it', 'inversione contabile'],
      ['es', 'inversión del sujeto pasivo'],
    ] as const) {
      const { body } = await quote(details, {}, { 'accept-language': language });
      assert.match(body.legalMention ?? '', /Autoliquidation/);
      assert.ok(body.legalMention?.includes(word));
    }
  });

  it('a consumer’s number is not asked about; a malformed one is refused', async () => {
    const consumer = await quote({ customerType: 'consumer', country: 'DE', vatNumber: 'DE136695976' });
    assert.equal(consumer.body.treatment, 'EU_ORIGIN');
    const malformed = await quote({ customerType: 'company', country: 'DE', vatNumber: 'DE13669597' });
    assert.equal(malformed.status, 422);
    assert.deepEqual(
      malformed.body.errors?.map(({ field, code }) => [field, code]),
      [['billingDetails.vatNumber', 'vat_number_malformed']],
    );
  });

  it('what is not sold, and what is no number, is refused', async () => {
    const consumer = { customerType: 'consumer', country: 'FR' };
    const faults: [body: object, field: string][] = [
      [{ addOns: [{ kind: 'seat', quantity: -1 }] }, 'addOns[0].quantity'],
      [{ addOns: [{ kind: 'seat', quantity: 1.5 }] }, 'addOns[0].quantity'],
      [{ addOns: [{ kind: 'seat', quantity: 1e15 }] }, 'addOns[0].quantity'],
      [{ addOns: [{ kind: 'yacht' }] }, 'addOns[0].kind'],
      [{ interval: 'decade' }, 'interval'],
      [{ planId: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }, 'planId'],
      [{ price: '0.01' }, 'price'],
    ];
    for (const [body, field] of faults) {
      const answer = await quote(consumer, body);
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual(answer.body.errors?.map((fault) => fault.field), [field]); // prettier-ignore
    }
    for (const details of [{ country: 'FR' }, { customerType: 'consumer' }, { ...consumer, country: '' }, null]) {
      const answer = await world.http.post('/v1/quotes', {
        body: { planId: essential, interval: 'month', billingDetails: details },
      });
      assert.equal(answer.status, 422, answer.text);
    }
  });
});
