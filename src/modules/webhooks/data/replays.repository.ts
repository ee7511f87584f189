import { Injectable } from '@nestjs/common';
import { toDate } from '../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Replay } from '../rules/replay.js';

const COLUMNS = `id, account_id as "accountId", webhook_id as "webhookId", from_at as "from", to_at as "to", types, position, last, sms_at as "smsAt",
  sms_sequence as "smsSequence", count, made,  requested_at as "requestedAt", done_at as "doneAt"`;

@Injectable()
export class ReplaysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, replay: Replay): Promise<void> {
    await tx.query(
      `insert into webhook_replays (id, account_id, webhook_id, from_at, to_at, types, position, last, count, made, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        replay.id,
        replay.accountId,
        replay.webhookId,
        toDate(replay.from),
        toDate(replay.to),
        replay.types,
        replay.position,
        replay.last,
        replay.count,
        replay.made,
        toDate(replay.requestedAt),
      ],
    );
  }

  /** The oldest that is not done. */
  async unscopedOpen(): Promise<Replay | null> {
    const rows = await this.unitOfWork.readAsWorker<Replay>(
      `select ${COLUMNS} from webhook_replays where done_at is null order by id limit 1`,
    );
    return rows[0] ?? null;
  }

  /** False when another process has gone on from there. */
  async unscopedAdvance(
    tx: Tx,
    before: Replay,
    to: Pick<Replay, 'position' | 'smsAt' | 'smsSequence'>,
    made: number,
    done: boolean,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update webhook_replays set position = $4, sms_at = $5, sms_sequence = $6, made = made + $7,
          done_at = case when $8 then $9::timestamptz end
        where id = $1 and position = $2 and sms_sequence = $3 and done_at is null returning 1 as moved`,
      [
        before.id,
        before.position,
        before.smsSequence,
        to.position,
        to.smsAt === null ? null : toDate(to.smsAt),
        to.smsSequence,
        made,
        done,
        toDate(tx.now),
      ],
    );
    return rows.length > 0;
  }

  async unscopedIsDone(): Promise<boolean> {
    return (await this.unscopedOpen()) === null;
  }
}
