import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AskOwnerToConfirm } from '../use-cases/ask-owner-to-confirm.js';

@Injectable()
export class AskOwnerToConfirmPayment implements EventConsumer<'payment.action_required.v1'> {
  readonly name = 'ask-owner-to-confirm-payment';
  readonly event = 'payment.action_required.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly ask: AskOwnerToConfirm,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'payment.action_required.v1'>, tx: Tx): Promise<void> {
    await this.ask.in(tx, accountId, payload.paymentId);
  }
}
