import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** How the mail with a message fares. */
export const DELIVERY_STATUSES = ['queued', 'deferred', 'delivered', 'bounced', 'expired'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** By message; what is missing went to nobody by mail. */
export type DeliveriesOfMessages = (
  tx: Tx,
  scope: AccountScope,
  messageIds: readonly string[],
) => Promise<ReadonlyMap<string, DeliveryStatus>>;

/** Port: what became of the mails that carried messages. The room that sees to mail answers it. */
@Injectable()
export class MessageDeliveries {
  private source: DeliveriesOfMessages = () => Promise.resolve(new Map());

  register(source: DeliveriesOfMessages): void {
    this.source = source;
  }

  statusesIn: DeliveriesOfMessages = (tx, scope, messageIds) => this.source(tx, scope, messageIds);
}
