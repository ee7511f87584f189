import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfWebhook } from '../use-cases/tell-owner-of-webhook.js';

@Injectable()
export class TellOwnerWhenWebhookIsDisabled implements EventConsumer<'webhook.disabled.v1'> {
  readonly name = 'tell-owner-when-webhook-is-disabled';
  readonly event = 'webhook.disabled.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tellOwner: TellOwnerOfWebhook,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'webhook.disabled.v1'>, tx: Tx): Promise<void> {
    const name = payload.because === 'gone' ? 'webhook-gone' : 'webhook-disabled';
    await this.tellOwner.in(tx, accountId, name, String(id), payload.host);
  }
}
