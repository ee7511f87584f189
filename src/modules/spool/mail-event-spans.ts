import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../kernel/ids.js';
import { addMs, HOUR_MS, type Instant, toDate } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { headOf } from './mail-event-log.js';
import { EVENT_TYPE, type EventTypeName } from './rules/words.js';
import type { MailEventHead } from './spool.types.js';

/** An account's events of some time and kinds. */
export interface EventSpan {
  from: Instant;
  /** Not included. */
  to: Instant;
  types: readonly EventTypeName[];
}

/** An event is written when its cause is settled: numbers follow time but for this. */
const SLACK_MS = HOUR_MS;

/**
 * What happened to an account's mail in some time, long after. The log is ordered by number, and has no index by time that every
 * acceptance would pay for: where a time begins in it is found by halving.
 */
@Injectable()
export class MailEventSpans {
  constructor(private readonly pool: HotPool) {}

  /** The numbers between which all events of that time lie; `after` is not one of them. */
  async boundsOf(scope: AccountScope, { from, to }: EventSpan): Promise<{ after: number; last: number }> {
    const { rows } = await this.pool.query<{ last: number }>('select last_value as last from mail_event_numbers');
    const end = rows[0]!.last;
    const after = (await this.firstAt(scope, addMs(from, -SLACK_MS), end)) - 1;
    return { after, last: await this.firstAt(scope, addMs(to, SLACK_MS), end) };
  }

  /** In order, those with numbers above `after`. */
  async headsOf(
    { accountId }: AccountScope,
    span: EventSpan,
    bounds: { after: number; last: number },
    limit: number,
  ): Promise<MailEventHead[]> {
    const { rows } = await this.pool.query<Parameters<typeof headOf>[0]>(
      `select e.log_id, e.id, e.account_id, e.type, e.at from mail_events e where ${WITHIN} order by e.log_id limit $8`,
      [...within(accountId, span, bounds), limit],
    );
    return rows.map(headOf);
  }

  /** How many there are; counts no further than `most`. */
  async countOf(
    { accountId }: AccountScope,
    span: EventSpan,
    bounds: { after: number; last: number },
    most: number,
  ): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `select count(*)::int as n from (select from mail_events e where ${WITHIN} limit $8) counted`,
      [...within(accountId, span, bounds), most],
    );
    return rows[0]!.n;
  }

  /** The number of the account's first event at or after `at`, or `end`. */
  private async firstAt({ accountId }: AccountScope, at: Instant, end: number): Promise<number> {
    let [low, high] = [0, end];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { rows } = await this.pool.query<{ log_id: number; at: Instant }>({
        name: 'mail_event_at_number',
        text: 'select log_id, at from mail_events where account_id = $1 and log_id > $2 order by log_id limit 1',
        values: [accountId, middle],
      });
      const next = rows[0];
      if (next === undefined || next.at >= at) high = middle;
      else low = next.log_id;
    }
    return low + 1;
  }
}

/** Ids carry the time of their event, so that other months are not looked at. */
const WITHIN = `e.account_id = $1 and e.log_id > $2 and e.log_id <= $3 and e.at >= $4 and e.at < $5
  and e.id >= $6 and e.type = any ($7::smallint[])`;

function within(
  accountId: string,
  { from, to, types }: EventSpan,
  { after, last }: { after: number; last: number },
): unknown[] {
  const numbers = types.map((type) => EVENT_TYPE[type]);
  return [accountId, after, last, toDate(from), toDate(to), firstIdAt(addMs(from, -SLACK_MS)), numbers];
}
