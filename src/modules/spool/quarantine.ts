import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { Tx } from '../../platform/database/tx.js';
import { BECAUSE, EVENT_TYPE, QUEUE_STATE, STATUS, type StatusName, statusName } from './rules/words.js';

/** A delivery as staff see it who look at what workers died with. */
export interface SetApart {
  id: string;
  messageId: string;
  accountId: string;
  recipient: string;
  status: StatusName;
  /** Whether it is set apart at this moment. */
  isApart: boolean;
  attempts: number;
  lostWorkers: number;
  changedAt: Instant;
}

const APART = `q.state = ${QUEUE_STATE.held} and q.because = ${BECAUSE.quarantined}`;
const COLUMNS = `d.id, d.message_id as "messageId", d.account_id as "accountId", d.recipient, d.status, d.attempts,
  coalesce(${APART}, false) as "isApart", coalesce(q.lost_workers, 0) as "lostWorkers", d.updated_at as "changedAt"`;

type Row = Omit<SetApart, 'status'> & { status: number };

/** Deliveries that took several workers with them (`spool_take_over`): they wait until somebody has looked. */
@Injectable()
export class Quarantine {
  constructor(private readonly pool: HotPool) {}

  /** Newest first, below `before`. */
  async page(limit: number, before: string | null): Promise<SetApart[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from delivery_queue q join deliveries d on d.id = q.id
        where ${APART} and ($2::uuid is null or q.id < $2) order by q.id desc limit $1`,
      [limit, before],
    );
    return rows.map(apartOf);
  }

  /** Any delivery, also one that goes on by now. */
  async find(id: string): Promise<SetApart | null> {
    const sql = `select ${COLUMNS} from deliveries d left join delivery_queue q on q.id = d.id where d.id = $1`;
    const { rows } = await this.pool.query<Row>(sql, [id]);
    return rows[0] === undefined ? null : apartOf(rows[0]);
  }

  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `select count(*)::int as n from delivery_queue q where ${APART}`,
    );
    return rows[0]!.n;
  }

  /** Ready again, with nothing held against it; answers its lane, null when it was not set apart. */
  async releaseIn(tx: Tx, id: string): Promise<number | null> {
    const rows = await tx.query<{ lane_id: number }>(
      `with freed as (
         update delivery_queue q set state = ${QUEUE_STATE.ready}, because = 0, lost_workers = 0, lane_id = coalesce(l.moved_to, q.lane_id)
           from lanes l where q.id = $1 and ${APART} and l.id = q.lane_id returning q.id, q.lane_id),
       marked as (update deliveries d set status = ${STATUS.queued}, because = 0, updated_at = $2::timestamptz from freed where d.id = freed.id)
       select lane_id from freed`,
      [id, toIso(tx.now)],
    );
    return rows[0]?.lane_id ?? null;
  }

  /** Ends it as a bounce with these words; answers whether it was set apart. */
  async endIn(tx: Tx, id: string, text: string): Promise<boolean> {
    const rows = await tx.query(
      `select e.* from (select q.id from delivery_queue q where q.id = $2 and ${APART} for update) x,
         spool_end($1::timestamptz, array[x.id], ${STATUS.bounced}::smallint, ${EVENT_TYPE.bounced}::smallint, 0::smallint, $3::jsonb) e`,
      [toIso(tx.now), id, JSON.stringify({ text, class: 'other' })],
    );
    return rows.length > 0;
  }
}

function apartOf(row: Row): SetApart {
  return { ...row, status: statusName(row.status) };
}
