import type { Language } from '../../../../kernel/texts.js';
import { addLocalDays, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Bill } from '../../invoices/index.js';
import { lineTable, vatTable } from './bill-tables.js';
import type { DocumentKind } from './document-kinds.js';
import { HEADLINES } from './document-notes.table.js';
import { type Label, LABELS, TITLES } from './document-texts.table.js';
import { filled, writtenAmount, writtenDate, writtenIban } from './figures.js';
import type { PrintedCustomer, PrintedSeller } from './frozen.js';
import type { Fact, Headline, Paper, PaymentBox } from './paper.js';
import { companyFooter, customerParty, sellerParty } from './parties.js';

/** The word that no reverse charge may be without (CGI ann. II, 242 nonies A, I-13°). */
const REVERSE_CHARGE = 'Autoliquidation';

type Framed = Omit<Paper, 'headline' | 'facts' | 'totals' | 'payment' | 'notes'>;

/** What all documents about a bill have in common. */
export function paperFrame(
  kind: DocumentKind,
  bill: Bill & { number: string | null; issueDate: LocalDate },
  from: Label,
  to: Label,
): Framed {
  const { language, number, issueDate } = bill;
  const seller = bill.seller as PrintedSeller;
  const title = TITLES[kind][language];
  return {
    language,
    title,
    number: number === null ? null : `${LABELS.number[language]} ${number}`,
    brand: seller.legalName,
    parties: [sellerParty(seller, from, language), customerParty(bill.customer as PrintedCustomer, to, language)],
    lines: lineTable(bill),
    vat: vatTable(bill),
    mentions: legalMentions(bill),
    signature: null,
    footer: companyFooter(seller, language),
    pageOf: LABELS.page[language],
    file: { title: number === null ? title : `${title} ${number}`, author: seller.legalName, day: issueDate },
  };
}

export function headline(bill: Bill, says: keyof typeof HEADLINES, date: string, tone: Headline['tone']): Headline {
  const { gross, currency, language } = bill;
  return {
    amount: writtenAmount(gross, currency, language),
    says: filled(HEADLINES[says][language], { date: writtenDate(date, language) }),
    tone,
  };
}

export function paymentBox(bill: Bill, reference: string, by: string | null, due = bill.gross): PaymentBox {
  const { currency, language } = bill;
  return {
    title: LABELS.howToPay[language],
    facts: [
      fact('amount', writtenAmount(due, currency, language), language),
      ...(by === null ? [] : [fact('payBy', writtenDate(by, language), language)]),
      fact('reference', reference, language),
      ...bankFacts(bill.seller as PrintedSeller, language),
    ],
  };
}

export function fact(label: Label, value: string, language: Language): Fact {
  return { label: LABELS[label][language], value };
}

/** The period, and what the customer wants to find again. */
export function billFacts(bill: Bill): Fact[] {
  const { language, supplyPeriod } = bill;
  const { purchaseReference, serviceCode } = bill.customer as PrintedCustomer;
  return [
    ...(supplyPeriod ? [fact('period', writtenPeriod(supplyPeriod, language), language)] : []),
    ...(purchaseReference ? [fact('yourReference', purchaseReference, language)] : []),
    ...(serviceCode ? [fact('serviceCode', serviceCode, language)] : []),
  ];
}

/** Where to send money. */
function bankFacts({ bankAccount }: PrintedSeller, language: Language): Fact[] {
  if (!bankAccount) return [];
  return [
    fact('holder', bankAccount.holder, language),
    { label: 'IBAN', value: writtenIban(bankAccount.iban) },
    { label: 'BIC', value: bankAccount.bic },
  ];
}

export function legalMentions({ legalMentions: frozen, vatBreakdown }: Bill): string[] {
  const reversed = vatBreakdown.some(({ category }) => category === 'AE');
  const missing = reversed && !frozen.some((mention) => mention.includes(REVERSE_CHARGE));
  return missing ? [REVERSE_CHARGE, ...frozen] : frozen;
}

/** The end of a period is the first day after it; people read its last day. */
function writtenPeriod({ start, end }: NonNullable<Bill['supplyPeriod']>, language: Language): string {
  return `${writtenDate(start, language)} – ${writtenDate(addLocalDays(end, -1), language)}`;
}
