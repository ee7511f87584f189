import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

/** A delivery, or only a message, that something which came back is about. */
export interface KnownDelivery {
  accountId: string;
  messageId: string;
  deliveryId: string | null;
  /** Null when only the message is known. */
  recipient: string | null;
}

const COLUMNS = 'account_id as "accountId", message_id as "messageId", id as "deliveryId", recipient';

/** Finds again what was sent, by what came back of it. */
@Injectable()
export class ReturnedDeliveries {
  async byId(tx: Tx, deliveryId: string): Promise<KnownDelivery | null> {
    const rows = await tx.query<KnownDelivery>(`select ${COLUMNS} from deliveries where id = $1`, [deliveryId]);
    return rows[0] ?? null;
  }

  /**
   * By the message, and the recipient that the report names; where it names none of them, the only one there was, or
   * the message alone. `header` is the Message-ID that must stand in it, null where another field named the message.
   */
  async byMessage(
    tx: Tx,
    messageId: string,
    header: string | null,
    recipients: readonly string[],
  ): Promise<KnownDelivery | null> {
    const [message] = await tx.query<{ accountId: string }>(
      'select account_id as "accountId" from messages where id = $1 and ($2::text is null or message_id_header = $2)',
      [messageId, header],
    );
    if (!message) return null;
    const keys = recipients.map((recipient) => recipient.toLowerCase());
    const deliveries = await tx.query<KnownDelivery>(
      `select ${COLUMNS} from deliveries where message_id = $1 order by (recipient_key = any ($2::text[])) desc limit 2`,
      [messageId, keys],
    );
    const named = deliveries.find(({ recipient }) => keys.includes(recipient!.toLowerCase()));
    const only = deliveries.length === 1 ? deliveries[0] : undefined;
    return named ?? only ?? { accountId: message.accountId, messageId, deliveryId: null, recipient: null };
  }
}
