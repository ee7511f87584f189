import type { Language } from '../../../kernel/texts.js';
import type { InvoicePaper } from '../../billing/index.js';

interface Seller {
  bankAccount?: { holder: string; iban: string; bic: string } | null;
}

/** What the mail with an invoice or credit note names, in the reader's language. */
export function invoiceValues({ content }: Pick<InvoicePaper, 'content'>, language: Language): Record<string, string> {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: content.currency });
  const amount = (decimal: string): string => format.format(decimal as `${number}`);
  const { bankAccount } = content.seller as Seller;
  return {
    invoice: content.number,
    issued: content.issueDate,
    due: content.dueDate,
    net: amount(content.net),
    vat: amount(content.vatAmount),
    gross: amount(content.gross),
    reference: content.paymentReference,
    credited: content.precedingInvoice?.number ?? '',
    holder: bankAccount?.holder ?? '',
    iban: (bankAccount?.iban.match(/.{1,4}/g) ?? []).join(' '),
    bic: bankAccount?.bic ?? '',
  };
}
