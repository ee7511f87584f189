import { Injectable } from '@nestjs/common';
import { addMs } from '../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SpoolFacade } from '../../spool/index.js';

/** As long as another process may still judge by the plan before. */
const PLAN_KNOWN_MS = 5_000;

/** Mail that waits for the next window is judged again, in its order, as soon as everybody knows the new plan. */
@Injectable()
export class CountHeldMailAnewWhenPlanChanges implements EventConsumer<'subscription.changed.v1'> {
  readonly name = 'count-held-mail-anew-when-plan-changes';
  readonly event = 'subscription.changed.v1' as const;
  readonly queue = 'events' as const;

  constructor(
    private readonly spool: SpoolFacade,
    consumers: Consumers,
  ) {
    consumers.register(this);
  }

  handle({ accountId, at, payload }: ReceivedEvent<'subscription.changed.v1'>, tx: Tx): Promise<void> {
    return this.spool.countAnewIn(tx, accountScope(accountId), payload.subscriptionId, addMs(at, PLAN_KNOWN_MS));
  }
}
