import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { BookFigures } from '../data/book-figures.js';

const FRESH_MS = 60_000;

/** Whether the books add up and are closed in time, as figures. `verify-ledger` looks at everything. */
@Injectable()
export class MeasureBooks implements OnModuleInit {
  private unbalanced: { atMs: number; count: Promise<number> } | null = null;

  constructor(
    private readonly figures: BookFigures,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observe('ledger_unbalanced_currencies', () => this.countUnbalanced());
    this.metrics.observe('books_closed_days_ago', () => this.figures.closedDaysAgo(this.clock.now()));
  }

  /** Sums all days: once a minute is enough. */
  private countUnbalanced(): Promise<number> {
    const atMs = this.clock.monotonicMs();
    if (this.unbalanced === null || atMs - this.unbalanced.atMs > FRESH_MS) {
      this.unbalanced = { atMs, count: this.figures.unbalancedCurrencies() };
      this.unbalanced.count.catch(() => (this.unbalanced = null));
    }
    return this.unbalanced.count;
  }
}
