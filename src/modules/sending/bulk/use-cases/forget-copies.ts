import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { BulkBodies } from '../../../spool/index.js';
import { RecipientPage } from '../rules/recipient-page.js';

/** Bodies are some tens of kilobytes; so many are in memory at once. */
const AT_ONCE = 20;

/** Takes what a message to many says of somebody out of it; what it says of others stays as it is. */
@Injectable()
export class ForgetCopies {
  constructor(private readonly bodies: BulkBodies) {}

  /** Answers of how many messages something was taken out. */
  async in(tx: Tx, scope: AccountScope, copies: readonly { messageId: string; deliveryId: string }[]): Promise<number> {
    const byMessage = new Map<string, string[]>();
    for (const { messageId, deliveryId } of copies)
      byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), deliveryId]);
    const messageIds = [...byMessage.keys()].sort();
    let changed = 0;
    for (let at = 0; at < messageIds.length; at += AT_ONCE)
      for (const { messageId, content } of await this.bodies.lockIn(tx, scope, messageIds.slice(at, at + AT_ONCE))) {
        const rest = new RecipientPage(content).without(byMessage.get(messageId)!);
        if (rest === null) continue;
        await this.bodies.replaceIn(tx, scope, { messageId, content: rest.bytes, rawBytes: rest.rawBytes });
        changed += 1;
      }
    return changed;
  }
}
