import { Injectable } from '@nestjs/common';
import { toIso } from '../../../kernel/time/instant.js';
import type { Tx } from '../../../platform/database/tx.js';
import { EVENT_TYPE, STATUS, type AttemptDetail } from '../../spool/index.js';

export interface LateResult {
  deliveryId: string;
  accountId: string;
  recipient: string;
}

/** What becomes known after a delivery was over. */
@Injectable()
export class LateResults {
  /** A delivered mail bounced after all. Null when there is no such delivery, or when it is known already. */
  async bounce(tx: Tx, deliveryId: string, detail: AttemptDetail): Promise<LateResult | null> {
    const rows = await tx.query<LateResult>(
      `with bounced as (
         update deliveries set status = ${STATUS.bounced}, updated_at = $2::timestamptz
          where id = $1 and status = ${STATUS.delivered} returning id, account_id, message_id, attempts, recipient),
       logged as (
         insert into mail_events (id, account_id, message_id, delivery_id, type, attempt, at, detail)
         select spool_uuid7($2::timestamptz), account_id, message_id, id, ${EVENT_TYPE.bounced}, attempts, $2::timestamptz, $3::jsonb from bounced)
       select id as "deliveryId", account_id as "accountId", recipient from bounced`,
      [deliveryId, toIso(tx.now), JSON.stringify(detail)],
    );
    return rows[0] ?? null;
  }
}
