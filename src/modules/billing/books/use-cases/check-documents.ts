import { creditEntriesOf, entriesOf } from '../../invoices/index.js';
import type { BookReader } from '../data/book-reader.js';
import { CREDIT_NOTES, INVOICES, MISCREDITED, SERIES, VAT_BALANCES } from '../data/book-statements.js';
import { ChainCheck } from '../rules/chain-check.js';
import { type CheckResult, Finding, type Progress } from '../rules/check.js';
import { FiguresCheck, minor } from '../rules/figures-check.js';
import type { IssuedDocument, IssuedKind, SeriesEnd } from '../rules/issued-document.js';
import { judgePosting } from '../rules/posting-check.js';

/** VAT by account and currency, in minor units: few of them, however many documents. */
type VatSums = Map<string, bigint>;

const KINDS = [
  { kind: 'invoice', name: 'invoice', sql: INVOICES, entries: entriesOf, credit: false },
  { kind: 'credit note', name: 'credit_note', sql: CREDIT_NOTES, entries: creditEntriesOf, credit: true },
] as const;

/** Invoices and credit notes: their chains, their figures, and what the books have of them, in one reading. */
export async function* checkDocuments(reader: BookReader, progress: Progress): AsyncGenerator<CheckResult> {
  const vat: VatSums = new Map();
  for (const { kind, name, sql, entries, credit } of KINDS) {
    const chain = new ChainCheck(`${name}_chain`, kind);
    const figures = new FiguresCheck(`${name}_figures`, kind);
    const postings = new Finding(`${name}_postings`);
    for await (const document of reader.each<IssuedDocument>(sql)) {
      chain.judge(document);
      figures.judge(document);
      if (postings.goesOn) judge(postings, kind, document, entries);
      addVat(vat, document, credit ? -1n : 1n);
      progress(name);
    }
    chain.end(await reader.rows<SeriesEnd>(SERIES, [credit]));
    yield chain.finding.result;
    yield figures.finding.result;
    yield postings.result;
  }
  yield await credited(reader);
  yield await vatPayable(reader, vat);
}

function judge(postings: Finding, kind: IssuedKind, document: IssuedDocument, entries: typeof entriesOf): void {
  postings.examined();
  const where = `${kind} ${document.number}`;
  try {
    judgePosting(postings, where, entries(document.accountId, document.content), document.posted);
  } catch (error) {
    postings.broken(where, 'a content that can be booked', (error as Error).message);
  }
}

function addVat(sums: VatSums, { content, currency }: IssuedDocument, sign: bigint): void {
  for (const { treatment, vatRate, vatAmount } of content.vatBreakdown) {
    const account = `vat_payable:${treatment}:${vatRate} ${currency}`;
    sums.set(account, (sums.get(account) ?? 0n) + sign * minor(vatAmount, currency));
  }
}

/** What an invoice says was credited is what its credit notes say. */
async function credited(reader: BookReader): Promise<CheckResult> {
  const finding = new Finding('credited');
  const wrong = await reader.one<{ number: string; said: string; credited: string }>(MISCREDITED);
  if (wrong) finding.same(`invoice ${wrong.number}`, `credited ${wrong.credited}`, `credited ${wrong.said}`);
  return finding.result;
}

/** The state is owed the VAT of all invoices less that of all credit notes, for every treatment and rate. */
async function vatPayable(reader: BookReader, documents: VatSums): Promise<CheckResult> {
  const finding = new Finding('vat_payable');
  const rows = await reader.rows<{ account: string; payable: string }>(VAT_BALANCES);
  const payable = new Map(rows.map(({ account, payable: amount }) => [account, BigInt(amount)]));
  for (const account of [...new Set([...documents.keys(), ...payable.keys()])].sort()) {
    finding.examined();
    finding.same(account, `${documents.get(account) ?? 0n}`, `${payable.get(account) ?? 0n}`);
  }
  return finding.result;
}
