import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { STATE } from './queue-words.js';

/** What waits of one account, put aside, let go or found. */
@Injectable()
export class HeldSmsRepository {
  /** Puts aside what a block of the account keeps from leaving; some at a time. As a worker. */
  async hold(tx: Tx, { accountId }: AccountScope, priority: 1 | null, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update sms_queue set state = ${STATE.held} where message_id in (
         select message_id from sms_queue where account_id = $1 and state = ${STATE.ready} and ($2::smallint is null or priority = $2)
          order by message_id limit $3 for update skip locked) returning message_id as id`,
      [accountId, priority, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** What was held may leave. */
  async release(tx: Tx, { accountId }: AccountScope, priority: 0 | null, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update sms_queue set state = ${STATE.ready} where message_id in (
         select message_id from sms_queue where account_id = $1 and state = ${STATE.held} and ($2::smallint is null or priority = $2)
          order by message_id limit $3 for update skip locked) returning message_id as id`,
      [accountId, priority, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The same of messages that a session has: it found out before it sent them. */
  async unscopedHold(tx: Tx, messageIds: readonly string[]): Promise<void> {
    await tx.query(
      `update sms_queue set state = ${STATE.held}, session_id = null where message_id = any ($1::uuid[])`,
      [messageIds],
    );
  }

  async idleOf(tx: Tx, { accountId }: AccountScope, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select message_id as id from sms_queue where account_id = $1 and state <> ${STATE.leased} order by message_id limit $2`,
      [accountId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
