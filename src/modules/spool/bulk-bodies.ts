import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../platform/database/tx.js';

/** Bodies of mail to many: what its recipients differ in. As a worker. */
@Injectable()
export class BulkBodies {
  /** Locked, in the order of their ids; those that are no longer kept are missing. */
  async lockIn(
    tx: Tx,
    { accountId }: AccountScope,
    messageIds: readonly string[],
  ): Promise<{ messageId: string; content: Buffer }[]> {
    return tx.query<{ messageId: string; content: Buffer }>(
      `select message_id as "messageId", content from bodies where account_id = $1 and message_id = any ($2::uuid[])
        order by message_id for update`,
      [accountId, messageIds],
    );
  }

  async replaceIn(
    tx: Tx,
    { accountId }: AccountScope,
    { messageId, content, rawBytes }: { messageId: string; content: Buffer; rawBytes: number },
  ): Promise<void> {
    await tx.query('update bodies set content = $3, raw_bytes = $4 where account_id = $1 and message_id = $2', [
      accountId,
      messageId,
      content,
      rawBytes,
    ]);
  }
}
