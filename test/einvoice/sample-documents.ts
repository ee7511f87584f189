import { money, parseAmount } from '../../src/kernel/money.js';
import { instantOf } from '../../src/kernel/time/instant.js';
import { sirenOfVatNumber } from '../../src/modules/billing/customers/rules/siren.js';
import { readVatNumber } from '../../src/modules/billing/customers/rules/vat-number.js';
import type { FrozenCustomer, FrozenDocument } from '../../src/modules/billing/documents/xml/frozen-document.js';
import { composeBill, type LineRequest, netOfAll } from '../../src/modules/billing/invoices/rules/compose-bill.js';
import { creditInvoice } from '../../src/modules/billing/invoices/rules/credit-invoice.js';
import { creditNoteContent } from '../../src/modules/billing/invoices/rules/credit-note.js';
import { decideVat } from '../../src/modules/billing/tax/rules/decide-vat.js';
import { DEFAULT_SELLER, type Seller } from '../../src/modules/billing/tax/rules/seller.js';
import { VAT_RATES } from '../../src/modules/billing/tax/rules/vat-rates.table.js';
import type { Language } from '../../src/kernel/texts.js';

const NOW = instantOf('2026-11-21T09:00:00Z');
const ISSUED_ON = '2026-11-21';

/** Who buys what, and how it stands when the document is issued; all else follows from the product's own rules. */
export interface SampleSale {
  number: string;
  customer: Partial<FrozenCustomer> & Pick<FrozenCustomer, 'customerType' | 'country'>;
  seller?: Partial<Seller>;
  /** What VIES said about the VAT number. */
  vies?: 'valid' | 'invalid';
  certificate?: string;
  lines?: LineRequest[];
  supplyPeriod?: FrozenDocument['supplyPeriod'];
  language?: Language;
  dueDate?: string;
  /** Kind of the payment that settled it at once. */
  paidBy?: string;
  paid?: FrozenDocument['paid'];
  /** The credited invoice that it is issued instead of. */
  instead?: { number: string; issueDate: string };
  /** On the last of several credits: what is left of the VAT, whatever the rate says. */
  vat?: string;
}

export function saidAs(text: string): LineRequest['description'] {
  return { en: text, fr: text, de: text, es: text, it: text };
}

export function lineOf(description: string, quantity: number, cents: number, kind = 'plan'): LineRequest {
  return { kind, subscriptionId: 'sub_1', description: saidAs(description), quantity, unitPrice: money(cents) };
}

const PLAN = [lineOf('Suite, 100,000 e-mails a month', 1, 7900)];
const NOVEMBER = { start: '2026-11-21', end: '2026-12-21' };

export function documentOf(sale: SampleSale): FrozenDocument {
  const seller: Seller = { ...DEFAULT_SELLER, ...sale.seller };
  const lines = sale.lines ?? PLAN;
  const details = detailsOf(sale);
  const number = details.vatNumber === null ? null : readVatNumber(details.vatNumber, details.country);
  const decision = decideVat(
    {
      seller,
      customer: { ...details, postalCode: details.address.postalCode, vatNumber: number },
      vatCheck:
        sale.vies === 'valid'
          ? { result: 'valid_cached', lastValid: { checkedOn: ISSUED_ON, consultationNumber: 'WAPIAAAAX0000001' } }
          : { result: sale.vies ?? 'none', lastValid: null },
      exemption: sale.certificate === undefined ? null : { reference: sale.certificate },
      evidence: [],
      taxDate: ISSUED_ON,
      net: netOfAll(lines).minor,
      euTurnover: { previousYear: 0n, currentYear: 0n },
    },
    VAT_RATES,
  );
  const bill = composeBill(
    { lines, supplyPeriod: sale.supplyPeriod === undefined ? NOVEMBER : sale.supplyPeriod },
    {
      seller,
      decision: { ...decision, billingDetails: details, vatProof: null },
      language: sale.language ?? 'en',
      now: NOW,
    },
  );
  const paid =
    sale.paidBy === undefined ? (sale.paid ?? null) : { amount: bill.gross, on: ISSUED_ON, kind: sale.paidBy };
  return {
    ...bill,
    number: sale.number,
    issueDate: ISSUED_ON,
    dueDate: sale.dueDate ?? (sale.paidBy === undefined ? '2026-12-21' : ISSUED_ON),
    paymentReference: `RF-${sale.number}`,
    typeCode: '380',
    precedingInvoice: sale.instead ?? null,
    paid,
  };
}

/** What a credit note takes back of an invoice: all that is left, or so much of its net. */
export interface SampleCredit {
  number: string;
  reason: string;
  net?: string;
  /** What of it was given back at once; nothing, where the invoice had not been paid. */
  refunded?: string;
  earlier?: readonly FrozenDocument[];
}

export function creditOf(
  invoice: FrozenDocument,
  { number, reason, net, refunded, earlier = [] }: SampleCredit,
): FrozenDocument {
  const credit = creditInvoice(invoice, earlier, net === undefined ? null : parseAmount(net));
  if (credit === null) throw new Error(`${invoice.number} has not so much left`);
  const issued = { number, issueDate: '2026-12-02', reason, refunded: refunded ?? null };
  const content = creditNoteContent(invoice, credit, issued);
  return { ...content, typeCode: '381', paid: content.paid ?? null };
}

function detailsOf({ customer }: SampleSale) {
  const vatNumber = customer.vatNumber ?? null;
  return {
    name: 'Acme',
    vatNumber,
    taxNumber: null,
    invoiceEmail: 'invoices@acme.example',
    purchaseReference: null,
    serviceCode: null,
    ...customer,
    customerType: customer.customerType as 'company' | 'consumer' | 'public_body',
    siren: customer.siren === undefined ? sirenOfVatNumber(vatNumber ?? '') : customer.siren,
    address: { line1: '1 Main Street', line2: null, postalCode: null, city: 'Town', region: null, ...customer.address },
    id: 'version',
    accountId: 'account',
    version: 1,
    createdAt: NOW,
  };
}

export function addressOf(line1: string, postalCode: string, city: string): FrozenCustomer['address'] {
  return { line1, line2: null, postalCode, city, region: null };
}
