import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../platform/http/index.js';
import type { Actor } from '../../accounts/index.js';
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

  run(
    scope: AccountScope,
    { webhookId, id }: { webhookId: string; id: string },
    actor: Actor,
    keep: BeforeCommit<Delivery>,
  ): Promise<Delivery> {
    const { queues, deliveries } = this.stores;
    return this.unitOfWork.run(scope, async (tx) => {
      const webhook = await this.trail.required(tx, scope, webhookId);
      if (!webhook.active) throw webhookProblems.webhook_disabled();
      await queues.lock(tx, scope, webhookId);
      const before = await deliveries.find(tx, scope, webhookId, id);
      if (before === null) throw platformProblems.not_found();
      await deliveries.again(tx, scope, webhookId, id);
      await queues.call(tx, scope, webhookId, before.endedAt === null ? 0 : 1);
      await this.record(tx, scope, before, actor);
      const delivery = (await deliveries.find(tx, scope, webhookId, id))!;
      await keep(tx, delivery);
      return delivery;
    });
  }

  private record(tx: Tx, scope: AccountScope, { webhookId, eventId }: Delivery, actor: Actor): Promise<void> {
    const id = wireId(WIRE_PREFIXES.webhook, webhookId);
    const changes = { eventId: wireId(WIRE_PREFIXES.event, eventId) };
    return this.trail.recordIn(tx, scope, { action: 'webhook.delivery_retried', id, changes }, actor);
  }
}
