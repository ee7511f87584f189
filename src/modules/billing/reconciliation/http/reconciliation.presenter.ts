import { wireId } from '../../../../kernel/ids.js';
import { money, toWireMoney } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { ENTRY_REASONS, type EntryReason } from '../rules/entry-reasons.table.js';
import type { ReadLine } from '../rules/read-line.js';
import type { StatementEntry, Target } from '../rules/statement-entry.js';
import { maskedIban } from '../rules/write-entry.js';
import type { IgnoredEntryView, ReconciliationView, StatementEntryView } from './reconciliation.dto.js';

const PREFIXES = { invoice: 'inv', pro_forma: 'pfm', account: 'acc' } as const;

export function presentEntry(entry: StatementEntry, language: Language, reason = entry.reason): StatementEntryView {
  const id = (prefix: 'acc' | 'inv' | 'dep' | 'pfm', value: string | null) => value && wireId(prefix, value);
  return {
    id: wireId('bke', entry.id),
    state: entry.state,
    statementId: entry.statementId,
    amount: toWireMoney(entry.amount),
    bookedOn: entry.bookedOn,
    bankReference: entry.servicerRef,
    endToEndId: entry.endToEndId,
    debtorName: entry.debtorName,
    debtorIban: entry.debtorIban,
    remittance: entry.remittance,
    ...reasoned(reason, language),
    accountId: id('acc', entry.beneficiaryId),
    invoiceId: id('inv', entry.invoiceId),
    depositId: id('dep', entry.depositId),
    proFormaId: id('pfm', entry.proFormaId),
    overpaid: toWireMoney(money(entry.overpaidMinor, entry.amount.currency)),
    candidates: entry.candidates.map(presentTarget),
    readAt: toIso(entry.readAt),
    assignedAt: entry.assignedAt === null ? null : toIso(entry.assignedAt),
  };
}

/** Sorts the lines of a file by what became of them. */
export function presentReconciliation(lines: readonly ReadLine[], language: Language): ReconciliationView {
  const view: ReconciliationView = { matched: [], partial: [], duplicates: [], unmatched: [], ignored: [] };
  for (const line of lines) {
    if (line.kind === 'ignored') view.ignored.push(presentIgnored(line, null, language));
    else if (line.kind === 'repeated') view.duplicates.push(presentEntry(line.entry, language, line.reason));
    else if (line.entry.state === 'reversal') {
      view.ignored.push(presentIgnored({ ...line, reason: 'reversal' }, line.entry.id, language));
    } else listOf(view, line.entry).push(presentEntry(line.entry, language));
  }
  return view;
}

function listOf(view: ReconciliationView, { state }: StatementEntry): StatementEntryView[] {
  if (state === 'duplicate') return view.duplicates;
  if (state === 'partial') return view.partial;
  return state === 'unmatched' ? view.unmatched : view.matched;
}

function presentIgnored(
  { movement, reason }: Pick<ReadLine, 'movement'> & { reason: EntryReason },
  id: string | null,
  language: Language,
): IgnoredEntryView {
  const { amount, currency, bookedOn, servicerRef, endToEndId, debtorName, debtorIban, texts, line } = movement;
  return {
    id: id && wireId('bke', id),
    line,
    amount: { amount, currency },
    bookedOn,
    bankReference: servicerRef,
    endToEndId,
    debtorName,
    debtorIban: debtorIban && maskedIban(debtorIban),
    remittance: texts.join(' ').slice(0, 1_000),
    ...reasoned(reason, language),
  };
}

function presentTarget({ kind, id, accountId, reference }: Target): StatementEntryView['candidates'][number] {
  return { kind, id: wireId(PREFIXES[kind], id), accountId: wireId('acc', accountId), reference };
}

function reasoned(reason: EntryReason, language: Language): { reason: EntryReason; explanation: string } {
  return { reason, explanation: ENTRY_REASONS[reason][language] };
}
