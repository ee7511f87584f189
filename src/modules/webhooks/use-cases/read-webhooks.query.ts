import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { DeliveryFilter } from '../data/webhook-deliveries.repository.js';
import type { QueueRow } from '../data/webhook-queues.repository.js';
import type { Delivery } from '../rules/delivery.js';
import type { Webhook } from '../rules/webhook.js';
import { TurnStores } from './take-turn.js';

export interface WebhookWithHealth {
  webhook: Webhook;
  queue: QueueRow | null;
}

@Injectable()
export class ReadWebhooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: TurnStores,
  ) {}

  one(scope: AccountScope, id: string): Promise<WebhookWithHealth | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const webhook = await this.stores.webhooks.find(tx, scope, id);
      if (webhook === null) return null;
      return { webhook, queue: (await this.stores.queues.of(tx, scope, [id])).get(id) ?? null };
    });
  }

  /** Newest first; one more than `limit`. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<WebhookWithHealth[]> {
    return this.unitOfWork.run(scope, async (tx) => {
      const webhooks = await this.stores.webhooks.list(tx, scope, limit + 1, before);
      const ids = webhooks.map(({ id }) => id);
      const queues = await this.stores.queues.of(tx, scope, ids);
      return webhooks.map((webhook) => ({ webhook, queue: queues.get(webhook.id) ?? null }));
    });
  }

  delivery(scope: AccountScope, webhookId: string, id: string): Promise<Delivery | null> {
    return this.unitOfWork.run(scope, (tx) => this.stores.deliveries.find(tx, scope, webhookId, id));
  }

  /** Newest first; one more than `limit`. */
  deliveries(
    scope: AccountScope,
    webhookId: string,
    page: { before: number | null; limit: number } & DeliveryFilter,
  ): Promise<Delivery[]> {
    const more = { ...page, limit: page.limit + 1 };
    return this.unitOfWork.run(scope, (tx) => this.stores.deliveries.list(tx, scope, webhookId, more));
  }
}
