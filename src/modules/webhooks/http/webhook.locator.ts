import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../kernel/ids.js';
import { Clock } from '../../../platform/clock/clock.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../platform/http/index.js';
import { ReadWebhooks } from '../use-cases/read-webhooks.query.js';
import { presentDelivery, presentWebhook } from './webhooks.presenter.js';

@Injectable()
export class WebhookLocator implements ResourceLocator {
  constructor(
    private readonly webhooks: ReadWebhooks,
    private readonly clock: Clock,
  ) {}

  async locate(caller: Caller | null, { id = '' }: Record<string, string>): Promise<object | null> {
    const webhookId = parseWireId(WIRE_PREFIXES.webhook, id);
    const found =
      caller === null || webhookId === null ? null : await this.webhooks.one(callerScope(caller), webhookId);
    return found === null ? null : presentWebhook(found.webhook, found.queue, this.clock.now());
  }
}

@Injectable()
export class WebhookDeliveryLocator implements ResourceLocator {
  constructor(private readonly webhooks: ReadWebhooks) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const webhookId = parseWireId(WIRE_PREFIXES.webhook, parameters['id'] ?? '');
    const id = parseWireId(WIRE_PREFIXES.webhookDelivery, parameters['deliveryId'] ?? '');
    if (caller === null || webhookId === null || id === null) return null;
    const found = await this.webhooks.delivery(callerScope(caller), webhookId, id);
    return found === null ? null : presentDelivery(found);
  }
}
