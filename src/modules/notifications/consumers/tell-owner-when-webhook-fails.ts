import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfWebhook } from '../use-cases/tell-owner-of-webhook.js';

@Injectable()
export class TellOwnerWhenWebhookFails implements EventConsumer<'webhook.failing.v1'> {
  readonly name = 'tell-owner-when-webhook-fails';
  readonly event = 'webhook.failing.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tellOwner: TellOwnerOfWebhook,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'webhook.failing.v1'>, tx: Tx): Promise<void> {
    await this.tellOwner.in(tx, accountId, 'webhook-failing', String(id), payload.host);
  }
}
