/** What the published rules cannot know: that the right thing is said of the right sale. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ciiOf } from '../../src/modules/billing/documents/xml/cii.js';
import type { FrozenDocument } from '../../src/modules/billing/documents/xml/frozen-document.js';
import { find, readXml, textsAt } from './read-xml.js';
import { addressOf, creditOf, documentOf, lineOf, type SampleSale } from './sample-documents.js';

const FRENCH = { customerType: 'company', country: 'FR', vatNumber: 'FR44732829320' };
const GERMAN = { customerType: 'company', country: 'DE', vatNumber: 'DE136695976' };

const xmlOf = (document: FrozenDocument) => readXml(ciiOf(document));
const sold = (sale: Omit<SampleSale, 'number'>) => xmlOf(documentOf({ number: '2026-000001', ...sale }));
const only = (texts: string[]): string | undefined => (texts.length > 1 ? texts.join(' | ') : texts[0]);
const noteOf = (xml: ReturnType<typeof readXml>, subject: string): string[] =>
  find(xml, 'IncludedNote')
    .filter((note) => only(textsAt(note, 'SubjectCode')) === subject)
    .flatMap((note) => textsAt(note, 'Content'));

describe('contents of e-invoices', () => {
  it('an open invoice is to be paid (S1) by transfer under its reference until its day', () => {
    const xml = sold({ customer: FRENCH });
    assert.equal(only(textsAt(xml, 'BusinessProcessSpecifiedDocumentContextParameter/ID')), 'S1');
    assert.equal(only(textsAt(xml, 'SpecifiedTradeSettlementPaymentMeans/TypeCode')), '58');
    assert.equal(only(textsAt(xml, 'IBANID')), 'FR7630006000011234567890189');
    assert.equal(only(textsAt(xml, 'PaymentReference')), 'RF-2026-000001');
    assert.equal(only(textsAt(xml, 'DueDateDateTime/DateTimeString')), '20261221');
    assert.equal(only(textsAt(xml, 'TotalPrepaidAmount')), undefined);
    assert.equal(only(textsAt(xml, 'DuePayableAmount')), '94.80'); // 79.00 + 20 % = 79.00 + 15.80
  });

  for (const [kind, code] of [
    ['card', '48'],
    ['paypal', '68'],
    ['direct_debit', '59'],
    ['prepaid', '97'],
    ['admin_mandate', '58'],
  ] as const) {
    it(`paid at once by ${kind}: S2, means ${code}, all prepaid, nothing due, due on the day of payment`, () => {
      const paid = { amount: '94.80', on: '2026-11-20', kind };
      const xml = sold({ customer: FRENCH, paid });
      assert.equal(only(textsAt(xml, 'BusinessProcessSpecifiedDocumentContextParameter/ID')), 'S2');
      assert.equal(only(textsAt(xml, 'SpecifiedTradeSettlementPaymentMeans/TypeCode')), code);
      assert.equal(only(textsAt(xml, 'TotalPrepaidAmount')), '94.80');
      assert.equal(only(textsAt(xml, 'DuePayableAmount')), '0.00');
      assert.equal(only(textsAt(xml, 'DueDateDateTime/DateTimeString')), '20261120');
    });
  }

  it('paid in part: still to be paid, the rest by transfer', () => {
    const xml = sold({ customer: FRENCH, paid: { amount: '30.00', on: '2026-11-21', kind: 'card' } });
    assert.equal(only(textsAt(xml, 'BusinessProcessSpecifiedDocumentContextParameter/ID')), 'S1');
    assert.equal(only(textsAt(xml, 'SpecifiedTradeSettlementPaymentMeans/TypeCode')), '58');
    assert.equal(only(textsAt(xml, 'DuePayableAmount')), '64.80'); // 94.80 − 30.00
    assert.equal(only(textsAt(xml, 'DueDateDateTime/DateTimeString')), '20261221');
  });

  it('outside the SEPA area a transfer is no SEPA transfer', () => {
    const xml = sold({ customer: { customerType: 'company', country: 'US', taxNumber: '12-3456789' } });
    assert.equal(only(textsAt(xml, 'SpecifiedTradeSettlementPaymentMeans/TypeCode')), '30');
  });

  it('a credit note names its invoice with the day, its reason, and asks for no payment', () => {
    const invoice = documentOf({ number: '2026-000007', customer: FRENCH });
    const xml = xmlOf(creditOf(invoice, { number: 'AV-2026-000001', reason: 'Sold twice' }));
    assert.equal(only(textsAt(xml, 'ExchangedDocument/TypeCode')), '381');
    assert.equal(only(textsAt(xml, 'InvoiceReferencedDocument/IssuerAssignedID')), '2026-000007');
    assert.equal(only(textsAt(xml, 'InvoiceReferencedDocument/FormattedIssueDateTime/DateTimeString')), '20261121');
    assert.ok(textsAt(xml, 'IncludedNote/Content').includes('Sold twice'));
    assert.equal(only(textsAt(xml, 'BusinessProcessSpecifiedDocumentContextParameter/ID')), 'S1');
    assert.equal(only(textsAt(xml, 'DuePayableAmount')), '94.80');
    assert.equal(find(xml, 'SpecifiedTradeSettlementPaymentMeans').length, 0);
  });

  it('a credit note whose money went back at once is settled (S2), in part too', () => {
    const invoice = documentOf({ number: '2026-000007', customer: FRENCH, paidBy: 'card' });
    const credit = { number: 'AV-2026-000001', reason: 'Sold twice', net: '10.00', refunded: '12.00' };
    const xml = xmlOf(creditOf(invoice, credit)); // 10.00 + 20 % = 12.00
    assert.equal(only(textsAt(xml, 'BusinessProcessSpecifiedDocumentContextParameter/ID')), 'S2');
    assert.equal(only(textsAt(xml, 'GrandTotalAmount')), '12.00');
    assert.equal(only(textsAt(xml, 'DuePayableAmount')), '0.00');
    assert.equal(only(textsAt(xml, 'DueDateDateTime/DateTimeString')), '20261202');
  });

  it('an invoice that is issued instead of a credited one names it, and stays an invoice', () => {
    const xml = sold({ customer: GERMAN, vies: 'valid', instead: { number: '2026-000007', issueDate: '2026-10-02' } });
    assert.equal(only(textsAt(xml, 'ExchangedDocument/TypeCode')), '380');
    assert.equal(only(textsAt(xml, 'InvoiceReferencedDocument/IssuerAssignedID')), '2026-000007');
    assert.equal(find(xml, 'SpecifiedTradeSettlementPaymentMeans').length, 1);
  });

  it('the notes are those that were frozen with it', () => {
    const document = documentOf({ number: '2026-000001', customer: FRENCH });
    const legalNotes = [{ code: 'PMD' as const, text: 'as it was then' }];
    assert.deepEqual(noteOf(xmlOf({ ...document, legalNotes }), 'PMD'), ['as it was then']);
  });

  it('the period ends on its last day, not on the day after', () => {
    const xml = sold({ customer: FRENCH, supplyPeriod: { start: '2026-01-31', end: '2026-02-28' } });
    assert.equal(only(textsAt(xml, 'BillingSpecifiedPeriod/StartDateTime/DateTimeString')), '20260131');
    assert.equal(only(textsAt(xml, 'BillingSpecifiedPeriod/EndDateTime/DateTimeString')), '20260227');
  });

  it('what is sold without a period is supplied on the day of the invoice', () => {
    const xml = sold({ customer: FRENCH, supplyPeriod: null });
    assert.equal(find(xml, 'BillingSpecifiedPeriod').length, 0);
    assert.equal(only(textsAt(xml, 'OccurrenceDateTime/DateTimeString')), '20261121');
  });

  const cases: [about: string, sale: Omit<SampleSale, 'number'>, bar: string | undefined, address: string][] = [
    ['a French company', { customer: FRENCH }, 'B2B', '0225 732829320'],
    [
      'a French public body',
      { customer: { customerType: 'public_body', country: 'FR', siren: '200054781' } },
      'B2B',
      '0225 200054781',
    ],
    [
      'a company of La Réunion',
      { customer: { ...FRENCH, country: 'FR', address: addressOf('x', '97400', 'Saint-Denis') } },
      'B2B',
      '0225 732829320',
    ],
    [
      'a French company without SIREN',
      { customer: { customerType: 'company', country: 'FR' } },
      undefined,
      'EM invoices@acme.example',
    ],
    ['a French consumer', { customer: { customerType: 'consumer', country: 'FR' } }, 'B2C', 'EM invoices@acme.example'],
    [
      'a company of Guyane',
      { customer: { ...FRENCH, country: 'FR', address: addressOf('x', '97300', 'Cayenne') } },
      'B2BINT',
      'EM invoices@acme.example',
    ],
    [
      'a company of Monaco',
      { customer: { customerType: 'company', country: 'MC', vatNumber: 'FR53000004605', siren: null } },
      'B2BINT',
      'EM invoices@acme.example',
    ],
    ['a German company', { customer: GERMAN, vies: 'valid' }, 'B2BINT', 'EM invoices@acme.example'],
    ['a German consumer', { customer: { customerType: 'consumer', country: 'DE' } }, 'B2C', 'EM invoices@acme.example'],
  ];
  for (const [about, sale, bar, address] of cases) {
    it(`${about} is ${bar ?? 'claimed to be nothing'} and reached at ${address}`, () => {
      const xml = sold(sale);
      assert.equal(only(noteOf(xml, 'BAR')), bar);
      const [uri] = find(xml, 'BuyerTradeParty/URIUniversalCommunication/URIID');
      assert.equal(`${uri?.attributes['schemeID'] ?? ''} ${uri?.text ?? ''}`, address);
    });
  }

  it('who named no address for invoices is reached where the document is mailed to', () => {
    const customer = { customerType: 'consumer', country: 'FR', invoiceEmail: null };
    const document = documentOf({ number: '2026-000001', customer });
    const addressIn = (more: Partial<FrozenDocument>) =>
      only(textsAt(xmlOf({ ...document, ...more }), 'BuyerTradeParty/URIUniversalCommunication/URIID'));
    assert.equal(addressIn({ deliveredTo: 'zoe@home.example' }), 'zoe@home.example');
    assert.equal(addressIn({}), undefined);
    assert.equal(addressIn({ deliveredTo: `${'z'.repeat(120)}@home.example` }), undefined); // BR-FR-25: 125 at most
  });

  it('outside the scope of VAT no VAT number is shown, only the registers', () => {
    const customer = { ...FRENCH, country: 'GF', address: addressOf('x', '97300', 'Cayenne') };
    const xml = sold({ customer });
    assert.equal(find(xml, 'SpecifiedTaxRegistration').length, 0);
    assert.deepEqual(textsAt(xml, 'SpecifiedLegalOrganization/ID'), ['123456782', '732829320']);
    assert.equal(find(xml, 'RateApplicablePercent').length, 0);
    assert.equal(only(textsAt(xml, 'ExemptionReasonCode')), 'VATEX-EU-O');
  });

  it('reverse charge shows both VAT numbers and why the customer pays the VAT', () => {
    const xml = sold({ customer: GERMAN, vies: 'valid' });
    assert.deepEqual(textsAt(xml, 'SpecifiedTaxRegistration/ID'), ['FR11123456782', 'DE136695976']);
    assert.equal(only(textsAt(xml, 'ExemptionReasonCode')), 'VATEX-EU-AE');
    assert.match(only(textsAt(xml, 'ExemptionReason')) ?? '', /^Autoliquidation/);
    assert.equal(only(textsAt(xml, 'TaxTotalAmount')), '0.00');
  });

  it('a mention beside VAT that is charged stands in a note, for there is no exemption', () => {
    const xml = sold({ customer: { customerType: 'consumer', country: 'DE' }, seller: { ossOptIn: true } });
    assert.equal(find(xml, 'ExemptionReason').length, 0);
    assert.ok(textsAt(xml, 'IncludedNote/Content').some((text) => /OSS/.test(text)));
  });

  it('French VAT is due on payment, or with the invoice where the seller chose so and says it', () => {
    const OPTION = /^Option pour le paiement de la taxe d’après les débits/;
    const [ordinary, debits] = [false, true].map((debitsOption) =>
      sold({ customer: FRENCH, seller: { debitsOption } }),
    );
    assert.ok(ordinary && debits);
    assert.equal(only(textsAt(ordinary, 'DueDateTypeCode')), '72');
    assert.equal(only(textsAt(debits, 'DueDateTypeCode')), '5');
    assert.equal(textsAt(ordinary, 'IncludedNote/Content').filter((text) => OPTION.test(text)).length, 0);
    assert.equal(textsAt(debits, 'IncludedNote/Content').filter((text) => OPTION.test(text)).length, 1);
    const abroad = sold({ customer: GERMAN, vies: 'valid', seller: { debitsOption: true } });
    assert.equal(find(abroad, 'DueDateTypeCode').length, 0);
  });

  it('each condition of payment stands once, as the law has it for who buys', () => {
    const buyers = [
      [FRENCH, /10 percentage points.*L441-10/, /40 euros.*D441-5/],
      [{ customerType: 'public_body', country: 'FR', siren: '200054781' }, /8 percentage points/, /40 euros.*D2192-35/],
      [{ customerType: 'consumer', country: 'FR' }, /legal rate/, /professionals only/],
    ] as const;
    for (const [customer, penalty, fee] of buyers) {
      const xml = sold({ customer });
      assert.match(only(noteOf(xml, 'PMD')) ?? '', penalty);
      assert.match(only(noteOf(xml, 'PMT')) ?? '', fee);
      assert.match(only(noteOf(xml, 'AAB')) ?? '', /^No discount/);
    }
  });

  it('a public body finds its service, its commitment and its SIRET', () => {
    const customer = { customerType: 'public_body', country: 'FR', siren: '200054781', serviceCode: 'SERVICE-07' };
    const xml = sold({ customer: { ...customer, purchaseReference: 'EJ-117', taxNumber: '200 054 781 00022' } });
    assert.equal(only(textsAt(xml, 'BuyerReference')), 'SERVICE-07');
    assert.equal(only(textsAt(xml, 'BuyerOrderReferencedDocument/IssuerAssignedID')), 'EJ-117');
    const [siret] = find(xml, 'BuyerTradeParty/GlobalID');
    assert.deepEqual([siret?.attributes['schemeID'], siret?.text], ['0009', '20005478100022']);
  });

  it('what is given back is a negative quantity, never a negative price', () => {
    const document = documentOf({
      number: '2026-000001',
      customer: FRENCH,
      lines: [lineOf('Plan', 1, 1000), lineOf('Unused days', -1, 300)],
    });
    const [plan, unused] = document.lines;
    assert.ok(plan && unused);
    for (const unusedLine of [unused, { ...unused, quantity: 1, unitPrice: '-3.00' }]) {
      const xml = xmlOf({ ...document, lines: [plan, unusedLine] });
      assert.deepEqual(textsAt(xml, 'ChargeAmount'), ['10.00', '3.00']);
      assert.deepEqual(textsAt(xml, 'BilledQuantity'), ['1', '-1']);
      assert.deepEqual(textsAt(xml, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'), [
        '10.00',
        '-3.00',
      ]);
    }
  });

  it('is told the same way every time', () => {
    const document = documentOf({ number: '2026-000001', customer: FRENCH });
    const again = JSON.parse(JSON.stringify(document)) as FrozenDocument;
    assert.equal(ciiOf(document), ciiOf(again));
  });
});
