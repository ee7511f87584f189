import { isUuid } from '../../../../kernel/ids.js';
import type { BookReader } from '../data/book-reader.js';
import {
  ABOUTS,
  MISMATCHED_RECEIVABLES,
  MISMATCHED_SUSPENSE,
  STRAY_ENTRY,
  UNBALANCED,
} from '../data/book-statements.js';
import { type CheckResult, Finding, type Progress } from '../rules/check.js';

interface Posted {
  id: string;
  about: string;
  reverses: string | null;
}

/** What a posting is about, by the word it begins with: the statement answers which of the names exist. */
const EXISTING: Record<string, string> = {
  invoice: 'select id::text as name from invoices where id = any ($1::uuid[])',
  credit_note: 'select id::text as name from credit_notes where id = any ($1::uuid[])',
  payment: 'select id::text as name from payments where id = any ($1::uuid[])',
  refund: 'select id::text as name from payment_refunds where id = any ($1::uuid[])',
  'statement-entry': 'select id::text as name from statement_entries where id = any ($1::uuid[])',
  wallet: 'select about as name from wallet_entries where about = any ($1)',
  reversal: `select r.about as name from ledger_transactions t join ledger_transactions r on r.id = t.reverses
    where r.about = any ($1)`,
};

/** The ledger in itself: every transaction balances, is about something that exists, and customers owe what is open. */
export async function* checkLedger(reader: BookReader, progress: Progress): AsyncGenerator<CheckResult> {
  yield await balanced(reader);
  yield await known(reader, progress);
  yield await receivables(reader);
  yield await suspense(reader);
}

async function balanced(reader: BookReader): Promise<CheckResult> {
  const finding = new Finding('ledger_balance');
  const off = await reader.one<{ about: string; currency: string | null; off: string; entries: number }>(UNBALANCED);
  if (off) {
    const found = off.entries < 2 ? `${off.entries} entries` : `off by ${off.off} ${off.currency}`;
    finding.broken(`posting ${off.about}`, 'entries that come to nothing', found);
  }
  const stray = await reader.one<{ id: number }>(STRAY_ENTRY);
  if (stray) finding.broken(`ledger entry ${stray.id}`, 'its transaction and its account', 'an entry of nothing');
  return finding.result;
}

/** Nothing is booked about what does not exist. */
async function known(reader: BookReader, progress: Progress): Promise<CheckResult> {
  const finding = new Finding('postings_about');
  for await (const part of reader.parts<Posted>(ABOUTS)) {
    part.forEach(() => progress('posting'));
    if (!finding.goesOn) continue;
    finding.examined(part.length);
    const unknown = await firstUnknown(reader, part);
    if (unknown) finding.broken(`posting ${unknown.about}`, 'about something that exists', 'about nothing');
  }
  return finding.result;
}

async function firstUnknown(reader: BookReader, part: readonly Posted[]): Promise<Posted | undefined> {
  const found = new Set<string>();
  for (const [word, sql] of Object.entries(EXISTING)) {
    const names = part
      .filter(({ about }) => wordOf(about) === word)
      .map(({ about }) => nameOf(about))
      .filter((name) => !sql.includes('uuid') || isUuid(name));
    if (names.length === 0) continue;
    for (const { name } of await reader.rows<{ name: string }>(sql, [names])) found.add(`${word}:${name}`);
  }
  return part.find(
    ({ about, reverses }) => !found.has(about) || (wordOf(about) === 'reversal') !== (reverses !== null),
  );
}

function wordOf(about: string): string {
  return about.slice(0, about.indexOf(':'));
}

function nameOf(about: string): string {
  return about.slice(about.indexOf(':') + 1);
}

async function receivables(reader: BookReader): Promise<CheckResult> {
  const finding = new Finding('receivables');
  const wrong =
    await reader.one<Record<'accountId' | 'currency' | 'expected' | 'owed', string>>(MISMATCHED_RECEIVABLES);
  if (wrong) {
    const where = `receivable of acc_${wrong.accountId} ${wrong.currency}`;
    finding.broken(where, `${wrong.expected} by his invoices`, `${wrong.owed} in the books`);
  }
  return finding.result;
}

async function suspense(reader: BookReader): Promise<CheckResult> {
  const finding = new Finding('suspense');
  const wrong = await reader.one<Record<'currency' | 'unmatched' | 'suspended', string>>(MISMATCHED_SUSPENSE);
  if (wrong) {
    const { currency, unmatched, suspended } = wrong;
    finding.broken(`suspense ${currency}`, `${unmatched} on bank statements`, `${suspended} in the books`);
  }
  return finding.result;
}
