import { Injectable } from '@nestjs/common';
import { HotPool } from '../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { QUEUE_STATE } from './rules/words.js';

/** All mail of an account, or of the installation about an account, when it has to go. */
@Injectable()
export class AccountMail {
  constructor(private readonly pool: HotPool) {}

  /** Deliveries that wait and that no connection holds. One look through the queue, whose rows have no index by account. */
  async waitingOf(scope: AccountScope, limit: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id from delivery_queue where account_id = $1 and state <> ${QUEUE_STATE.leased} limit $2`,
      [scope.accountId, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Deletes whole messages with everything that is known of them; answers how many rows. */
  async eraseMessagesIn(tx: Tx, scope: AccountScope, messageIds: readonly string[]): Promise<number> {
    const rows = await tx.query<{ n: number }>(
      `with d as materialized (select id from deliveries where account_id = $1 and message_id = any ($2::uuid[])),
         queued as (delete from delivery_queue q using d where q.id = d.id returning 1),
         records as (delete from deliveries r using d where r.id = d.id returning 1),
         events as (delete from mail_events where account_id = $1 and message_id = any ($2::uuid[]) returning 1),
         contents as (delete from bodies where account_id = $1 and message_id = any ($2::uuid[]) returning 1),
         mails as (delete from messages where account_id = $1 and id = any ($2::uuid[]) returning 1)
       select ((select count(*) from queued) + (select count(*) from records) + (select count(*) from events)
         + (select count(*) from contents) + (select count(*) from mails))::int as n`,
      [scope.accountId, messageIds],
    );
    return rows[0]!.n;
  }
}
