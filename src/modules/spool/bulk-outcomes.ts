import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { type StatusName, statusName } from './rules/words.js';

/** The copy of mail to many that one recipient got, or is to get. */
export interface BulkOutcome {
  deliveryId: string;
  messageId: string;
  status: StatusName;
}

/** What became of copies of mail to many, asked for by recipient. */
@Injectable()
export class BulkOutcomes {
  /** By key of the recipient; who got none is missing. `since`: nothing of it was accepted before. */
  async of(
    tx: Tx,
    { accountId }: AccountScope,
    { bulkIds, keys, since }: { bulkIds: readonly string[]; keys: readonly string[]; since: Instant },
  ): Promise<Map<string, BulkOutcome>> {
    if (bulkIds.length === 0 || keys.length === 0) return new Map();
    const rows = await tx.query<{ key: string; deliveryId: string; messageId: string; status: number }>(OUTCOMES, [
      accountId,
      keys,
      bulkIds,
      firstIdAt(since),
    ]);
    return new Map(
      rows.map(({ key, deliveryId, messageId, status }) => [
        key,
        { deliveryId, messageId, status: statusName(status) },
      ]),
    );
  }
}

/** One look into the recipient's index for each; what was sent before the campaign is not looked at. */
const OUTCOMES = `select x.key, d.id as "deliveryId", d.message_id as "messageId", d.status
    from unnest($2::text[]) x (key)
   cross join lateral (
     select d.id, d.message_id, d.status from deliveries d
      where d.account_id = $1 and d.recipient_key = x.key and d.id >= $4
        and exists (select from messages m where m.id = d.message_id and m.bulk_id = any ($3::uuid[]) offset 0)
      order by d.id limit 1) d`;
