import { formatAmount, type Money, money, parseAmount } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { FrozenDocument } from './frozen-document.js';

/** What is left to pay when the document is issued, and by when. */
export interface PaymentStanding {
  settled: boolean;
  /** Null where nothing had been paid. */
  prepaid: string | null;
  due: string;
  dueDate: LocalDate;
}

export function paymentStanding(document: FrozenDocument): PaymentStanding {
  const gross = amountIn(document, document.gross);
  const paid = document.paid === null ? null : amountIn(document, document.paid.amount);
  const dueDate = document.dueDate || document.issueDate;
  if (paid === null || paid.minor === 0n) return { settled: false, prepaid: null, due: document.gross, dueDate };
  const due = money(gross.minor - paid.minor, gross.currency);
  const settled = due.minor === 0n;
  return {
    settled,
    prepaid: formatAmount(paid),
    due: formatAmount(due),
    dueDate: settled && document.paid !== null ? document.paid.on : dueDate,
  };
}

function amountIn(document: FrozenDocument, text: string): Money {
  const amount = parseAmount(text, document.currency);
  if (amount === null) throw new Error(`${document.number} says ${text}`);
  return amount;
}
