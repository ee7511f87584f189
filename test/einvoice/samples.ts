import { formatAmount, money } from '../../src/kernel/money.js';
import type { FrozenDocument } from '../../src/modules/billing/documents/xml/frozen-document.js';
import { addressOf, creditOf, documentOf, lineOf, type SampleSale } from './sample-documents.js';

export interface Sample {
  name: string;
  document: FrozenDocument;
  /** Rules that such a document is known to break, and why that is right. */
  breaks?: { rules: RegExp; because: string };
}

const OSS = { rules: /^BR-FR-16_/, because: 'a rate of another country: reported, never sent as a French e-invoice' };

const PARIS = addressOf('10 rue de la Paix', '75002', 'Paris');
const FRENCH_COMPANY = {
  customerType: 'company',
  name: 'Société Générique SARL',
  country: 'FR',
  address: { ...PARIS, line2: 'Bâtiment B' },
  vatNumber: 'FR44732829320',
};
const FRENCH_CONSUMER = { customerType: 'consumer', name: 'Zoé Martin', country: 'FR', address: PARIS };
const GERMAN = addressOf('Invalidenstraße 1', '10115', 'Berlin');
const GERMAN_COMPANY = { customerType: 'company', name: 'Muster GmbH', country: 'DE', address: GERMAN };
const HOSPITAL = {
  customerType: 'public_body',
  name: 'Centre hospitalier de Rennes',
  country: 'FR',
  address: addressOf('2 rue Henri Le Guilloux', '35000', 'Rennes'),
  siren: '200054781',
  taxNumber: '200 054 781 00022',
  serviceCode: 'SERVICE-07',
  purchaseReference: 'EJ-2026-117',
};

const SALES: Record<string, Omit<SampleSale, 'number'>> = {
  'fr-company-open-transfer': { customer: { ...FRENCH_COMPANY, purchaseReference: 'PO-2026-117' }, language: 'fr' },
  'fr-company-paid-card': { customer: FRENCH_COMPANY, language: 'fr', paidBy: 'card' },
  'fr-company-paid-paypal': { customer: FRENCH_COMPANY, paidBy: 'paypal' },
  'fr-company-paid-direct-debit': { customer: FRENCH_COMPANY, paidBy: 'direct_debit' },
  'fr-company-paid-from-wallet': { customer: FRENCH_COMPANY, paidBy: 'prepaid' },
  'fr-company-paid-in-part': {
    customer: FRENCH_COMPANY,
    paid: { amount: '30.00', on: '2026-11-21', kind: 'bank_transfer' },
  },
  'fr-company-paid-somehow': {
    customer: FRENCH_COMPANY,
    paid: { amount: '94.80', on: '2026-11-21' },
  },
  'fr-company-debits-option': { customer: FRENCH_COMPANY, seller: { debitsOption: true }, language: 'fr' },
  'fr-company-negative-line': {
    customer: FRENCH_COMPANY,
    lines: [lineOf('Suite, 300,000 e-mails a month', 1, 19900), lineOf('Unused days of the plan before', -1, 5267)],
  },
  'fr-company-nothing-to-pay': {
    customer: FRENCH_COMPANY,
    lines: [lineOf('Seat', 1, 10000, 'seat'), lineOf('Unused days of the plan before', -1, 10000)],
  },
  'fr-company-hostile-texts': {
    customer: { ...FRENCH_COMPANY, name: '<Acme> & "Söhne" R&D; &#0; ]]>\u0000\u001b', purchaseReference: "a'b<!--c" },
    lines: [lineOf('Plan <script>alert("1")</script> & more 😀\ud800', 1, 1)],
  },
  'fr-company-without-siren': { customer: { ...FRENCH_COMPANY, vatNumber: null, siren: null } },
  'fr-consumer-paid-card': { customer: FRENCH_CONSUMER, language: 'fr', paidBy: 'card' },
  'fr-public-body-open-mandate': { customer: HOSPITAL, language: 'fr' },
  'reunion-company': {
    customer: { ...FRENCH_COMPANY, country: 'RE', address: addressOf('5 rue de Paris', '97400', 'Saint-Denis') },
    language: 'fr',
  },
  'guyane-company': {
    customer: { ...FRENCH_COMPANY, country: 'GF', address: addressOf('3 rue Christophe Colomb', '97300', 'Cayenne') },
    language: 'fr',
  },
  'monaco-company': {
    customer: {
      ...FRENCH_COMPANY,
      country: 'MC',
      address: addressOf('1 avenue Princesse Grace', '98000', 'Monaco'),
      vatNumber: 'FR53000004605',
    },
  },
  'de-company-reverse-charge': {
    customer: { ...GERMAN_COMPANY, vatNumber: 'DE136695976' },
    vies: 'valid',
    language: 'de',
  },
  'de-company-issued-anew': {
    customer: { ...GERMAN_COMPANY, vatNumber: 'DE136695976' },
    vies: 'valid',
    language: 'de',
    instead: { number: '2026-000003', issueDate: '2026-11-19' },
  },
  'de-consumer-french-rate': {
    customer: { ...GERMAN_COMPANY, customerType: 'consumer' },
    paidBy: 'card',
    language: 'de',
  },
  'de-consumer-one-stop-shop': {
    customer: { ...GERMAN_COMPANY, customerType: 'consumer' },
    seller: { ossOptIn: true },
    paidBy: 'card',
    language: 'de',
  },
  'fi-consumer-one-stop-shop': {
    customer: { customerType: 'consumer', country: 'FI', address: addressOf('Mannerheimintie 1', '00100', 'Helsinki') },
    seller: { ossOptIn: true },
    paidBy: 'card',
    lines: [lineOf('Seats', 3, 3333, 'seat')],
    supplyPeriod: null,
  },
  'us-company': {
    customer: {
      customerType: 'company',
      name: 'Acme Inc.',
      country: 'US',
      taxNumber: '12-3456789',
      address: { ...addressOf('1 Wall Street', '10005', 'New York'), region: 'NY' },
    },
  },
  'ch-consumer': {
    customer: { customerType: 'consumer', country: 'CH', address: addressOf('Bahnhofstrasse 1', '8001', 'Zürich') },
    paidBy: 'card',
    language: 'de',
  },
  'franchise-seller': {
    customer: FRENCH_COMPANY,
    seller: { vatRegime: 'franchise', legalForm: 'EURL' },
    language: 'fr',
  },
  'eu-institution-exempt': {
    customer: {
      customerType: 'public_body',
      name: 'European Institution',
      country: 'BE',
      address: addressOf('Rue de la Loi 200', '1049', 'Bruxelles'),
    },
    certificate: 'BE-2026-0042',
  },
};

