import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addLocalDays, instantOfLocalDate, type LocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { addMs, type Instant, MINUTE_MS, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { chainedHash } from '../../invoices/index.js';
import { BOOKS_ZONE, LedgerDays } from '../../ledger/index.js';
import { type Closing, ClosingsRepository } from '../data/closings.repository.js';
import { type ClosingContent, figuresOf, grown, type PeriodFigures, totalsOf } from '../rules/closing.js';
import { type ClosingPeriod, PARTS_OF, periodsEndingWith } from '../rules/closing-periods.js';

/** After midnight, so that whoever was posting then is done: what comes later still is booked on the new day. */
const AFTER_MIDNIGHT_MS = 5 * MINUTE_MS;
const DAYS_AT_ONCE = 31;

/**
 * Closes each day of the books once it is over, and the month and the year that end with it: totals, a perpetual grand
 * total and a hash over all that was posted, chained (CGI art. 286-I-3° bis).
 */
@Injectable()
export class CloseBooks implements DueSource, OnModuleInit {
  readonly name = 'close-books';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly days: LedgerDays,
    private readonly closings: ClosingsRepository,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const open = await this.days.firstOpenDay();
    if (open === null) return null;
    return addMs(instantOfLocalDate(addLocalDays(open, 1), BOOKS_ZONE), AFTER_MIDNIGHT_MS);
  }

  async runDue(at: Instant): Promise<void> {
    const today = localDate(addMs(at, -AFTER_MIDNIGHT_MS), BOOKS_ZONE);
    while (await this.closeSome(today));
  }

  /** Closes up to a month of days before `today` in one transaction; false when none is left. */
  private closeSome(today: LocalDate): Promise<boolean> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      let last = await this.closings.lockLast(tx);
      const first = last === null ? await this.days.firstOpenDay() : addLocalDays(last.content.lastDay, 1);
      if (first === null || first >= today) return false;
      const until = earlier(addLocalDays(today, -1), addLocalDays(first, DAYS_AT_ONCE - 1));
      await this.days.lockIn(tx, first, until);
      const active = new Set(await this.days.activeIn(tx, first, until));
      for (let day = first; day <= until; day = addLocalDays(day, 1)) {
        for (const period of periodsEndingWith(day)) last = await this.close(tx, period, last, active.has(day));
      }
      return true;
    });
  }

  private async close(tx: Tx, period: ClosingPeriod, last: Closing | null, active: boolean): Promise<Closing> {
    const figures = await this.figures(tx, period, active);
    const before = last?.content.grandTotal ?? {};
    const content: ClosingContent = {
      sequence: (last?.content.sequence ?? 0) + 1,
      ...period,
      closedAt: toIso(tx.now),
      ...figures,
      grandTotal: period.kind === 'day' ? grown(before, figures.totals) : before,
    };
    const previousHash = last?.hash ?? null;
    const closing = { content, previousHash, hash: chainedHash(previousHash, content) };
    await this.closings.insert(tx, closing);
    return closing;
  }

  private async figures(tx: Tx, { kind, firstDay, lastDay }: ClosingPeriod, active: boolean): Promise<PeriodFigures> {
    if (kind !== 'day') return figuresOf(await this.closings.partsIn(tx, PARTS_OF[kind], firstDay, lastDay));
    if (!active) return { totals: {}, transactions: 0, digest: null };
    await this.days.keepTotalsIn(tx, firstDay);
    return { totals: totalsOf(await this.days.flowsIn(tx, firstDay)), ...(await this.days.digestIn(tx, firstDay)) };
  }
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}
