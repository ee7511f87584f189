import type { Currency } from '../../../../kernel/money.js';
import type { ReceiptContent } from '../../deposits/index.js';
import { fact } from './bill-words.js';
import { HEADLINES, NOTES } from './document-notes.table.js';
import { LABELS, TITLES } from './document-texts.table.js';
import { filled, writtenAmount, writtenDate } from './figures.js';
import type { PrintedCustomer, PrintedSeller } from './frozen.js';
import type { LineTable, Paper, Party } from './paper.js';
import { companyFooter, customerParty, sellerParty } from './parties.js';
import { methodTexts } from './payment-methods.table.js';

/** Money that is kept for a customer: no sale, no VAT, no invoice. */
export function receiptPaper(content: ReceiptContent): Paper {
  const { language, number, issueDate } = content;
  const seller = content.seller as PrintedSeller;
  const customer = content.customer as PrintedCustomer | null;
  const title = TITLES.deposit_receipt[language];
  const date = writtenDate(content.receivedOn, language);
  const amount = writtenAmount(content.amount, content.currency as Currency, language);
  const method = methodTexts(content.kind);
  return {
    language,
    title,
    number: `${LABELS.number[language]} ${number}`,
    brand: seller.legalName,
    headline: { amount, says: filled(HEADLINES.received[language], { date }), tone: 'done' },
    parties: [
      sellerParty(seller, 'from', language),
      customer === null ? platformParty(content) : customerParty(customer, 'receivedFrom', language),
    ],
    facts: [
      fact('issued', writtenDate(issueDate, language), language),
      fact('receivedOn', date, language),
      ...(method === null ? [] : [fact('method', method[language], language)]),
    ],
    lines: depositLine(content, amount),
    vat: null,
    totals: [{ label: LABELS.totalReceived[language], amount, strong: true }],
    payment: null,
    mentions: [],
    notes: [NOTES.receipt[language]],
    signature: null,
    footer: companyFooter(seller, language),
    pageOf: LABELS.page[language],
    file: { title: `${title} ${number}`, author: seller.legalName, day: issueDate },
  };
}

/** Who has told no billing details is known by the number of his platform. */
function platformParty({ language, platformId }: ReceiptContent): Party {
  const name = platformId === null ? '' : filled(NOTES.platform[language], { number: `m${platformId}` });
  return { label: LABELS.receivedFrom[language], name, lines: [] };
}

function depositLine({ language }: ReceiptContent, amount: string): LineTable {
  return {
    head: {
      description: LABELS.description[language],
      quantity: '',
      unitPrice: '',
      vat: '',
      net: LABELS.amount[language],
    },
    rows: [
      { description: NOTES.depositLine[language], quantity: '', unitPrice: '', vat: '', net: amount, sum: amount },
    ],
    carried: { forward: LABELS.carriedForward[language], brought: LABELS.broughtForward[language] },
  };
}
