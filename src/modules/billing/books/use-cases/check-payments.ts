import { type Currency, money } from '../../../../kernel/money.js';
import { credit, debit, type Entry, type LedgerAccount } from '../../ledger/index.js';
import { clearingOf, isGatewayKind, type PaymentKind } from '../../payments/index.js';
import type { BookReader } from '../data/book-reader.js';
import { PAYMENTS, REFUNDS } from '../data/book-statements.js';
import { type CheckResult, Finding, type Progress } from '../rules/check.js';
import type { PostedEntries } from '../rules/issued-document.js';
import { judgePosting } from '../rules/posting-check.js';

interface MovedMoney {
  id: string;
  accountId: string;
  kind: PaymentKind;
  state: string;
  currency: Currency;
  amountMinor: string;
  posted: PostedEntries | null;
  postedByWallet: PostedEntries | null;
}

type StoredPayment = MovedMoney & {
  reversed: PostedEntries | null;
  /** By transfer to an account that the gateway keeps for the customer. */
  throughGateway: boolean;
};

const TRANSFERRED: LedgerAccount = { purpose: 'psp_clearing_transfer' };

/** Each payment and each refund was booked once, as what it was, and nothing of those that came to nothing. */
export async function* checkPayments(reader: BookReader, progress: Progress): AsyncGenerator<CheckResult> {
  const payments = new Finding('payment_postings');
  for await (const payment of reader.each<StoredPayment>(PAYMENTS)) {
    progress('payment');
    if (payments.goesOn) judgePayment(payments, payment);
  }
  yield payments.result;
  const refunds = new Finding('refund_postings');
  for await (const refund of reader.each<MovedMoney>(REFUNDS)) {
    progress('refund');
    if (refunds.goesOn) judgeRefund(refunds, refund);
  }
  yield refunds.result;
}

function judgePayment(finding: Finding, payment: StoredPayment): void {
  const { id, kind, state, accountId, posted, postedByWallet, reversed, throughGateway } = payment;
  finding.examined();
  const where = `payment pay_${id}`;
  const came = state === 'succeeded' || state === 'returned';
  const on = throughGateway ? TRANSFERRED : receivedOn(kind, accountId);
  const entries = came ? moved(payment, on) : [];
  const byWallet = kind === 'prepaid';
  judgePosting(finding, where, byWallet ? [] : entries, posted);
  judgePosting(finding, where, byWallet ? entries : [], postedByWallet);
  judgePosting(finding, `return of ${where}`, state === 'returned' ? opposite(entries) : [], reversed);
}

function judgeRefund(finding: Finding, refund: MovedMoney): void {
  const { id, kind, state, accountId, posted, postedByWallet } = refund;
  finding.examined();
  const where = `refund ${id}`;
  const back = (to: LedgerAccount) => opposite(moved(refund, to));
  judgePosting(finding, where, state === 'succeeded' ? back(receivedOn(kind, accountId)) : [], posted);
  const wallet = { purpose: 'wallet', accountId } as const;
  judgePosting(finding, where, state === 'failed' ? back(wallet) : [], postedByWallet);
}

function moved({ accountId, amountMinor, currency }: MovedMoney, to: LedgerAccount): Entry[] {
  const amount = money(BigInt(amountMinor), currency);
  return [debit(to, amount), credit({ purpose: 'receivable', accountId }, amount)];
}

function opposite(entries: readonly Entry[]): Entry[] {
  return entries.map(({ account, amount }) => credit(account, amount));
}

function receivedOn(kind: PaymentKind, accountId: string): LedgerAccount {
  if (kind === 'prepaid') return { purpose: 'wallet', accountId };
  return isGatewayKind(kind) ? clearingOf(kind) : { purpose: 'bank' };
}
