import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { columnOf, type Counter, COUNTERS, type Counters } from '../rules/counters.js';
import { DIMENSION, type Dimension, INSTALLATION_ID, NONE, OTHER_TAGS } from '../rules/dimensions.js';
import { foldTags, hourKey, TAGS_PER_HOUR } from '../rules/fold-tags.js';
import type { HourSum } from '../rules/sum-facts.js';

export interface Selected {
  dimension: Dimension;
  /** Only this one. */
  value: string | null;
  /** Where the intervals begin and where the last one ends, in hours since 1970. */
  hours: readonly number[];
}

/** A group's sums of one interval, which is named by its place among those asked for. */
export interface IntervalSum {
  place: number;
  value: string;
  counts: Counters;
}

const COLUMNS = COUNTERS.map(columnOf);
const ADD = `insert into stats_hours as s (account_id, dimension, hour, value, ${COLUMNS.join(', ')})
  select a, d, h, v, ${COUNTERS.map((_, n) => `(c ->> ${n})::int`).join(', ')}
    from jsonb_to_recordset($1::jsonb) as t (a uuid, d smallint, h int, v text, c jsonb)
   order by a, d, h, v collate "C"
  on conflict (account_id, dimension, hour, value)
  do update set ${COLUMNS.map((name) => `${name} = s.${name} + excluded.${name}`).join(', ')}`;

/** Sums by the hour; a day is the sum of its hours. */
@Injectable()
export class StatsHoursRepository {
  constructor(private readonly pool: HotPool) {}

  /** Adds; tags for which an hour has no room are counted together. */
  async unscopedAddIn(tx: Tx, sums: readonly HourSum[]): Promise<void> {
    if (sums.length === 0) return;
    const folded = foldTags(sums, await this.knownTagsIn(tx, sums));
    const rows = folded.map(({ accountId: a, dimension: d, hour: h, value: v, counts }) => {
      return { a, d, h, v, c: COUNTERS.map((name) => counts[name]) };
    });
    await tx.query(ADD, [JSON.stringify(rows)]);
  }

  /** Groups in the order of their names within each interval; intervals in which nothing happened have no rows. */
  async sumsIn(tx: Tx, { accountId }: AccountScope, { dimension, value, hours }: Selected): Promise<IntervalSum[]> {
    const rows = await tx.query<Counters & { place: number; value: string }>(
      `select width_bucket(hour, $3::int[]) - 1 as place, value, ${SUMS}
         from stats_hours
        where account_id = $1 and dimension = $2 and hour >= ($3::int[])[1] and hour < $4
          and ($5::text is null or value = $5)
        group by 1, 2`,
      [accountId, dimension, hours.slice(0, -1), hours.at(-1), value],
    );
    // Ordered here: asked for an order the database sorts all hours, and not the few sums.
    return rows
      .map(({ place, value: group, ...counts }) => ({ place, value: group, counts }))
      .sort((a, b) => a.place - b.place || (a.value < b.value ? -1 : 1));
  }

  /** Accounts by the address they sent from, those who sent most first. */
  async unscopedUsersOf(
    addresses: readonly string[],
    since: Instant,
    most: number,
  ): Promise<{ address: string; accountId: string }[]> {
    const { rows } = await this.pool.query<{ address: string; accountId: string }>(
      `select value as address, account_id as "accountId" from (
         select value, account_id, row_number() over (partition by value order by sum(delivered + bounced + deferred) desc, account_id) as n
           from stats_hours
          where dimension = ${DIMENSION.ip} and value = any ($1) and hour >= $2 and account_id <> all ($3::uuid[])
            and delivered + bounced + deferred > 0
          group by value, account_id) ranked
        where n <= $4 order by value, n`,
      [
        addresses.filter((address) => address !== NONE),
        Math.floor(since / HOUR_MS),
        [INSTALLATION_ID, SYSTEM_ACCOUNT_ID],
        most,
      ],
    );
    return rows;
  }

  /** How mail of all customers went from these addresses. */
  async unscopedResultsOf(
    addresses: readonly string[],
    from: Instant,
    to: Instant,
  ): Promise<{ address: string; delivered: number; deferred: number; bounced: number; complained: number }[]> {
    const { rows } = await this.pool.query<{
      address: string;
      delivered: number;
      deferred: number;
      bounced: number;
      complained: number;
    }>(
      `select value as address, sum(delivered)::int as delivered, sum(deferred)::int as deferred, sum(bounced)::int as bounced,
              sum(complained)::int as complained
         from stats_hours where account_id = $4 and dimension = ${DIMENSION.ip} and value = any ($1) and hour >= $2 and hour < $3
        group by value`,
      [addresses, Math.floor(from / HOUR_MS), Math.ceil(to / HOUR_MS), INSTALLATION_ID],
    );
    return rows;
  }

  /** Of the hours that could overflow with these; the others need no look at their tags. */
  private async knownTagsIn(tx: Tx, sums: readonly HourSum[]): Promise<Map<string, Set<string>>> {
    const tags = sums.filter(({ dimension }) => dimension === DIMENSION.tag);
    const hours = new Map(tags.map(({ accountId, hour }) => [hourKey({ accountId, hour }), { a: accountId, h: hour }]));
    const rows = await tx.query<{ accountId: string; hour: number; value: string }>(
      `select s.account_id as "accountId", s.hour, s.value
         from jsonb_to_recordset($1::jsonb) as t (a uuid, h int)
        cross join lateral (select * from stats_hours s
          where s.account_id = t.a and s.dimension = ${DIMENSION.tag} and s.hour = t.h and s.value not in ('${NONE}', '${OTHER_TAGS}') limit ${TAGS_PER_HOUR}) s`,
      [JSON.stringify([...hours.values()])],
    );
    const known = new Map<string, Set<string>>();
    for (const row of rows) known.set(hourKey(row), (known.get(hourKey(row)) ?? new Set()).add(row.value));
    return known;
  }
}

const SUMS = COUNTERS.map((name: Counter) => `sum(${columnOf(name)})::bigint as "${name}"`).join(', ');
