import { addLocalDays, type LocalDate } from '../../../../kernel/time/calendar.js';
import { canonicalJson, chainedHash } from '../../invoices/index.js';
import { DAY_DIGEST, DAY_FLOWS, type DayDigest, type DayFlow } from '../../ledger/index.js';
import type { BookReader } from '../data/book-reader.js';
import { CLOSINGS, MISMATCHED_DAYS } from '../data/book-statements.js';
import type { Closing } from '../data/closings.repository.js';
import { hex } from '../rules/chain-check.js';
import { type CheckResult, Finding, type Progress } from '../rules/check.js';
import { type ClosingContent, figuresOf, grown, type PeriodFigures, totalsOf } from '../rules/closing.js';
import { PARTS_OF, periodsEndingWith } from '../rules/closing-periods.js';

type StoredClosing = Closing & { sequence: number; kind: string; period: string };

/** Closings: their chain, their periods in a row, and every figure anew from what was posted. */
export async function* checkClosings(reader: BookReader, progress: Progress): AsyncGenerator<CheckResult> {
  const chain = new Finding('closing_chain');
  const figures = new ClosedFigures(reader);
  let before: StoredClosing | null = null;
  for await (const closing of reader.each<StoredClosing>(CLOSINGS)) {
    progress('closing');
    if (chain.goesOn) judgeChain(chain, closing, before);
    await figures.judge(closing.content);
    before = closing;
  }
  yield chain.result;
  yield figures.finding.result;
  yield await dayTotals(reader);
}

function judgeChain(finding: Finding, closing: StoredClosing, before: StoredClosing | null): void {
  finding.examined();
  const { content, previousHash, hash, sequence, kind, period } = closing;
  const where = `closing ${sequence} (${kind} ${period})`;
  const follows = before === null ? [`${content.kind} ${content.period}`] : followersOf(before.content);
  const number = (before?.sequence ?? 0) + 1;
  const expected = `closing ${number}: ${follows.join(', ')}`;
  if (sequence !== number || !follows.includes(`${kind} ${period}`)) {
    return finding.broken(where, expected, `closing ${sequence}: ${kind} ${period}`);
  }
  const inside = `closing ${content.sequence}: ${content.kind} ${content.period}`;
  if (!finding.same(where, `closing ${sequence}: ${kind} ${period}`, inside)) return;
  const previous = before?.hash ?? null;
  if (!finding.same(where, `previous hash ${hex(previous)}`, `previous hash ${hex(previousHash)}`)) return;
  const computed = chainedHash(previousHash, content);
  finding.same(where, `hash ${hex(computed)} of its content`, `hash ${hex(hash)} of its content`);
}

/** What comes after a closing: the month and the year that end with the same day, and then the next day. */
function followersOf({ kind, lastDay }: ClosingContent): string[] {
  const ending = periodsEndingWith(lastDay).map((period) => `${period.kind} ${period.period}`);
  const at = ending.findIndex((period) => period.startsWith(`${kind} `));
  return [ending[at + 1] ?? `day ${addLocalDays(lastDay, 1)}`];
}

/** Computes what each closing had to say. */
class ClosedFigures {
  readonly finding = new Finding('closing_figures');
  private readonly parts: Record<'day' | 'month', PeriodFigures[]> = { day: [], month: [] };
  private grandTotal: ClosingContent['grandTotal'] = {};

  constructor(private readonly reader: BookReader) {}

  async judge(content: ClosingContent): Promise<void> {
    if (!this.finding.goesOn) return;
    this.finding.examined();
    const figures = await this.figuresOf(content);
    if (content.kind === 'day') this.grandTotal = grown(this.grandTotal, figures.totals);
    if (content.kind !== 'year') this.parts[content.kind].push(figures);
    const { totals, transactions, digest, grandTotal } = content;
    const said = { totals, transactions, digest, grandTotal };
    const computed = { ...figures, grandTotal: this.grandTotal };
    this.finding.same(`closing ${content.sequence} (${content.kind} ${content.period})`, canonicalJson(computed), canonicalJson(said)); // prettier-ignore
  }

  private figuresOf({ kind, firstDay }: ClosingContent): Promise<PeriodFigures> {
    if (kind === 'day') return this.dayFigures(firstDay);
    return Promise.resolve(figuresOf(this.parts[PARTS_OF[kind] as 'day' | 'month'].splice(0)));
  }

  private async dayFigures(day: LocalDate): Promise<PeriodFigures> {
    const digest = (await this.reader.one<DayDigest>(DAY_DIGEST, [day])) ?? { transactions: 0, digest: null };
    if (digest.transactions === 0) return { totals: {}, transactions: 0, digest: null };
    return { totals: totalsOf(await this.reader.rows<DayFlow>(DAY_FLOWS, [day])), ...digest };
  }
}

async function dayTotals(reader: BookReader): Promise<CheckResult> {
  const finding = new Finding('day_totals');
  const wrong =
    await reader.one<Record<'day' | 'purpose' | 'currency' | 'debit' | 'credit' | 'debits' | 'credits', string>>(
      MISMATCHED_DAYS,
    );
  if (wrong) {
    const { day, purpose, currency, debit, credit, debits, credits } = wrong;
    finding.broken(
      `${purpose} ${currency} on ${day}`,
      `debit ${debits}, credit ${credits}`,
      `debit ${debit}, credit ${credit}`,
    );
  }
  return finding.result;
}
