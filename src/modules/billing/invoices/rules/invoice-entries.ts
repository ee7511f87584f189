import { type Money, parseAmount } from '../../../../kernel/money.js';
import { type ChartPurpose, credit, debit, type Entry } from '../../ledger/index.js';
import type { InvoiceContent } from './bill.js';

/** Where the income of a line is booked. */
const INCOME: Record<string, ChartPurpose> = {
  plan: 'income_subscriptions',
  upgrade: 'income_subscriptions',
  unused_days: 'income_subscriptions',
  seat: 'income_seats',
  phone_support: 'income_support',
  priority_support: 'income_support',
  dedicated_ip: 'income_dedicated_ips',
  sms_pack: 'income_sms',
};

/** A customer owes the gross; the net is earned, line by line, and the VAT is owed to the state, by place and rate. */
export function entriesOf(accountId: string, content: InvoiceContent): Entry[] {
  const amount = (text: string): Money => {
    const money = parseAmount(text, content.currency);
    if (money === null) throw new Error(`an invoice says ${text}`);
    return money;
  };
  return [
    debit({ purpose: 'receivable', accountId }, amount(content.gross)),
    ...content.lines.map((line) => credit({ purpose: incomeOf(line.kind) }, amount(line.net))),
    ...content.vatBreakdown.map((vat) =>
      credit({ purpose: 'vat_payable', part: `${vat.treatment}:${vat.vatRate}` }, amount(vat.vatAmount)),
    ),
  ];
}

/** The opposite: less is owed, less was earned, and less VAT is owed to the state. New entries; nothing is struck out. */
export function creditEntriesOf(accountId: string, content: InvoiceContent): Entry[] {
  return entriesOf(accountId, content).map(({ account, amount }) => credit(account, amount));
}

function incomeOf(kind: string): ChartPurpose {
  const purpose = INCOME[kind];
  if (!purpose) throw new Error(`nothing is known of income from ${kind}`);
  return purpose;
}
