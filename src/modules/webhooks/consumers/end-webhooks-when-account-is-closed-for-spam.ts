import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { WebhookQueuesRepository } from '../data/webhook-queues.repository.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';

/** Whoever sent spam hears nothing more, and his receivers are called no more. */
@Injectable()
export class EndWebhooksWhenAccountIsClosedForSpam implements EventConsumer<'account.closing.v1'> {
  readonly name = 'end-webhooks-when-account-is-closed-for-spam';
  readonly event = 'account.closing.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly webhooks: WebhooksRepository,
    private readonly queues: WebhookQueuesRepository,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'account.closing.v1'>, tx: Tx): Promise<void> {
    if (payload.reason !== 'spam') return;
    const scope = accountScope(accountId);
    for (const webhook of await this.webhooks.activeOf(tx, scope)) {
      const { version, id } = webhook;
      const ended = { disabledBecause: 'account_closed', disabledAt: tx.now, updatedAt: tx.now } as const;
      await this.webhooks.save(tx, { ...webhook, ...ended, active: false, version: version + 1 });
      await this.queues.end(tx, scope, id);
    }
  }
}
