import type { InvoiceContent } from '../../invoices/index.js';
import { minor, text } from './figures-check.js';
import {
  customerOf,
  type ReportedCustomer,
  type ReportedDocument,
  signed,
  Sums,
  vatCountry,
} from './reported-document.js';

/** Whose transactions go where in the French reform: domestic businesses get e-invoices, all others are e-reported. */
export type Audience = 'domestic_business' | 'foreign_business' | 'consumer';

/** Where French rules on invoices between businesses hold: mainland, Monaco and the overseas departments. */
const DOMESTIC = new Set(['FR', 'MC', 'GP', 'MQ', 'RE', 'GF', 'YT']);

/** VAT that is due in France; the rest is reported as not taxable there. */
const FRENCH_VAT = new Set(['FR_METRO', 'FR_DOM', 'EU_ORIGIN', 'FRANCHISE', 'EXEMPT_CERT']);

export function audienceOf({ customerType, country }: ReportedCustomer): Audience {
  if (customerType === 'consumer') return 'consumer';
  return DOMESTIC.has(country) ? 'domestic_business' : 'foreign_business';
}

/** A sale to, or a credit for, a business abroad: reported document by document. */
export interface ForeignBusinessDocument {
  number: string;
  type: '380' | '381';
  issueDate: string;
  precedingInvoice: { number: string; issueDate: string } | null;
  customer: { country: string; vatNumber: string | null };
  currency: string;
  net: string;
  vatAmount: string;
  byRate: { vatRate: string; category: string; net: string; vatAmount: string }[];
}

export function foreignBusinessDocument(document: ReportedDocument): ForeignBusinessDocument {
  const { kind, content } = document;
  const { country, vatNumber } = customerOf(document);
  const amount = (value: string) => text(signed(document, value), content.currency);
  return {
    number: content.number,
    type: kind === 'invoice' ? '380' : '381',
    issueDate: content.issueDate,
    precedingInvoice: content.precedingInvoice ?? null,
    customer: { country: vatCountry(country), vatNumber },
    currency: content.currency,
    net: amount(content.net),
    vatAmount: amount(content.vatAmount),
    byRate: content.vatBreakdown.map((group) => ({
      vatRate: group.vatRate,
      category: group.category,
      net: amount(group.net),
      vatAmount: amount(group.vatAmount),
    })),
  };
}

type DayWords = 'date' | 'category' | 'vatRate' | 'currency';

/** Sales to consumers, added up by day, category and rate. Services only: TPS1 taxable in France, TNT1 not. */
export class ConsumerTransactions {
  private readonly sums = new Sums<DayWords>();
  private readonly counts = new Sums<'date' | 'category' | 'currency'>();

  add(document: ReportedDocument): void {
    const { issueDate: date, currency, vatBreakdown } = document.content;
    for (const { treatment, vatRate, net, vatAmount } of vatBreakdown) {
      const words = { date, category: categoryOf(treatment), vatRate, currency };
      this.sums.add(words, signed(document, net), signed(document, vatAmount));
    }
    const category = categoryOf(vatBreakdown[0]?.treatment ?? '');
    this.counts.add({ date, category, currency }, 1n);
  }

  get rows() {
    return this.counts.rows.map(({ words, amounts: [count = 0n] }) => {
      const { date, category, currency } = words;
      const own = this.sums.rows.filter(
        ({ words: one }) => one.date === date && one.category === category && one.currency === currency,
      );
      const euros = (amount: bigint) => text(amount, currency as InvoiceContent['currency']);
      const total = (at: number) => euros(own.reduce((sum, { amounts }) => sum + (amounts[at] ?? 0n), 0n));
      return {
        date,
        category,
        currency,
        transactions: Number(count),
        net: total(0),
        vatAmount: total(1),
        byRate: own.map(({ words: { vatRate }, amounts: [net = 0n, vat = 0n] }) => ({
          vatRate,
          net: euros(net),
          vatAmount: euros(vat),
        })),
      };
    });
  }
}

/** Money that came for sales to consumers with French VAT, by day and rate, with the VAT that it holds. */
export class ConsumerPayments {
  private readonly sums = new Sums<'date' | 'vatRate' | 'currency'>();

  /** Spread over the VAT groups of the invoice as its gross is; the last one takes the remainder. */
  add(date: string, amountMinor: bigint, content: InvoiceContent): void {
    const { currency, vatBreakdown } = content;
    const gross = minor(content.gross, currency);
    let left = amountMinor;
    vatBreakdown.forEach(({ treatment, vatRate, net, vatAmount }, i) => {
      const whole = minor(net, currency) + minor(vatAmount, currency);
      const part = i === vatBreakdown.length - 1 ? left : (amountMinor * whole) / gross;
      left -= part;
      if (!FRENCH_VAT.has(treatment) || whole === 0n) return;
      this.sums.add({ date, vatRate, currency }, part, halfUp(part * minor(vatAmount, currency), whole));
    });
  }

  get rows() {
    return this.sums.rows.map(({ words, amounts: [amount = 0n, vat = 0n] }) => {
      const euros = (cents: bigint) => text(cents, words.currency as InvoiceContent['currency']);
      return { ...words, amount: euros(amount), vatAmount: euros(vat) };
    });
  }
}

function categoryOf(treatment: string): 'TPS1' | 'TNT1' {
  return FRENCH_VAT.has(treatment) ? 'TPS1' : 'TNT1';
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  const size = ((dividend < 0n ? -dividend : dividend) * 2n + divisor) / (2n * divisor);
  return dividend < 0n ? -size : size;
}
