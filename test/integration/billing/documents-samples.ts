import type { Frozen } from '../../../src/modules/billing/documents/index.js';
import type { BillLine } from '../../../src/modules/billing/invoices/rules/bill.js';
import type { Language } from '../../../src/kernel/texts.js';

type Of<K extends Frozen['kind']> = Extract<Frozen, { kind: K }>;

export const SELLER = {
  legalName: 'Posthorn & <Filles> SAS',
  legalForm: 'SAS',
  shareCapital: { amount: '10000.00', currency: 'EUR' },
  address: { line1: '1 rue de l’Exemple', line2: null, postalCode: '75002', city: 'Paris', country: 'FR' },
  siren: '123456782',
  rcsCity: 'Paris',
  vatNumber: 'FR11123456782',
  debitsOption: false,
  bankAccount: { holder: 'Posthorn & <Filles> SAS', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
};

export const CUSTOMER = {
  customerType: 'company',
  name: 'Firm SARL',
  address: { line1: '4 rue du Port', line2: null, postalCode: '69002', city: 'Lyon', region: null },
  country: 'FR',
  vatNumber: 'FR44732829320',
  siren: '732829320',
  taxNumber: null,
  invoiceEmail: null,
  purchaseReference: 'PO 118',
  serviceCode: null,
};

function billLine(quantity: number, unitCents: number, description: string): BillLine {
  const net = (quantity * unitCents) / 100;
  return {
    id: 'inl_x',
    kind: 'seat',
    subscriptionId: null,
    description,
    quantity,
    unitPrice: (unitCents / 100).toFixed(2),
    net: net.toFixed(2),
  };
}

/** `count` lines of 2 × 100.00, so 240.00 each with VAT. */
export function bill(language: Language, count: number, description = 'Additional user, Web') {
  const net = 200 * count;
  const vat = net / 5;
  return {
    currency: 'EUR' as const,
    language,
    supplyPeriod: { start: '2026-11-21', end: '2026-12-21' },
    seller: SELLER,
    customer: CUSTOMER,
    lines: Array.from({ length: count }, () => billLine(2, 10000, description)),
    vatBreakdown: [
      {
        treatment: 'FR_METRO',
        vatRate: '20',
        category: 'S',
        vatexCode: null,
        net: net.toFixed(2),
        vatAmount: vat.toFixed(2),
        legalMention: null,
      },
    ],
    net: net.toFixed(2),
    vatAmount: vat.toFixed(2),
    gross: (net + vat).toFixed(2),
    legalMentions: [],
    flags: [],
    vatProof: null,
  };
}

export function invoiceOf(
  language: Language,
  count = 1,
  change: Partial<Of<'invoice'>['content']> = {},
): Of<'invoice'> {
  const content = {
    ...bill(language, count),
    typeCode: '380' as const,
    number: '2026-000042',
    issueDate: '2026-11-21',
    dueDate: '2026-12-21',
    paymentReference: 'RF-2026-000042',
    paid: null,
  };
  return { kind: 'invoice', content: { ...content, ...change } };
}

/** One of each kind. */
export function samplesIn(language: Language): Frozen[] {
  const base = bill(language, 1);
  const issueDate = '2026-11-21';
  return [
    invoiceOf(language),
    invoiceOf(language, 1, { dueDate: issueDate, paid: { amount: '240.00', on: issueDate, kind: 'card' } }),
    {
      kind: 'credit_note',
      content: {
        ...base,
        typeCode: '381',
        number: 'AV-2026-000007',
        issueDate,
        dueDate: issueDate,
        paymentReference: 'RF-2026-000042',
        precedingInvoice: { number: '2026-000042', issueDate },
        paid: null,
        reason: 'As agreed',
      },
    },
    { kind: 'quote', content: { ...base, issueDate, validUntil: '2026-12-21' } },
    {
      kind: 'pro_forma',
      content: {
        ...base,
        number: 'PF-2026-000003',
        issueDate,
        payBy: '2026-12-05',
        paymentReference: 'RF-PF-2026-000003',
      },
    },
    {
      kind: 'purchase_order',
      content: { ...base, number: 'BC-2026-000003', issueDate, paymentReference: 'RF-BC-2026-000003' },
    },
    {
      kind: 'deposit_receipt',
      content: {
        number: 'RC-2026-000009',
        issueDate,
        receivedOn: issueDate,
        kind: 'card',
        amount: '50.00',
        currency: 'EUR',
        language,
        platformId: 1234,
        seller: SELLER,
        customer: null,
      },
    },
  ];
}
