import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PdfReader } from '../../support/pdf-reader.js';
import { startWorld, type World } from '../../support/world.js';
import { planId } from './account-in-world.js';
import { printed } from './documents-in-world.js';

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

describe('quotes as PDF', () => {
  const paper = async (body: object, language: string) => {
    const response = await fetch(`${world.http.url}/v1/quotes/pdf`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ planId: essential, interval: 'month', ...body }),
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const firm = {
    customerType: 'company',
    country: 'FR',
    name: 'Firm SARL',
    siren: '732829320',
    address: { line1: '4 rue du Port', postalCode: '69002', city: 'Lyon' },
    purchaseReference: 'PO 118',
  };

  it('says what the quote says, who sells and to whom, in the language that is asked for', async () => {
    const words: [language: string, title: string, until: string, line: string, gross: string][] = [
      ['en', 'Quote', 'Valid until', 'Essential 30,000, one month', '€30.00'],
      ['fr', 'Devis', 'Valable jusqu’au', 'Essential 30,000, un mois', '30,00 €'],
      ['de', 'Angebot', 'Gültig bis', 'Essential 30,000, ein Monat', '30,00 €'],
      ['es', 'Presupuesto', 'Válido hasta', 'Essential 30,000, un mes', '30,00 €'],
      ['it', 'Preventivo', 'Valido fino al', 'Essential 30,000, un mese', '30,00 €'],
    ];
    for (const [language, title, until, line, gross] of words) {
      const { status, headers, bytes } = await paper({ billingDetails: firm }, language);
      assert.equal(status, 200);
      assert.equal(headers.get('content-type'), 'application/pdf');
      assert.match(
        headers.get('content-disposition') ?? '',
        new RegExp(`^attachment; filename="${title.toLowerCase()}-\\d{4}-\\d\\d-\\d\\d\\.pdf"$`),
      );
      // 25.00 net, 20 % VAT = 5.00
      const text = printed(bytes);
      for (const said of [title, until, line, gross, 'Firm SARL', '4 rue du Port', 'PO 118', '732 829 320']) {
        assert.ok(text.includes(said), `${language}: ${said} is printed`);
      }
      assert.ok(text.includes('SAS'), 'the seller is on it');
      assert.ok(!text.includes('IBAN'), 'nothing is to be paid by it');
      assert.equal(new PdfReader(bytes).attachments().size, 0);
    }
  });

  it('is made out to nobody by name who does not say one, and has the law’s words where VAT is reversed', async () => {
    const billingDetails = { customerType: 'company', country: 'DE', vatNumber: 'DE136695976' };
    const wish = { billingDetails, addOns: [{ kind: 'seat', quantity: 3 }] };
    const { body } = await world.http.get<{ data: { id: string }[] }>('/v1/plans?offer=suite');
    const text = printed((await paper({ ...wish, planId: body.data[0]!.id, interval: 'year' }, 'de')).bytes);
    for (const said of ['Ein Unternehmen', 'Deutschland', 'DE136695976', 'Autoliquidation', '300,00 €']) {
      assert.ok(text.includes(said), `${said} is printed`);
    }
  });

  it('takes from the same allowance as quotes, and refuses what they refuse', async () => {
    const left = (headers: Headers) => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    const first = await paper({ billingDetails: firm }, 'en');
    const second = await quote(firm);
    assert.ok(left(second.headers) < left(first.headers), 'one budget');
    const faults: [body: object, field: string][] = [
      [{ interval: 'decade' }, 'interval'],
      [{ planId: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }, 'planId'],
      [{ addOns: [{ kind: 'seat', quantity: -1 }] }, 'addOns[0].quantity'],
      [{ addOns: [{ kind: 'seat' }] }, 'addOns[0].kind'],
      [{ price: '0.01' }, 'price'],
      [{ billingDetails: { ...firm, vatNumber: 'FR1' } }, 'billingDetails.vatNumber'],
    ];
    for (const [more, field] of faults) {
      const { status, headers, bytes } = await paper({ billingDetails: firm, ...more }, 'en');
      assert.equal(status, 422, `${field}: ${bytes.toString()}`);
      assert.match(headers.get('content-type') ?? '', /application\/problem\+json/);
      const { errors } = JSON.parse(bytes.toString()) as Quote;
      assert.deepEqual(errors?.map((fault) => fault.field), [field]); // prettier-ignore
    }
  });
});
