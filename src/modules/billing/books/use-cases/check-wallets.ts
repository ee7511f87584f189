import type { BookReader } from '../data/book-reader.js';
import { MISMATCHED_WALLETS, RECEIPT_SERIES, RECEIPTS, WALLET_ENTRIES } from '../data/book-statements.js';
import { type CheckResult, Finding, type Progress } from '../rules/check.js';
import type { PostedEntries } from '../rules/issued-document.js';

interface StoredEntry {
  accountId: string;
  currency: string;
  sequence: number;
  about: string;
  amountMinor: string;
  balanceMinor: string;
  posted: PostedEntries | null;
}

interface StoredReceipt {
  number: string;
  series: string;
  sequence: number;
  issueDate: string;
  amountMinor: string;
  inWallet: string | null;
}

/** Prepaid money: each wallet's entries in a row, the books beside them, and the receipts of deposits. */
export async function* checkWallets(reader: BookReader, progress: Progress): AsyncGenerator<CheckResult> {
  yield await entries(reader, progress);
  yield await balances(reader);
  yield await receipts(reader, progress);
}

async function entries(reader: BookReader, progress: Progress): Promise<CheckResult> {
  const finding = new Finding('wallet_entries');
  let before: StoredEntry | null = null;
  for await (const entry of reader.each<StoredEntry>(WALLET_ENTRIES)) {
    progress('wallet_entry');
    const own: StoredEntry | null =
      before?.accountId === entry.accountId && before.currency === entry.currency ? before : null;
    before = entry;
    if (finding.goesOn) judgeEntry(finding, entry, own);
  }
  return finding.result;
}

function judgeEntry(finding: Finding, entry: StoredEntry, before: StoredEntry | null): void {
  finding.examined();
  const { accountId, currency, amountMinor } = entry;
  const where = `wallet entry ${entry.sequence} (${entry.about}) of acc_${accountId}`;
  if (!finding.same(where, `entry ${(before?.sequence ?? 0) + 1}`, `entry ${entry.sequence}`)) return;
  const balance = BigInt(before?.balanceMinor ?? 0) + BigInt(amountMinor);
  if (!finding.same(where, `balance ${balance}`, `balance ${entry.balanceMinor}`)) return;
  const booked = entry.posted?.[`wallet@${accountId} ${currency}`] ?? 'nothing';
  finding.same(where, `posted on the wallet: ${-BigInt(amountMinor)}`, `posted on the wallet: ${booked}`);
}

async function balances(reader: BookReader): Promise<CheckResult> {
  const finding = new Finding('wallet_balances');
  const wrong =
    await reader.one<Record<'accountId' | 'currency' | 'balance' | 'entries' | 'ledger', string>>(MISMATCHED_WALLETS);
  if (wrong) {
    const { accountId, currency, balance, entries: sum, ledger } = wrong;
    finding.broken(
      `wallet of acc_${accountId} ${currency}`,
      `${sum} by its entries`,
      `${balance}; ${ledger} in the books`,
    );
  }
  return finding.result;
}

/** Numbers without a gap, days that never go back, and each deposit in its wallet. */
async function receipts(reader: BookReader, progress: Progress): Promise<CheckResult> {
  const finding = new Finding('receipts');
  const ends = new Map<string, number>();
  let before: StoredReceipt | null = null;
  for await (const receipt of reader.each<StoredReceipt>(RECEIPTS)) {
    progress('receipt');
    const own: StoredReceipt | null = before?.series === receipt.series ? before : null;
    before = receipt;
    ends.set(receipt.series, receipt.sequence);
    if (finding.goesOn) judgeReceipt(finding, receipt, own);
  }
  for (const { series, lastSequence } of await reader.rows<{ series: string; lastSequence: number }>(RECEIPT_SERIES)) {
    finding.same(`receipts ${series}`, `${lastSequence} receipts`, `${ends.get(series) ?? 0} receipts`);
  }
  return finding.result;
}

function judgeReceipt(finding: Finding, receipt: StoredReceipt, before: StoredReceipt | null): void {
  finding.examined();
  const where = `receipt ${receipt.number}`;
  if (!finding.same(where, `number ${(before?.sequence ?? 0) + 1}`, `number ${receipt.sequence}`)) return;
  const earliest = before?.issueDate ?? receipt.issueDate;
  if (receipt.issueDate < earliest) finding.broken(where, `a day not before ${earliest}`, receipt.issueDate);
  finding.same(where, `${receipt.amountMinor} in the wallet`, `${receipt.inWallet ?? 'nothing'} in the wallet`);
}
