import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { EVENT_TYPE, type EventTypeName, eventTypeName } from './rules/words.js';
import type { AttemptDetail, MailEventRow } from './spool.types.js';

/**
 * The append-only log. Numbers are given before commits, so a reader must stay behind every transaction that is still
 * open, or it skips rows for ever.
 */
@Injectable()
export class MailEventLog {
  constructor(private readonly pool: HotPool) {}

  /** For consumers of all accounts: the next events after `sequence`, in order. */
  async readAfter(sequence: number, limit = 1000): Promise<MailEventRow[]> {
    return this.read(`e.log_id > $1 and ${SAFE}`, 'e.log_id', limit, [sequence]);
  }

  /** One account's feed. */
  async feed(scope: AccountScope, after: number, limit: number, types: readonly EventTypeName[] = []): Promise<MailEventRow[]> {
    const params: unknown[] = [after, scope.accountId];
    if (types.length > 0) params.push(types.map((type) => EVENT_TYPE[type]));
    const typed = types.length > 0 ? 'and e.type = any ($3::smallint[])' : '';
    return this.read(`e.account_id = $2 and e.log_id > $1 and ${SAFE} ${typed}`, 'e.log_id', limit, params);
  }

  /** The whole life of a message, oldest first; everything committed, no horizon. */
  async ofMessage(scope: AccountScope, messageId: string): Promise<MailEventRow[]> {
    return this.read(`e.account_id = $1 and e.message_id = $2 and e.id >= ${MONTH_FLOOR}`, 'e.log_id', 5000, [scope.accountId, messageId]);
  }

  private async read(where: string, order: string, limit: number, params: unknown[]): Promise<MailEventRow[]> {
    const { rows } = await this.pool.query<EventRow>(
      `select e.log_id, e.id, e.account_id, e.message_id, e.delivery_id, e.type, e.attempt, e.at, e.detail,
              d.recipient, m.tags, m.custom_id
         from (select * from mail_events e where ${where} order by ${order} limit ${Math.trunc(limit)}) e
         left join deliveries d on d.id = e.delivery_id
         left join messages m on m.id = e.message_id
        order by ${order}`,
      params,
    );
    return rows.map(eventOf);
  }
}

const SAFE = 'e.tx < pg_snapshot_xmin(pg_current_snapshot())';
/** Events are never older than their message, so earlier months need no look. */
const MONTH_FLOOR = `(substr($2::text, 1, 13) || '-0000-0000-000000000000')::uuid`;

interface EventRow {
  log_id: number;
  id: string;
  account_id: string;
  message_id: string;
  delivery_id: string;
  type: number;
  attempt: number;
  at: Instant;
  detail: AttemptDetail | null;
  recipient: string | null;
  tags: string[] | null;
  custom_id: string | null;
}

function eventOf(row: EventRow): MailEventRow {
  return {
    sequence: row.log_id,
    id: row.id,
    accountId: row.account_id,
    messageId: row.message_id,
    deliveryId: row.delivery_id,
    type: eventTypeName(row.type),
    attempt: row.attempt,
    at: row.at,
    recipient: row.recipient ?? '',
    tags: row.tags ?? [],
    customId: row.custom_id,
    detail: row.detail ?? {},
  };
}
