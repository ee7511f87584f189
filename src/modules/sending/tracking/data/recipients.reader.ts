import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';

/** Whose delivery it was and in whose name it came. */
export interface TrackedRecipient {
  deliveryId: string;
  accountId: string;
  messageId: string;
  /** As it was written to. */
  email: string;
  /** Address of the From field. */
  fromEmail: string;
}

@Injectable()
export class RecipientsReader {
  /** Null when there is no such delivery (any more); kept from being erased until the end of the transaction. */
  async lockedIn(tx: Tx, deliveryId: string): Promise<TrackedRecipient | null> {
    const [row] = await tx.query<TrackedRecipient>(
      `select d.id as "deliveryId", d.account_id as "accountId", d.message_id as "messageId", d.recipient as email,
              (select m.from_email from messages m where m.id = d.message_id) as "fromEmail"
         from deliveries d where d.id = $1 for key share`,
      [deliveryId],
    );
    return row && row.fromEmail !== null ? row : null;
  }
}
