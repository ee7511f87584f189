import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../platform/http/index.js';
import type { Delivery } from '../rules/delivery.js';
import { webhookProblems } from '../webhooks.errors.js';
import { TurnStores } from './take-turn.js';
import { WebhookTrail } from './webhook-trail.js';

/** Puts one delivery in line again, whatever became of it: same event, same id, same order number. */
@Injectable()
export class RetryDelivery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: TurnStores,
    private readonly trail: WebhookTrail,
  ) {}

  run(scope: AccountScope, webhookId: string, id: string, keep: BeforeCommit<Delivery>): Promise<Delivery> {
    const { queues, deliveries } = this.stores;
    return this.unitOfWork.run(scope, async (tx) => {
      const webhook = await this.trail.required(tx, scope, webhookId);
      if (!webhook.active) throw webhookProblems.webhook_disabled();
      await queues.lock(tx, scope, webhookId);
      const before = await deliveries.find(tx, scope, webhookId, id);
      if (before === null) throw platformProblems.not_found();
      await deliveries.again(tx, scope, webhookId, id);
      await queues.call(tx, scope, webhookId, before.endedAt === null ? 0 : 1);
      const delivery = (await deliveries.find(tx, scope, webhookId, id))!;
      await keep(tx, delivery);
      return delivery;
    });
  }
}
