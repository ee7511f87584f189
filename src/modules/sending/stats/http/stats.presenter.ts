import { localDate } from '../../../../kernel/time/calendar.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { NONE } from '../rules/dimensions.js';
import { ratesOf } from '../rules/rates.js';
import type { StatsQuestion, StatsRow } from '../use-cases/read-stats.query.js';
import type { StatsView } from './stats.dto.js';

export function presentStats({ range, groupBy }: StatsQuestion, { at, group, counts }: StatsRow): StatsView {
  return {
    at: toIso(at),
    ...(range.interval === 'day' ? { date: localDate(at, range.zone) } : {}),
    ...(groupBy === null ? {} : { group: group === NONE ? null : group }),
    ...counts,
    rates: ratesOf(counts),
  };
}