const BREAKS: Record<string, Sample['breaks']> = {
  'de-consumer-one-stop-shop': OSS,
  'fi-consumer-one-stop-shop': OSS,
};

/** Two sales taxed alike by nobody, in one document: what a bill never is today, but its form allows. */
function together(name: string, first: FrozenDocument, second: FrozenDocument): Sample {
  const add = (a: string, b: string): string =>
    formatAmount(money(BigInt(a.replace('.', '')) + BigInt(b.replace('.', ''))));
  const document = {
    ...first,
    lines: [...first.lines, ...second.lines],
    vatBreakdown: [...first.vatBreakdown, ...second.vatBreakdown],
    net: add(first.net, second.net),
    vatAmount: add(first.vatAmount, second.vatAmount),
    gross: add(first.gross, second.gross),
  };
  return { name, document };
}

function creditNotes(): Sample[] {
  const sold = (customer: SampleSale['customer'], more: Partial<SampleSale> = {}): FrozenDocument =>
    documentOf({ number: '2026-000001', customer, ...more });
  const reason = 'Geste commercial après l’incident du 3 novembre';
  const paid = sold(FRENCH_COMPANY, { paidBy: 'card', language: 'fr' });
  const upgrade = sold(FRENCH_COMPANY, { lines: [lineOf('Plan', 1, 19900), lineOf('Unused days', -1, 5267)] });
  const cents = sold(FRENCH_COMPANY, { lines: [lineOf('Cents', 3, 1)] });
  const cent = (number: string, ...earlier: FrozenDocument[]): FrozenDocument =>
    creditOf(cents, { number, reason, net: '0.01', earlier });
  const first = cent('AV-2026-000004');
  const second = cent('AV-2026-000005', first);
  const abroad = sold({ ...GERMAN_COMPANY, vatNumber: 'DE136695976' }, { vies: 'valid', language: 'de' });
  return [
    { name: 'credit-note-in-full', document: creditOf(paid, { number: 'AV-2026-000001', reason, refunded: '94.80' }) },
    {
      name: 'credit-note-in-part',
      document: creditOf(paid, { number: 'AV-2026-000002', reason, net: '10.00', refunded: '12.00' }),
    },
    {
      name: 'credit-note-negative-line',
      document: creditOf(upgrade, { number: 'AV-2026-000003', reason, net: '50.01' }),
    },
    // 0.03 net had 0.01 VAT; the first two credits of 0.01 took 0.00 each, the last takes what is left.
    { name: 'credit-note-last-remainder', document: cent('AV-2026-000006', first, second) },
    { name: 'credit-note-reverse-charge', document: creditOf(abroad, { number: 'AV-2026-000007', reason }) },
  ];
}

const INVOICES = Object.entries(SALES).map(([name, sale], index): Sample => {
  const number = `2026-${String(index + 1).padStart(6, '0')}`;
  return { name, document: documentOf({ ...sale, number }), breaks: BREAKS[name] };
});

/** One document of every kind that can be issued, under every treatment. */
export const SAMPLES: readonly Sample[] = [
  ...INVOICES,
  ...creditNotes(),
  together(
    'two-vat-groups',
    documentOf({ number: '2026-000099', customer: FRENCH_COMPANY }),
    documentOf({ number: '', customer: { ...FRENCH_COMPANY, country: 'RE' }, lines: [lineOf('SMS', 3, 3333, 'sms')] }),
  ),
];
