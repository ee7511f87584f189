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
  /** Of the deliveries those whose message went to many: what it says of him is still in its body. */
  copies: { messageId: string; deliveryId: string }[];
  /** Contents of mails to several in which he stands, and which have left to all of them. */
  sharedContents: number;
  /** Mails that went to nobody else, and were none to many: their links are his. */
  alone: string[];
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
    update mail_events e set detail = e.detail - '{text,url,userAgent}'::text[] from changed c
     where e.account_id = $1 and e.message_id = c.message_id and e.delivery_id = c.id and e.detail ?| '{text,url,userAgent}'),
  mails as materialized (
    select m.id, m.recipient_count, m.bulk_id from messages m
     where m.account_id = $1 and m.id in (select message_id from changed)),
  nameless as (
    update messages m set subject = null, custom_id = null from mails a
     where m.account_id = $1 and m.id = a.id and a.recipient_count = 1 and a.bulk_id is null),
  gone as (
    delete from bodies b using mails m where b.account_id = $1 and b.message_id = m.id and m.recipient_count = 1 returning 1),
  shared as (
    delete from bodies b using mails m
     where b.account_id = $1 and b.message_id = m.id and m.recipient_count > 1 and m.bulk_id is null
       and not exists (select from deliveries d join delivery_queue q on q.id = d.id where d.message_id = m.id)
    returning 1)
  select (select count(*)::int from changed) as deliveries, (select count(*)::int from gone) as contents,
         (select count(*)::int from shared) as "sharedContents",
         (select coalesce(jsonb_agg(id), '[]') from mails where recipient_count = 1 and bulk_id is null) as alone,
         (select count(*)::int from held) as "inFlight",
         (select coalesce(jsonb_agg(jsonb_build_object('messageId', c.message_id, 'deliveryId', c.id)), '[]')
            from changed c join mails m on m.id = c.message_id where m.bulk_id is not null and m.recipient_count > 1) as copies`;
