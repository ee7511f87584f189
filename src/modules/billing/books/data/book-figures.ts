import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

/** Of the books as a whole. */
@Injectable()
export class BookFigures {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Debits and credits of each currency are the same sum, or something is broken. */
  async unbalancedCurrencies(): Promise<number> {
    const [row] = await this.unitOfWork.readAsWorker<{ n: number }>(
      `select count(*)::int as n from (select from ledger_day_totals group by currency having sum(debit_minor) <> sum(credit_minor)) x`,
    );
    return row!.n;
  }

  /** Since the last day that is closed; null when none is. */
  async closedDaysAgo(now: Instant): Promise<number | null> {
    const [row] = await this.unitOfWork.readAsWorker<{ days: number | null }>(
      `select ($1::timestamptz at time zone 'Europe/Paris')::date - max(last_day) as days from ledger_closings where kind = 'day'`,
      [toIso(now)],
    );
    return row!.days;
  }
}
