import type { InvoiceContent } from '../../invoices/index.js';
import { minor } from './figures-check.js';

/** An invoice or a credit note as declarations see it. */
export interface ReportedDocument {
  kind: 'invoice' | 'credit_note';
  content: InvoiceContent;
}

/** What declarations read of the customer as he was frozen on the document. */
export interface ReportedCustomer {
  customerType: string;
  country: string;
  vatNumber: string | null;
}

export function customerOf({ content }: ReportedDocument): ReportedCustomer {
  const { customerType, country, vatNumber } = content.customer as Partial<ReportedCustomer>;
  if (typeof customerType !== 'string' || typeof country !== 'string') {
    throw new Error(`document ${content.number} does not say who its customer is`);
  }
  return { customerType, country, vatNumber: vatNumber ?? null };
}

/** Greece is EL in VAT matters. */
export function vatCountry(country: string): string {
  return country === 'GR' ? 'EL' : country;
}

/** Cents of an amount on the document: what a credit note says is taken away. */
export function signed({ kind, content }: ReportedDocument, amount: string): bigint {
  const cents = minor(amount, content.currency);
  return kind === 'credit_note' ? -cents : cents;
}

/** The day that a document belongs to for VAT: a credit note's is its invoice's. */
export function originalDay({ content }: ReportedDocument): string {
  return content.precedingInvoice != null && content.typeCode === '381'
    ? content.precedingInvoice.issueDate
    : content.issueDate;
}

/** Sums of cents by a key of several words, in the order of their keys. */
export class Sums<K extends string> {
  private readonly sums = new Map<string, { words: Record<K, string>; amounts: bigint[] }>();

  add(words: Record<K, string>, ...amounts: bigint[]): void {
    const key = JSON.stringify(Object.values(words));
    const known = this.sums.get(key);
    if (!known) this.sums.set(key, { words, amounts: [...amounts] });
    else amounts.forEach((amount, i) => (known.amounts[i] = (known.amounts[i] ?? 0n) + amount));
  }

  get rows(): { words: Record<K, string>; amounts: bigint[] }[] {
    return [...this.sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  }

  total(amount: number): bigint {
    return this.rows.reduce((sum, { amounts }) => sum + (amounts[amount] ?? 0n), 0n);
  }
}
