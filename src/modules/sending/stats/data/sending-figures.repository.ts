import { Injectable } from '@nestjs/common';
import { HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { DIMENSION, INSTALLATION_ID, NONE } from '../rules/dimensions.js';

const COUNTED = ['accepted', 'delivered', 'deferred', 'bounced', 'complained'] as const;
type Sums = Record<(typeof COUNTED)[number], number>;
const SPANS = [1, 7, 30] as const;
/** By days up to now. */
type SumsBySpan = Record<(typeof SPANS)[number], Sums>;

type SpanRow = Record<string, number>;

/** Sums of three spans in one reading of the longest; `$1` is the hour after the last. */
const SUMS = SPANS.flatMap((days) =>
  COUNTED.map(
    (name) => `coalesce(sum(${name}) filter (where hour >= $1 - ${days * 24}), 0)::bigint as "${name}_${days}"`,
  ),
).join(', ');
const LATELY = 'hour >= $1 - 720 and hour < $1';
const COLUMNS = SPANS.flatMap((days) => COUNTED.map((name) => `s."${name}_${days}"`)).join(', ');

const BY_ADDRESS = `select value as address, ${SUMS} from stats_hours
  where account_id = '${INSTALLATION_ID}' and dimension = ${DIMENSION.ip} and value <> '${NONE}' and ${LATELY} group by value`;

/** From one account to the next by the index: as many steps as accounts, however many hours they have. */
const BY_SENDER = `with recursive senders as (
    (select account_id, 1 as n from stats_hours where account_id > $2 order by account_id limit 1)
    union all
    (select t.account_id, x.n + 1 from senders x cross join lateral
       (select h.account_id from stats_hours h where h.account_id > x.account_id order by h.account_id limit 1) t
      where x.n < $3))
  select x.account_id as "accountId", s.domain, ${COLUMNS} from senders x cross join lateral (
      select null as domain, ${SUMS} from stats_hours
       where account_id = x.account_id and dimension = ${DIMENSION.all} and ${LATELY}
      union all
      select value as domain, ${SUMS} from stats_hours
       where account_id = x.account_id and dimension = ${DIMENSION.domain} and ${LATELY} group by value) s
  order by x.account_id`;

const OF_ACCOUNT = `select ${SUMS} from stats_hours where account_id = $2 and dimension = ${DIMENSION.all} and ${LATELY}`;

const STREAMS = `select value as stream, sum(accepted)::bigint as accepted from stats_hours
  where account_id = $1 and dimension = ${DIMENSION.stream} and hour >= $2 and hour < $3 group by value`;

const PEAK_DAY = `select coalesce(max(accepted), 0)::bigint as accepted from (
  select sum(accepted) as accepted from stats_hours
   where account_id = $1 and dimension = ${DIMENSION.all} and hour >= $2 and hour < $3 group by hour / 24) days`;

/** Sums of lately, for who judges how mail is received. */
@Injectable()
export class SendingFiguresRepository {
  constructor(private readonly pool: HotPool) {}

  async unscopedByAddress(now: Instant): Promise<{ address: string; windows: SumsBySpan }[]> {
    const { rows } = await this.pool.query<SpanRow & { address: never }>(BY_ADDRESS, [hourAfter(now)]);
    return rows.map((row) => ({ address: row.address, windows: spansOf(row) }));
  }

  /** Customers only: the sums of the installation and its own mail stand under the smallest ids. */
  async unscopedBySender(
    after: string | null,
    accounts: number,
    now: Instant,
  ): Promise<{ accountId: string; domain: string | null; windows: SumsBySpan }[]> {
    const values = [hourAfter(now), after ?? INSTALLATION_ID, accounts];
    const { rows } = await this.pool.query<SpanRow & { accountId: never; domain: never }>(BY_SENDER, values);
    return rows.map((row) => ({ accountId: row.accountId, domain: row.domain, windows: spansOf(row) }));
  }

  async unscopedOfAccount(accountId: string, now: Instant): Promise<SumsBySpan> {
    const { rows } = await this.pool.query<SpanRow>(OF_ACCOUNT, [hourAfter(now), accountId]);
    return spansOf(rows[0]!);
  }

  async unscopedVolumesOf(
    accountId: string,
    from: Instant,
    to: Instant,
  ): Promise<{ streams: Record<string, number>; peakDay: number }> {
    const values = [accountId, Math.floor(from / HOUR_MS), hourAfter(to)];
    const [streams, days] = await Promise.all([
      this.pool.query<{ stream: string; accepted: number }>(STREAMS, values),
      this.pool.query<{ accepted: number }>(PEAK_DAY, values),
    ]);
    return {
      streams: Object.fromEntries(streams.rows.map(({ stream, accepted }) => [stream, accepted])),
      peakDay: days.rows[0]?.accepted ?? 0,
    };
  }
}

function hourAfter(at: Instant): number {
  return Math.floor(at / HOUR_MS) + 1;
}

function spansOf(row: SpanRow): SumsBySpan {
  const sums = (days: number): Sums =>
    Object.fromEntries(COUNTED.map((name) => [name, row[`${name}_${days}`] ?? 0])) as Sums;
  return { 1: sums(1), 7: sums(7), 30: sums(30) };
}
