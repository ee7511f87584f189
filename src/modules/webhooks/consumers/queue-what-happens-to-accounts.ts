import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { QueueAccountEvent } from '../use-cases/queue-account-event.js';
import { type ToldEvent, TOLD_EVENTS } from '../rules/account-events.table.js';

/** One consumer for each business event that receivers may hear of. */
@Injectable()
export class QueueWhatHappensToAccounts {
  constructor(consumers: Consumers, queue: QueueAccountEvent) {
    for (const event of TOLD_EVENTS) consumers.register(tellOf(event, queue) as never);
  }
}

function tellOf<N extends ToldEvent>(event: N, queue: QueueAccountEvent): EventConsumer<N> {
  return {
    name: `tell-webhooks-of-${event.replace(/\.v\d+$/, '').replace(/[._]/g, '-')}`,
    event,
    queue: 'events',
    handle: (received: ReceivedEvent<N>, tx: Tx) => queue.unscopedIn(tx, event, received),
  };
}
