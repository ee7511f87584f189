import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { parseAddress } from '../../addresses/index.js';
import type { Complaint, ComplaintFilter, NewComplaint } from './complaint.js';

const COLUMNS = `id, account_id as "accountId", message_id as "messageId", delivery_id as "deliveryId", recipient, source,
  feedback_type as "feedbackType", reference, raw_mail_id as "rawMailId", received_at as "receivedAt", recorded_at as "recordedAt"`;

@Injectable()
export class ComplaintsRepository {
  /** Null when the recipient's complaint about this message, or this reference, is recorded already. */
  async insert(tx: Tx, one: NewComplaint): Promise<Complaint | null> {
    const rows = await tx.query<Complaint>(
      `insert into complaints (id, account_id, message_id, delivery_id, recipient, recipient_key, source, feedback_type,
         reference, raw_mail_id, received_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning ${COLUMNS}`,
      [
        newId(tx.now),
        one.accountId,
        one.messageId,
        one.deliveryId,
        one.recipient,
        keyOf(one.recipient),
        one.source,
        one.feedbackType,
        one.reference,
        one.rawMailId,
        toDate(one.receivedAt),
        toDate(tx.now),
      ],
    );
    return rows[0] ?? null;
  }

  /** What stood in the way of an insert. */
  async unscopedKnown(tx: Tx, one: NewComplaint): Promise<Complaint | null> {
    const rows = await tx.query<Complaint>(
      `select ${COLUMNS} from complaints
        where reference = $1 or (message_id = $2 and recipient_key = $3) order by reference = $1 desc nulls last limit 1`,
      [one.reference, one.messageId, keyOf(one.recipient)],
    );
    return rows[0] ?? null;
  }

  async countOf(tx: Tx, { accountId }: AccountScope, recipient: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from complaints where account_id = $1 and recipient_key = $2',
      [accountId, keyOf(recipient)],
    );
    return row!.n;
  }

  /** Newest first. */
  unscopedPage(tx: Tx, filter: ComplaintFilter, beforeId: string | null, limit: number): Promise<Complaint[]> {
    return tx.query<Complaint>(
      `select ${COLUMNS} from complaints
        where ($1::uuid is null or account_id = $1) and ($2::uuid is null or message_id = $2) and ($3::text is null or source = $3)
          and ($4::text is null or reference = $4) and ($5::uuid is null or id < $5) order by id desc limit $6`,
      [
        filter.accountId ?? null,
        filter.messageId ?? null,
        filter.source ?? null,
        filter.reference ?? null,
        beforeId,
        limit,
      ],
    );
  }

  async unscopedFind(tx: Tx, id: string): Promise<Complaint | null> {
    return (await tx.query<Complaint>(`select ${COLUMNS} from complaints where id = $1`, [id]))[0] ?? null;
  }

  /** Whether the account sent this message, and which delivery of it went to the recipient. */
  async sentTo(
    tx: Tx,
    { accountId }: AccountScope,
    messageId: string,
    recipient: string,
  ): Promise<{ deliveryId: string | null } | null> {
    const rows = await tx.query<{ deliveryId: string | null }>(
      `select d.id as "deliveryId" from messages m
         left join deliveries d on d.message_id = m.id and d.recipient_key = $3
        where m.id = $2 and m.account_id = $1 order by d.id limit 1`,
      [accountId, messageId, keyOf(recipient)],
    );
    return rows[0] ?? null;
  }
}

function keyOf(recipient: string | null): string {
  return recipient === null ? '' : (parseAddress(recipient)?.key ?? recipient.toLowerCase());
}
