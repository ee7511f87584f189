import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { type Page, page, parseCursor, platformProblems, queryProblem } from '../../../../platform/http/index.js';
import { GROUPINGS } from '../rules/dimensions.js';
import { rangeOf } from '../rules/stats-range.js';
import { ReadStats, type StatsPlace, type StatsQuestion, type StatsRow } from '../use-cases/read-stats.query.js';
import type { StatsQuery, StatsView } from './stats.dto.js';
import { presentStats } from './stats.presenter.js';

const LIST = 'stats';

/** What customers and staff ask alike. */
@Injectable()
export class StatsPages {
  constructor(
    private readonly stats: ReadStats,
    private readonly clock: Clock,
  ) {}

  /** 422 when the question makes no sense. */
  questionOf(query: StatsQuery, who: { accountId: string; isOwn: boolean; zone: string }): StatsQuestion {
    const { interval, from, to } = query;
    const zone = query.timeZone ?? who.zone;
    const range = rangeOf({ interval, from, to, zone }, this.clock.now());
    if ('field' in range) throw queryProblem([range]);
    const { accountId, isOwn } = who;
    return { accountId, isOwn, range, groupBy: query.groupBy ?? null, filter: filterOf(query) };
  }

  async page(question: StatsQuestion, { cursor, limit }: StatsQuery): Promise<Page<StatsView>> {
    const after = placeIn(question, cursor);
    const rows = await this.stats.page(question, after, limit + 1);
    const order = { list: LIST, keys: ({ at, group }: StatsRow) => [at, group] };
    return page(rows, limit, order, (row) => presentStats(question, row));
  }
}

function placeIn({ range }: StatsQuestion, cursor: string | undefined): StatsPlace | null {
  const keys = parseCursor(LIST, ['number', 'text'], cursor);
  if (keys === null) return null;
  const [at, group] = keys as [number, string];
  if (!range.starts.some((start) => start === at)) {
    throw platformProblems.invalid_cursor({ errors: [{ field: 'cursor', code: 'invalid_cursor', message: '' }] });
  }
  return { at, group };
}

/** Sums are kept by one way of looking at a time. */
function filterOf(query: StatsQuery): StatsQuestion['filter'] {
  const filters = GROUPINGS.flatMap((by) => {
    const value = query[by];
    return value === undefined ? [] : [{ by, value: by === 'tag' || by === 'campaign' ? value : value.toLowerCase() }];
  });
  const [filter = null, second] = filters;
  if (second) throw queryProblem([{ field: second.by, code: 'not_allowed', message: 'One filter at a time.' }]);
  if (filter !== null && query.groupBy !== undefined && query.groupBy !== filter.by) {
    const message = `Not together with the filter \`${filter.by}\`.`;
    throw queryProblem([{ field: 'groupBy', code: 'not_allowed', message }]);
  }
  return filter;
}
