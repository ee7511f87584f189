import { money, parseAmount, formatAmount, type Currency } from '../../../../kernel/money.js';
import type { InvoiceContent } from './bill.js';

/** A document as a row of the export. */
export interface ExportedDocument {
  /** On the wire. */
  accountId: string;
  status: string;
  content: InvoiceContent;
  /** In minor units; nothing is paid, credited or due on a credit note. */
  paidMinor: bigint;
  creditedMinor: bigint;
  dueMinor: bigint;
}

const COLUMNS = [
  'type',
  'number',
  'issueDate',
  'dueDate',
  'status',
  'accountId',
  'customer',
  'country',
  'vatNumber',
  'treatment',
  'vatRate',
  'net',
  'vatAmount',
  'gross',
  'currency',
  'amountPaid',
  'amountCredited',
  'amountDue',
  'paymentReference',
  'invoiceNumber',
] as const;

/** RFC 4180. */
export const CSV_HEADER = lineOf(COLUMNS);

/** One document; what a credit note takes back is negative, so that columns can be added up. */
export function csvLine({ accountId, status, content, ...figures }: ExportedDocument): string {
  const { currency } = content;
  const isCredit = content.typeCode === '381';
  const customer = content.customer as { name: string; country: string; vatNumber?: string | null };
  const signed = (text: string) => (isCredit ? negative(text, currency) : text);
  const figure = (minor: bigint) => formatAmount(money(minor, currency));
  return lineOf([
    isCredit ? 'credit_note' : 'invoice',
    content.number,
    content.issueDate,
    content.dueDate,
    status,
    accountId,
    customer.name,
    customer.country,
    customer.vatNumber ?? '',
    content.vatBreakdown.map(({ treatment }) => treatment).join(' '),
    content.vatBreakdown.map(({ vatRate }) => vatRate).join(' '),
    signed(content.net),
    signed(content.vatAmount),
    signed(content.gross),
    currency,
    figure(figures.paidMinor),
    figure(figures.creditedMinor),
    figure(figures.dueMinor),
    content.paymentReference,
    content.precedingInvoice?.number ?? '',
  ]);
}

function negative(text: string, currency: Currency): string {
  const amount = parseAmount(text, currency);
  if (amount === null) throw new Error(`a document says ${text}`);
  return formatAmount(money(-amount.minor, currency));
}

function lineOf(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula is a text: customers choose their own names. */
function cell(value: string): string {
  const safe = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
