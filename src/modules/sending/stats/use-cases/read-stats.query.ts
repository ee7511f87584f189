import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type IntervalSum, StatsHoursRepository } from '../data/stats-hours.repository.js';
import { type Counters, noCounts } from '../rules/counters.js';
import { DIMENSION, type Grouping, NONE } from '../rules/dimensions.js';
import type { StatsRange } from '../rules/stats-range.js';

export interface StatsQuestion {
  accountId: string;
  /** The reader is of that account; else a member of staff. */
  isOwn: boolean;
  range: StatsRange;
  groupBy: Grouping | null;
  /** Only one stream, one tag … */
  filter: { by: Grouping; value: string } | null;
}

export interface StatsRow {
  at: Instant;
  /** `NONE` for what has no tag, campaign …; also in intervals in which nothing happened. */
  group: string;
  counts: Counters;
}

/** Where a page goes on. */
export interface StatsPlace {
  at: number;
  group: string;
}

/** Intervals that are read at first when nobody knows how many groups they have. */
const FIRST_READ = 2;

@Injectable()
export class ReadStats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hours: StatsHoursRepository,
  ) {}

  /** Rows from `after` on, at least one for each interval; as many intervals are read as it takes for `count` rows. */
  page(question: StatsQuestion, after: StatsPlace | null, count: number): Promise<StatsRow[]> {
    const { starts } = question.range;
    const first = after === null ? 0 : starts.findIndex((start) => start === after.at);
    return this.as(question, async (tx) => {
      const rows: StatsRow[] = [];
      let step = question.groupBy === null ? count + 1 : FIRST_READ;
      for (let place = first; place < starts.length && rows.length < count; step *= 2) {
        const end = Math.min(place + step, starts.length);
        for (const row of await this.readIn(tx, question, place, end)) {
          if (after === null || row.at > after.at || row.group > after.group) rows.push(row);
        }
        place = end;
      }
      return rows.slice(0, count);
    });
  }

  /** Everything at once, for a picture. Intervals in which nothing happened have no rows. */
  all(question: StatsQuestion): Promise<IntervalSum[]> {
    return this.as(question, (tx) => this.sumsIn(tx, question, 0, question.range.starts.length));
  }

  private async readIn(tx: Tx, question: StatsQuestion, from: number, end: number): Promise<StatsRow[]> {
    const sums = groupBy(await this.sumsIn(tx, question, from, end), ({ place }) => place);
    return question.range.starts.slice(from, end).flatMap((at, n) => {
      const found = sums.get(n) ?? [{ value: question.filter?.value ?? NONE, counts: noCounts() }];
      return found.map(({ value: group, counts }) => ({ at, group, counts }));
    });
  }

  private sumsIn(tx: Tx, question: StatsQuestion, from: number, end: number): Promise<IntervalSum[]> {
    const { accountId, range, filter } = question;
    const by = filter?.by ?? question.groupBy;
    return this.hours.sumsIn(tx, accountScope(accountId), {
      dimension: by === null ? DIMENSION.all : DIMENSION[by],
      value: filter?.value ?? null,
      hours: range.hours.slice(from, end + 1),
    });
  }

  private as<T>({ accountId, isOwn }: StatsQuestion, work: (tx: Tx) => Promise<T>): Promise<T> {
    return isOwn ? this.unitOfWork.run(accountScope(accountId), work) : this.unitOfWork.runAsWorker(work);
  }
}
