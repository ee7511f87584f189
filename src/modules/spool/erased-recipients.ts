import { Injectable } from '@nestjs/common';
import { toIso } from '../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { BECAUSE, EVENT_TYPE, QUEUE_STATE, STATUS } from './rules/words.js';

/** What stands where the address of somebody stood who was erased. Nobody can have it (RFC 2606 §2). */
const ERASED = 'erased@erased.invalid';

export interface ErasedRecipient {
  /** Deliveries that show his address no more. */
  deliveries: number;
  /** Of these those that had not left yet, and never will. */
  cancelled: number;
  /** Contents of mails that went to nobody else. */
  contents: number;
  /** Of these those whose message went to many: what it says of him is still in its body. */
  copies: { messageId: string; deliveryId: string }[];
  /** Deliveries that a connection holds at this moment: they keep the address until they have ended. */
  inFlight: number;
}

/** Takes one recipient out of an account's mail: numbers stay, the address and what was written to him alone go. */
@Injectable()
export class ErasedRecipients {
  async eraseIn(tx: Tx, { accountId }: AccountScope, recipientKey: string): Promise<ErasedRecipient> {
    const waiting = await tx.query<{ id: string }>(
      `select d.id from deliveries d join delivery_queue q on q.id = d.id
        where d.account_id = $1 and d.recipient_key = $2 and q.state <> ${QUEUE_STATE.leased}`,
      [accountId, recipientKey],
    );
    const ended = await tx.query(
      'select * from spool_end($1::timestamptz, $2::uuid[], $3::smallint, $4::smallint, $5::smallint, null)',
      [toIso(tx.now), waiting.map(({ id }) => id), STATUS.cancelled, EVENT_TYPE.cancelled, BECAUSE.nothing],
    );
    const [done] = await tx.query<Omit<ErasedRecipient, 'cancelled'>>(ERASE, [accountId, recipientKey, ERASED]);
    return { ...done!, cancelled: ended.length };
  }
}

const ERASE = `with held as materialized (
    select d.id from deliveries d join delivery_queue q on q.id = d.id where d.account_id = $1 and d.recipient_key = $2),
  changed as (
    update deliveries d set recipient = $3, recipient_key = $3
     where d.account_id = $1 and d.recipient_key = $2 and not exists (select from held h where h.id = d.id)
    returning d.id, d.message_id),
  said as (
    update mail_events e set detail = e.detail - 'text' from changed c
     where e.account_id = $1 and e.message_id = c.message_id and e.delivery_id = c.id and e.detail ? 'text'),
  gone as (
    delete from bodies b using changed c, messages m
     where b.account_id = $1 and b.message_id = c.message_id and m.id = c.message_id and m.recipient_count = 1
    returning 1)
  select (select count(*)::int from changed) as deliveries, (select count(*)::int from gone) as contents,
         (select count(*)::int from held) as "inFlight",
         (select coalesce(jsonb_agg(jsonb_build_object('messageId', c.message_id, 'deliveryId', c.id)), '[]')
            from changed c join messages m on m.id = c.message_id where m.bulk_id is not null and m.recipient_count > 1) as copies`;
