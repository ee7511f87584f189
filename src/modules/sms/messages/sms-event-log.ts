import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { OldestTransaction } from '../../../platform/database/oldest-transaction.js';
import type { Tx } from '../../../platform/database/tx.js';
import { told, TOLD_COLUMNS, type ToldRow, type ToldSmsEvent } from './rules/told-event.js';

/** How far a reader has come. */
export interface SmsEventPosition {
  writtenBy: number;
  sequence: number;
}

export interface SmsEventHead extends SmsEventPosition {
  id: string;
  accountId: string;
  /** `sms.delivered`. */
  type: string;
  at: Instant;
}

const BEGINNING: SmsEventPosition = { writtenBy: 0, sequence: 0 };

/**
 * The events of all texts for whoever reads them on and on. Numbers are given out before their transactions end, so a higher one
 * may be seen first; everything of transactions below the oldest that is still open is there or never will be.
 */
@Injectable()
export class SmsEventLog {
  private readonly oldest: OldestTransaction;

  constructor(private readonly pool: HotPool) {
    this.oldest = new OldestTransaction(pool);
  }

  async positionOf(name: string): Promise<SmsEventPosition> {
    const { rows } = await this.pool.query<SmsEventPosition>(
      'select written_by as "writtenBy", sequence from sms_event_cursors where name = $1',
      [name],
    );
    return rows[0] ?? BEGINNING;
  }

  /** In the order in which they can be passed. */
  async headsAfter({ writtenBy, sequence }: SmsEventPosition, limit: number): Promise<SmsEventHead[]> {
    const { rows } = await this.pool.query<SmsEventHead>({
      name: 'sms_event_heads',
      text: `select id, account_id as "accountId", 'sms.' || type as type, at, written_by as "writtenBy", sequence from sms_events
              where (written_by, sequence) > ($1, $2) and written_by < $4
              order by written_by, sequence limit $3`,
      values: [writtenBy, sequence, limit, String(await this.oldest.read())],
    });
    return rows;
  }

  /** False when another process has gone on in the meantime; then the page is its, not ours. */
  async advanceIn(tx: Tx, name: string, from: SmsEventPosition, to: SmsEventPosition): Promise<boolean> {
    await tx.query(
      'insert into sms_event_cursors (name, written_by, sequence) values ($1, 0, 0) on conflict do nothing',
      [name],
    );
    const moved = await tx.query(
      `update sms_event_cursors set written_by = $4, sequence = $5 where name = $1 and written_by = $2 and sequence = $3
       returning 1 as moved`,
      [name, from.writtenBy, from.sequence, to.writtenBy, to.sequence],
    );
    return moved.length > 0;
  }

  /** As customers read them, by id; those that were erased meanwhile are missing. */
  async unscopedTold(ids: readonly string[]): Promise<Map<string, ToldSmsEvent>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.pool.query<ToldRow>({
      name: 'sms_events_told',
      text: `select ${TOLD_COLUMNS} from sms_events e join sms_messages m on m.id = e.message_id where e.id = any ($1::uuid[])`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, told(row)]));
  }
}
