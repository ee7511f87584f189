import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Currency, formatAmount, money } from '../../../../kernel/money.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AccountEntry, ReadEntry, ReadTransaction } from '../data/ledger-entries.repository.js';
import type { AccountEntryView, LedgerEntryView, LedgerTransactionView } from './ledger.dto.js';

export function presentTransaction(transaction: ReadTransaction, entries: readonly ReadEntry[]): LedgerTransactionView {
  return { id: transactionId(transaction.id), ...posted(transaction), entries: entries.map(presentEntry) };
}

export function presentAccountEntry(entry: AccountEntry): AccountEntryView {
  const { currency, amountMinor } = entry;
  return {
    transactionId: transactionId(entry.transactionId),
    ...posted(entry),
    currency,
    ...sides(amountMinor, currency),
  };
}

function presentEntry({ purpose, ownerId, currency, amountMinor }: ReadEntry): LedgerEntryView {
  const accountId = ownerId === null ? null : wireId('acc', ownerId);
  return { account: purpose, accountId, currency, ...sides(amountMinor, currency) };
}

function sides(minor: number, currency: Currency): { debit: string; credit: string } {
  const text = (amount: number) => formatAmount(money(amount, currency));
  return { debit: text(Math.max(minor, 0)), credit: text(Math.max(-minor, 0)) };
}

function posted({ reason, about, bookedOn, postedAt, reverses, reversedBy }: Omit<ReadTransaction, 'id'>) {
  return {
    reason,
    about,
    bookedOn,
    postedAt: toIso(postedAt),
    reverses: reverses === null ? null : transactionId(reverses),
    reversedBy: reversedBy === null ? null : transactionId(reversedBy),
  };
}

function transactionId(id: string): string {
  return wireId(WIRE_PREFIXES.ledgerTransaction, id);
}
