import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { SequenceHorizon } from '../../../platform/database/sequence-horizon.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type SmsEventType, type ToldSmsEvent, TOLD_COLUMNS, told, type ToldRow } from './rules/told-event.js';

/** An account's events of texts of some time and kinds; `to` is not included. */
export interface SmsEventSpan {
  from: Instant;
  to: Instant;
  types: readonly SmsEventType[];
}

/** How far somebody has read a span. */
export interface SmsSpanPosition {
  at: Instant | null;
  sequence: number;
}

export interface SmsSpanHead {
  id: string;
  accountId: string;
  type: SmsEventType;
  at: Instant;
  sequence: number;
}

const WITHIN = 'account_id = $1 and at >= $2 and at < $3 and type = any ($4::text[])';

/** The events of one account's texts: on and on by number, and those of some time. */
@Injectable()
export class SmsEventFeed {
  private readonly horizon: SequenceHorizon;

  constructor(
    private readonly pool: HotPool,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.horizon = new SequenceHorizon(pool, { sequence: 'sms_event_numbers', statement: 'sms_event_number' });
  }

  /** Oldest first; nothing is ever inserted behind what was read. No types: all. */
  async page(
    scope: AccountScope,
    after: number,
    limit: number,
    types: readonly SmsEventType[],
  ): Promise<ToldSmsEvent[]> {
    const horizon = await this.horizon.read();
    const rows = await this.unitOfWork.run(scope, (tx) =>
      tx.query<ToldRow>(
        `select ${TOLD_COLUMNS} from (
           select * from sms_events e where e.account_id = $1 and e.sequence > $2 and e.sequence <= $3
              and (cardinality($4::text[]) = 0 or e.type = any ($4)) order by e.sequence limit $5) e
           join sms_messages m on m.id = e.message_id order by e.sequence`,
        [scope.accountId, after, horizon, bare(types), limit],
      ),
    );
    return rows.map(told);
  }

  /** Counts no further than `most`. */
  async countOf({ accountId }: AccountScope, span: SmsEventSpan, most: number): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `select count(*)::int as n from (select from sms_events where ${WITHIN} limit $5) counted`,
      [...within(accountId, span), most],
    );
    return rows[0]!.n;
  }

  /** In the order of their time. */
  async headsOf(
    { accountId }: AccountScope,
    span: SmsEventSpan,
    { at, sequence }: SmsSpanPosition,
    limit: number,
  ): Promise<SmsSpanHead[]> {
    const { rows } = await this.pool.query<SmsSpanHead>(
      `select id, account_id as "accountId", 'sms.' || type as type, at, sequence from sms_events
        where ${WITHIN} and (at, sequence) > ($5, $6) order by at, sequence limit $7`,
      [...within(accountId, span), at === null ? toDate(span.from) : toDate(at), at === null ? -1 : sequence, limit],
    );
    return rows;
  }
}

function within(accountId: string, { from, to, types }: SmsEventSpan): unknown[] {
  return [accountId, toDate(from), toDate(to), bare(types)];
}

function bare(types: readonly SmsEventType[]): string[] {
  return types.map((type) => type.slice('sms.'.length));
}
