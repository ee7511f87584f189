import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { platformProblems } from '../../../platform/http/index.js';
import { type Called, Receiver } from '../adapters/receiver.js';
import { letterOf } from '../rules/body.js';
import { WebhookTrail } from './webhook-trail.js';

const TYPE = 'webhook.test';

/** Calls a receiver now with an event of which nothing is kept, and tells what it said; also one that is switched off. */
@Injectable()
export class SendTestEvent {
  constructor(
    private readonly trail: WebhookTrail,
    private readonly receiver: Receiver,
    private readonly clock: Clock,
  ) {}

  async run(scope: AccountScope, id: string): Promise<Called & { eventId: string }> {
    const webhook = await this.trail.find(scope, id);
    if (webhook === null) throw platformProblems.not_found();
    const now = this.clock.now();
    const eventId = newId(now);
    const data = {
      id: wireId(WIRE_PREFIXES.event, eventId),
      type: TYPE,
      occurredAt: toIso(now),
      webhookId: wireId(WIRE_PREFIXES.webhook, id),
    };
    const letter = letterOf({ eventId, type: TYPE, occurredAt: now, sequence: 0, data });
    return { eventId, ...(await this.receiver.call(webhook, letter)) };
  }
}
