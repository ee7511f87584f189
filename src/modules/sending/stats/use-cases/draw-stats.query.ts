import { Injectable } from '@nestjs/common';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { addMs } from '../../../../kernel/time/instant.js';
import { seriesOfCounters, seriesOfGroups } from '../rules/chart-series.js';
import { CHART_TEXTS, COUNTER_TEXTS, GROUPING_TEXTS } from '../rules/chart-texts.table.js';
import type { Counter } from '../rules/counters.js';
import { drawChart } from '../rules/draw-chart.js';
import { ReadStats, type StatsQuestion } from './read-stats.query.js';

@Injectable()
export class DrawStats {
  constructor(private readonly stats: ReadStats) {}

  /** Grouped, one counter of each group; else the counters that say how mail went. */
  async run(question: StatsQuestion, metric: Counter, language: Language): Promise<string> {
    const { range, groupBy } = question;
    const { starts, zone, interval } = range;
    const sums = await this.stats.all(question);
    const series =
      groupBy === null
        ? seriesOfCounters(sums, starts.length, language)
        : seriesOfGroups(sums, starts.length, metric, language);
    return drawChart({ title: titleOf(question, metric, language), language, zone, interval, starts, series });
  }
}

/** `Delivered by mailbox provider, Mar 1 – 31, 2026`. */
function titleOf({ range, groupBy, filter }: StatsQuestion, metric: Counter, language: Language): string {
  const about =
    groupBy === null
      ? textIn(CHART_TEXTS.mail, language)
      : `${textIn(COUNTER_TEXTS[metric], language)} ${textIn(GROUPING_TEXTS[groupBy], language)}`;
  const only = filter === null ? '' : ` (${filter.value})`;
  const days = new Intl.DateTimeFormat(language, { timeZone: range.zone, dateStyle: 'medium' });
  const last = addMs(range.starts.at(-1)!, 1);
  return `${about}${only}, ${days.formatRange(range.starts[0]!, last)}`;
}
